/**
 * Any sequence of edits, imports, undo and redo, against the simplest model there is: a list of contents and a place in
 * it. Whatever the order, undo and redo move along the list, and the full check finds nothing.
 */
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import { aMeeting, importFiles, openTestApp, type TestApp } from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'

const codes = ['999901001001001', '999901001001002', '999901001002001', '999901002001001']
const names = ['甲一', '乙二', '丙三']
const communities = ['东社区', '西社区']
const grids = ['一网格', '二网格']
const orNothing = <T>(values: readonly T[]): Arbitrary<T | null> => fc.option(fc.constantFrom(...values), { freq: 5 })

const rosterValues: Arbitrary<RecordValues> = fc.record(
  {
    phone: orNothing(['19900001001', '19900001002']),
    role: orNothing(['网格长', '专职网格员']),
    gridCode: orNothing(codes),
    gridName: orNothing(grids),
    communityName: orNothing(communities),
    households: orNothing([300, 400]),
    startedOn: orNothing(['2026.3.1']),
  },
  { requiredKeys: [] },
)

const csvRow = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom('19900001001', '19900001002', ''),
    fc.constantFrom(...communities, ''),
    fc.constantFrom(...grids, ''),
    fc.constantFrom(...codes, ''),
    fc.constantFrom('300', '400', ''),
  )
  .map((cells) => cells.join(','))

type Step = (app: TestApp) => Promise<unknown>

async function pick(app: TestApp, at: number) {
  const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 500 })
  return rows[at % Math.max(rows.length, 1)]
}

async function ownColumn({ client }: TestApp): Promise<string | undefined> {
  return (await client.ledgers.fields({ ledger: 'people' })).find(({ own }) => own)?.name
}

const step: Arbitrary<readonly [string, Step]> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...names), rosterValues)
    .map(([name, values]): [string, Step] => [
      `create ${name} ${JSON.stringify(values)}`,
      ({ client }) => client.ledgers.create({ ledger: 'people', values: { name, ...values } }),
    ]),
  { weight: 3, arbitrary: fc.tuple(fc.nat(), rosterValues).map(updatePerson) },
  fc.nat().map((at): [string, Step] => [
    `remove ${at}`,
    async (app) => {
      const row = await pick(app, at)
      if (row !== undefined) await app.client.ledgers.remove({ ledger: 'people', ids: [row.id] })
    },
  ]),
  fc.tuple(fc.nat(), fc.array(rosterValues, { minLength: 1, maxLength: 3 })).map(([at, blocks]): [string, Step] => [
    `paste at ${at} ${JSON.stringify(blocks)}`,
    async (app) => {
      const row = await pick(app, at)
      const [first = {}, ...more] = blocks
      await app.client.ledgers.write({
        ledger: 'people',
        purpose: 'paste',
        update: row === undefined ? [] : [{ id: row.id, version: row.version, values: first }],
        create: more.map((values) => ({ values: { name: '新来的', ...values } })),
      })
    },
  ]),
  fc.tuple(fc.nat(), fc.nat(), rosterValues).map(([keep, merge, { phone = null }]): [string, Step] => [
    `merge ${merge} into ${keep} ${String(phone)}`,
    async (app) => {
      const [kept, merged] = [await pick(app, keep), await pick(app, merge)]
      if (kept !== undefined && merged !== undefined)
        await app.client.people.merge({ keep: kept.id, merge: merged.id, values: { phone } })
    },
  ]),
  fc.nat().map((at): [string, Step] => [
    `unmerge ${at}`,
    async (app) => {
      const row = await pick(app, at)
      const [merge] = row === undefined ? [] : (await app.client.ledgers.get({ ledger: 'people', id: row.id })).merged
      if (merge !== undefined) await app.client.people.unmerge({ merge: merge.id })
    },
  ]),
  fc.constant<[string, Step]>([
    'restore the last removed',
    async ({ client }) => {
      const [row] = (await client.ledgers.bin({ ledger: 'people', limit: 1 })).rows
      if (row !== undefined) await client.ledgers.restore({ ledger: 'people', ids: [row.id] })
    },
  ]),
  fc.constantFrom('text' as const, 'integer' as const).map((type): [string, Step] => [
    `an own column as ${type}`,
    async (app) => {
      const known = await ownColumn(app)
      const column = { ledger: 'people' as const, label: '走访', type }
      await app.client.columns.save(known === undefined ? column : { ...column, id: known.slice('own.'.length) })
    },
  ]),
  fc.tuple(fc.nat(), orNothing(['7', '１２', '多次'])).map(([at, value]): [string, Step] => [
    `own value ${at} ${String(value)}`,
    async (app) => {
      const [row, column] = [await pick(app, at), await ownColumn(app)]
      if (row === undefined || column === undefined) return
      const { id, version } = row
      await app.client.ledgers.update({ ledger: 'people', id, version, values: { [column]: value } })
    },
  ]),
  fc
    .array(csvRow, { minLength: 1, maxLength: 4 })
    .map((rows): [string, Step] => [
      `import ${rows.join(' | ')}`,
      (app) =>
        importFiles(app, [['花名册.csv', ['姓名,手机号码,所属社区,网格名称,网格编码,户数', ...rows].join('\n')]]),
    ]),
  fc.tuple(fc.nat(), orNothing(codes)).map(([at, code]): [string, Step] => [
    `save grid ${at} ${code ?? ''}`,
    async ({ client }) => {
      const board = await client.organisation.board({})
      const community = board.communities[at % Math.max(board.communities.length, 1)]
      const id = community?.grids[0]?.id
      if (community !== undefined)
        await client.organisation.saveGrid({
          ...(id === undefined ? {} : { id }),
          communityId: community.id,
          name: '改名网格',
          code: code ?? '',
          households: at % 500,
          partyGroup: '',
        })
    },
  ]),
  fc.nat(2).map((count): [string, Step] => [
    `meeting with ${count} items`,
    async ({ client }) => {
      const [known] = await client.meetings.list({})
      const agenda = aMeeting().agenda.slice(0, count)
      if (known === undefined) return client.meetings.create(aMeeting({ agenda }))
      const { id, version } = await client.meetings.get({ id: known.id })
      return client.meetings.update({ id, version, draft: aMeeting({ agenda }) })
    },
  ]),
  { weight: 4, arbitrary: fc.constant<[string, Step]>(['undo', ({ client }) => client.history.undo({})]) },
  { weight: 2, arbitrary: fc.constant<[string, Step]>(['redo', ({ client }) => client.history.redo({})]) },
  fc.constant<[string, Step]>(['reopen', (app) => app.reopen()]),
)

