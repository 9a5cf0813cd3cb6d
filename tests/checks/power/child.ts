/**
 * The process whose writes are recorded: clerks' days on the real core, each acknowledged step marked.
 * Arguments: data folder, seed, scenario, steps, twin. The twins break the promise on purpose and live only here.
 */
import fs, { mkdirSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { openWritable } from '../../../src/core/db/connection.ts'
import { flushFolder } from '../../../src/core/db/durable-files.ts'
import { databaseFile } from '../../../src/core/db/inspect.ts'
import { migrate } from '../../../src/core/db/migrate.ts'
import { migrations } from '../../../src/core/db/migrations/index.ts'
import { acknowledgeTo, openAcks } from '../../support/checks/acknowledge.ts'
import { ask, openApp, street } from '../../support/checks/app.ts'
import { OfficeDay, type Fact } from '../../support/checks/office-day.ts'
import { seeded } from '../../support/checks/random.ts'

const [dataDir = '', seed = '0', scenario = 'office', steps = '40', twin = 'none'] = process.argv.slice(2)
const acknowledge = acknowledgeTo(openAcks())
const random = seeded(Number(seed))

function breakPromise(): void {
  if (twin === 'normal' || twin === 'off') weakenSynchronous(twin)
  if (twin === 'noFlush') {
    fs.fsyncSync = () => undefined
    syncBuiltinESMExports()
  }
}

/** Right after the opening, whose last step is a checkpoint: the core has read its settings back by then. */
function weakenSynchronous(level: string): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the database it belongs to
  const { pragma } = BetterSqlite3.prototype
  BetterSqlite3.prototype.pragma = function (this: BetterSqlite3.Database, source, options) {
    const answer: unknown = pragma.call(this, source, options)
    if (source.startsWith('wal_checkpoint')) pragma.call(this, `synchronous=${level}`)
    return answer
  }
}

const plain = (step: string): Fact => ({ step, commandId: null, record: null, backup: null })

/** The transaction around a migration ends before its first statement; each statement is on its own. */
function runMigrationsBare(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the database it belongs to
  const { exec } = BetterSqlite3.prototype
  BetterSqlite3.prototype.exec = function (this: BetterSqlite3.Database, sql) {
    const bare = this.inTransaction && migrations.some((migration) => migration.sql === sql)
    return exec.call(this, bare ? `COMMIT; ${sql}; BEGIN` : sql)
  }
}

/** Three sessions, so that closing, opening and checkpoints are among what can be cut. */
async function office(): Promise<void> {
  for (let session = 0; session < 3; session++) {
    const app = await openApp(dataDir)
    if (session === 0) await ask(app, 'system.initialize', street)
    if (session === 0) acknowledge(plain('initialize'))
    const day = new OfficeDay(app, random)
    for (let step = 0; step < Number(steps); step++) acknowledge(await day.step())
    await app.close()
  }
}

async function restore(): Promise<void> {
  let app = await openApp(dataDir)
  await ask(app, 'system.initialize', street)
  acknowledge(plain('initialize'))
  const day = new OfficeDay(app, random)
  for (let round = 0; round < Number(steps); round++) {
    acknowledge(await day.addRow())
    const kept = await day.backUp()
    acknowledge(kept)
    acknowledge(await day.editRow())
    acknowledge(await day.addRow())
    if (twin === 'inPlace') {
      await app.close()
      fs.writeFileSync(
        join(dataDir, 'sidantong.db'),
        fs.readFileSync(join(dataDir, 'backups', `${kept.backup ?? ''}.db`)),
      )
      fs.rmSync(join(dataDir, 'marker'))
      app = await openApp(dataDir)
      acknowledge({ ...kept, step: 'restore' })
      return app.close()
    }
    acknowledge(await day.restore(kept.backup ?? ''))
    acknowledge(await day.addRow())
  }
  await app.close()
}

/** A database of an early version, opened by the present program: several migrations, the tables of meetings among them. */
async function migration(): Promise<void> {
  mkdirSync(dataDir)
  const { raw } = openWritable(join(dataDir, databaseFile))
  migrate(raw, migrations.slice(0, 3))
  const unit = JSON.stringify({ name: street.unitName, code: street.unitCode, kind: 'street' })
  raw.prepare("INSERT INTO meta VALUES ('database_id', 'old'), ('own_unit', ?)").run(unit)
  raw.close()
  flushFolder(dataDir)
  flushFolder(dirname(dataDir))
  acknowledge(plain('initialize'))
  if (twin === 'bareMigration') runMigrationsBare()
  const app = await openApp(dataDir)
  acknowledge(plain('migrate'))
  acknowledge(await new OfficeDay(app, random).addRow())
  await app.close()
}

breakPromise()
const play = z.enum(['office', 'restore', 'migration']).transform((name) => ({ office, restore, migration })[name])
await play.parse(scenario)()
