/** A first run that fails half way leaves no half beginning. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createClient } from '../../../src/contract/client.ts'
import { createApp } from '../../../src/core/create-app.ts'
import { hostOptions } from '../../../src/core/shell/host-options.ts'

it('a sample street that cannot be loaded leaves the folder as empty as it was', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sidantong-first-run-'))
  const resourcesDir = mkdtempSync(join(tmpdir(), 'sidantong-resources-'))
  const options = hostOptions(dataDir)
  mkdirSync(join(resourcesDir, 'sample'))
  copyFileSync(
    join(options.resourcesDir, 'sample', '联席会议-示例.json'),
    join(resourcesDir, 'sample', '联席会议-示例.json'),
  )
  writeFileSync(join(resourcesDir, 'sample', '四张清单-示例街道.xlsx'), '不是表格')
  const app = await createApp({ ...options, resourcesDir })
  const client = createClient((method, input) => app.call(method, input))
  try {
    await expect(client.system.initialize({ mode: 'sample' })).rejects.toThrow('四张清单-示例街道.xlsx')
    expect((await client.system.status({})).state).toBe('empty')
    const status = await client.system.initialize({ mode: 'blank', unitName: '云溪街道办事处', unitCode: '999901001' })
    expect(status.state).toBe('ready')
  } finally {
    await app.close()
    rmSync(dataDir, { recursive: true })
    rmSync(resourcesDir, { recursive: true })
  }
})
