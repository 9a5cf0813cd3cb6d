/** Records one run of the child and works out, for every acknowledgement, what a disk without a power cut would hold. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWritable } from '../../../src/core/db/connection.ts'
import { migrate } from '../../../src/core/db/migrate.ts'
import { migrations } from '../../../src/core/db/migrations/index.ts'
import { readAcks } from '../../support/checks/acknowledge.ts'
import type { Fact } from '../../support/checks/office-day.ts'
import { seeded } from '../../support/checks/random.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import { recorderEnvironment } from '../recorder/recorder.ts'
import { readTrace, type Operation } from '../recorder/trace.ts'
import { ImageFolder } from './disk-image.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export interface Scenario {
  readonly name: 'office' | 'restore' | 'migration'
  readonly steps: number
  readonly twin: 'none' | 'normal' | 'off' | 'noFlush' | 'inPlace' | 'bareMigration'
}

export interface Recording {
  readonly scenario: Scenario
  readonly operations: readonly Operation[]
  readonly acknowledged: readonly Fact[]
  /** Before it the stage is set, and not by the program under test. */
  readonly firstCut: number
  /** Every schema that a migration ends with. */
  readonly schemas: ReadonlySet<string>
  /** Digest of the database at each acknowledgement. */
  readonly digests: readonly string[]
}

/** The data folder within the recorded one, which stands for the disk. */
export const dataFolder = '/data'
export const databasePath = `${dataFolder}/sidantong.db`

/** The child runs beside the caller; what it did is worked out when it is awaited. */
export async function recordRun(scenario: Scenario, seed: number, scratch: string): Promise<Recording> {
  const operations = await recordChild(scenario, seed)
  const firstMark = operations.findIndex(({ kind }) => kind === 'mark')
  const firstCut = scenario.name === 'migration' ? firstMark + 1 : 0
  return { scenario, operations, firstCut, schemas: migratedSchemas(scratch), ...withoutCut(operations, scratch) }
}

function migratedSchemas(scratch: string): ReadonlySet<string> {
  const folder = mkdtempSync(join(scratch, 'schemas-'))
  try {
    return new Set(
      migrations.map(({ version }, index) => {
        const path = join(folder, String(version))
        const { raw } = openWritable(path)
        migrate(raw, migrations.slice(0, index + 1))
        raw.close()
        return readStoredState(path, []).schema
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function recordChild({ name, steps, twin }: Scenario, seed: number): Promise<Operation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-recording-'))
  try {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const files = { folder: disk, log: join(folder, 'log'), acks: join(folder, 'acks') }
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'child.ts'), disk + dataFolder, String(seed), name, String(steps), twin],
      { env: recorderEnvironment(files), stdio: ['ignore', 'inherit', 'inherit'] },
    )
    const code = await new Promise((resolve) => child.once('exit', resolve))
    if (code !== 0) throw new Error(`the recorded process failed: ${JSON.stringify({ name, twin, seed })}`)
    return readTrace(files.log)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function withoutCut(operations: readonly Operation[], scratch: string): Pick<Recording, 'acknowledged' | 'digests'> {
  const disk = new SimulatedDisk()
  const images = new ImageFolder(scratch)
  const acknowledged: Fact[] = []
  const digests: string[] = []
  for (const operation of operations) {
    disk.apply(operation)
    if (operation.kind !== 'mark') continue
    acknowledged.push(...readAcks(operation.text))
    const image = disk.cut({ data: 'all', names: 'all', share: 1 }, seeded(0))
    const { digest, problems } = images.look(image, (root) => readStoredState(root + databasePath, []))
    if (problems.length > 0) throw new Error(`the recorded run is itself broken: ${problems.join('; ')}`)
    digests.push(digest)
  }
  images.remove()
  return { acknowledged, digests }
}
