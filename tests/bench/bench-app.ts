/** The real core on a temporary folder, with a typed client. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiClient } from '../../src/contract/api.ts'
import type { StagedFile } from '../../src/contract/artifact.ts'
import { createClient } from '../../src/contract/client.ts'
import { createApp } from '../../src/core/create-app.ts'
import { hostOptions } from '../../src/core/shell/host-options.ts'

export interface BenchApp {
  readonly client: ApiClient
  readonly dataDir: string
  stage(name: string, bytes: Uint8Array): StagedFile
  /** Ends the core, lets something be written into the folder, and starts again. */
  fill(write: (dataDir: string) => void): Promise<void>
  close(): Promise<void>
}

const street = { unitName: '云溪街道办事处', unitCode: '999901001' }

export async function openBenchApp(unit = street): Promise<BenchApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sidantong-bench-'))
  let app = await createApp(hostOptions(dataDir))
  const client = createClient((method, input) => app.call(method, input))
  await client.system.initialize({ mode: 'blank', ...unit })
  return {
    client,
    dataDir,
    stage: (name, bytes) => app.stageFile(name, bytes),
    fill: async (write) => {
      await app.close()
      write(dataDir)
      app = await createApp(hostOptions(dataDir))
    },
    close: async () => {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