function updatePerson([at, values]: [number, RecordValues]): [string, Step] {
  return [
    `update ${at} ${JSON.stringify(values)}`,
    async (app) => {
      const row = await pick(app, at)
      if (row !== undefined)
        await app.client.ledgers.update({ ledger: 'people', id: row.id, version: row.version, values })
    },
  ]
}

/** @returns the code of an expected refusal, or null when the step was done. */
async function attempt(run: Step, app: TestApp): Promise<string | null> {
  try {
    await run(app)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

async function lastCommand({ client }: TestApp): Promise<{ id: number; isStep: boolean }> {
  const [last] = await client.history.list({ limit: 1 })
  return { id: last?.commandId ?? 0, isStep: last?.state === 'done' }
}

const expectedRefusals = new Set([
  ...['value_invalid', 'cells_invalid', 'no_table_found', 'nothing_to_undo', 'nothing_to_redo'],
  ...['merge_same_person', 'merge_covered', 'column_values_unfit'],
])

describe('any sequence of steps', () => {
  it('moves along one line of contents', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const app = await openTestApp()
        let contents = [contentOf(app.dataDir)]
        let place = 0
        for (const [name, run] of steps) {
          const move = name === 'undo' ? -1 : name === 'redo' ? 1 : 0
          const before = await lastCommand(app)
          const refused = await attempt(run, app)
          const now = contentOf(app.dataDir)
          const command = await lastCommand(app)
          expect([null, ...expectedRefusals]).toContain(refused)
          if (move !== 0) {
            const exists = contents[place + move] !== undefined
            expect([name, refused === null]).toEqual([name, exists])
            if (exists) place += move
          } else if (command.id > before.id) {
            // Whatever is done anew closes what could be redone, also when it changed nothing and is no step itself.
            contents = contents.slice(0, place + 1)
            if (command.isStep) {
              contents.push(now)
              place += 1
            }
          }
          expect(now).toEqual(contents[place])
        }
        expect(await app.client.system.verify({})).toMatchObject({ ok: true })
        await app.close()
      }),
      { numRuns: 12 },
    )
  })
})

describe('any roster', () => {
  it('changes nothing when it is imported a second time', { timeout: 120_000 }, async () => {
    const rosters = fc.array(fc.array(csvRow, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(rosters, async (files) => {
        const app = await openTestApp()
        const header = '姓名,手机号码,所属社区,网格名称,网格编码,户数'
        for (const rows of files) {
          const file = [['花名册.csv', [header, ...rows].join('\n')]] as const
          const first = await importFiles(app, file)
          const before = contentOf(app.dataDir)
          const { counts } = await importFiles(app, file)
          // A row that contradicted the list may be clear once the other rows have changed the list.
          const wasUndecided = first.counts.people.conflict > 0
          if (wasUndecided) continue
          expect(counts['people']).toMatchObject({ new: 0, changed: 0 })
          expect(contentOf(app.dataDir)).toEqual(before)
        }
        await app.close()
      }),
      { numRuns: 10 },
    )
  })
})
