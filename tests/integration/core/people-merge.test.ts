/** Two records of one person become one and two again; whatever is edited between, nothing is lost. */
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { openTestApp, refusal, refusalSentence, type TestApp } from '../../support/app.ts'
import { contentOf, queryDatabase } from '../../support/database-dump.ts'

async function addPerson({ client }: TestApp, values: RecordValues): Promise<string> {
  return (await client.ledgers.create({ ledger: 'people', values })).row.id
}

async function record({ client }: TestApp, id: string) {
  return client.ledgers.get({ ledger: 'people', id })
}

async function update(app: TestApp, id: string, values: RecordValues) {
  const { version } = (await record(app, id)).row
  await app.client.ledgers.update({ ledger: 'people', id, version, values })
}

async function attach({ client, ...app }: TestApp, id: string, name: string): Promise<string> {
  return (await client.attachments.add({ ledger: 'people', id, fileId: app.stage(name, name) })).attachment.id
}

const first = { communityName: '东社区', gridName: '一网格', gridCode: '999901001001001' }
const second = { communityName: '东社区', gridName: '二网格', gridCode: '999901001001002' }

async function twoOfOne(app: TestApp) {
  const keep = await addPerson(app, { name: '张安', phone: '19900001001', role: '网格长', ...first })
  const merge = await addPerson(app, { name: '张安', employer: '东社区居委会', role: '其他力量', ...second })
  return { keep, merge }
}

const mergeOf = async (app: TestApp, keep: string): Promise<string> => (await record(app, keep)).merged[0]?.id ?? ''

describe('a merge', () => {
  it('keeps one person with the chosen values and everything that belonged to either', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    await attach(app, merge, '聘书.pdf')
    await app.client.people.merge({ keep, merge, values: { employer: '东社区居委会' } })
    const { row, postings, attachments, merged, history } = await record(app, keep)
    expect(row.values).toMatchObject({ phone: '19900001001', employer: '东社区居委会', gridName: '一网格' })
    expect(postings.map(({ grid, role }) => [grid, role])).toEqual([
      ['一网格', '网格长'],
      ['二网格', '其他力量'],
    ])
    expect(attachments.map(({ name }) => name)).toEqual(['聘书.pdf'])
    expect(merged.map(({ name }) => name)).toEqual(['张安'])
    expect(history[0]).toMatchObject({ label: '合并人员：张安并入张安' })
    expect(await refusal(record(app, merge))).toMatchObject({ code: 'not_found' })
    expect((await app.client.organisation.board({})).totals.people).toBe(1)
    expect((await app.client.ledgers.bin({ ledger: 'people' })).total).toBe(0)
    const restore = app.client.ledgers.restore({ ledger: 'people', ids: [merge] })
    expect(await refusalSentence(restore)).toBe('“张安”已并入“张安”，不能单独恢复。请在“张安”的记录卡片中拆分。')
  })

  it('does not seat a person twice in one seat, and gives the seat back', async () => {
    const app = await openTestApp()
    const keep = await addPerson(app, { name: '张安', role: '网格长', ...first })
    const merge = await addPerson(app, { name: '张安', role: '网格长', ...first })
    const before = contentOf(app.dataDir)
    await app.client.people.merge({ keep, merge })
    const { communities } = await app.client.organisation.board({})
    expect(communities[0]?.grids[0]?.seats.gridLeader).toHaveLength(1)
    await app.client.people.unmerge({ merge: await mergeOf(app, keep) })
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it('never gives a row a version that it had before, whichever way the merge is taken back', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    for (const role of ['指导员', '其他力量', '指导员']) await update(app, merge, { role })
    const seen = [(await record(app, keep)).row.version]
    const steps = [
      () => app.client.people.merge({ keep, merge }),
      () => app.client.history.undo({}),
      () => app.client.history.redo({}),
      async () => app.client.people.unmerge({ merge: await mergeOf(app, keep) }),
      () => app.client.history.undo({}),
      () => app.client.history.redo({}),
    ]
    for (const step of steps) {
      await step()
      seen.push((await record(app, keep)).row.version)
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
  })

  it('of a person with the same, of nobody, or of one in the bin is refused', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    const before = contentOf(app.dataDir)
    expect(await refusal(app.client.people.merge({ keep, merge: keep }))).toMatchObject({ code: 'merge_same_person' })
    const nobody = '01990000-0000-7000-8000-00000000dead'
    expect(await refusal(app.client.people.merge({ keep, merge: nobody }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(app.client.people.unmerge({ merge: nobody }))).toMatchObject({ code: 'merge_not_found' })
    expect(await refusal(app.client.people.merge({ keep, merge, values: { startedOn: '3月' } }))).toMatchObject({
      code: 'value_invalid',
    })
    expect(contentOf(app.dataDir)).toEqual(before)
    await app.client.ledgers.remove({ ledger: 'people', ids: [merge] })
    expect(await refusal(app.client.people.merge({ keep, merge }))).toMatchObject({ code: 'not_found' })
  })

  it('lying under another is taken apart after it', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    const third = await addPerson(app, { name: '张安（城管）' })
    await app.client.people.merge({ keep, merge })
    const inner = await mergeOf(app, keep)
    await app.client.people.merge({ keep: third, merge: keep })
    expect(await refusalSentence(app.client.people.unmerge({ merge: inner }))).toBe(
      '“张安”之后又并入了“张安（城管）”。请先在“张安（城管）”的记录卡片中拆分。',
    )
    await app.client.people.unmerge({ merge: await mergeOf(app, third) })
    await app.client.people.unmerge({ merge: inner })
    expect((await record(app, merge)).postings.map(({ grid }) => grid)).toEqual(['二网格'])
    expect(await refusal(app.client.people.unmerge({ merge: inner }))).toMatchObject({ code: 'merge_not_found' })
  })
})

describe('taking a merge apart', () => {
  it('leaves later edits where they are and gives everything else back', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    const attachment = await attach(app, merge, '聘书.pdf')
    await app.client.people.merge({ keep, merge, values: { employer: '居委会', phone: '19900002002' } })
    await update(app, keep, { phone: '19900003003', remarks: '已核对' })
    await attach(app, keep, '新照片.jpg')
    await app.client.people.unmerge({ merge: await mergeOf(app, keep) })
    const kept = await record(app, keep)
    expect(kept.row.values).toMatchObject({
      employer: null,
      phone: '19900003003',
      remarks: '已核对',
      gridName: '一网格',
    })
    expect(kept.attachments.map(({ name }) => name)).toEqual(['新照片.jpg'])
    expect(kept.merged).toEqual([])
    expect(kept.history[0]?.label).toBe('拆分人员：张安从张安中拆出')
    const back = await record(app, merge)
    expect(back.row.values).toMatchObject({ employer: '东社区居委会', role: '其他力量', gridName: '二网格' })
    expect(back.attachments.map(({ id }) => id)).toEqual([attachment])
  })

  it('brings a person back from under one who went to the bin', async () => {
    const app = await openTestApp()
    const { keep, merge } = await twoOfOne(app)
    await app.client.people.merge({ keep, merge })
    const id = await mergeOf(app, keep)
    await app.client.ledgers.remove({ ledger: 'people', ids: [keep] })
    await app.client.people.unmerge({ merge: id })
    expect((await record(app, merge)).row.values).toMatchObject({ gridName: '二网格', role: '其他力量' })
    await app.client.ledgers.restore({ ledger: 'people', ids: [keep] })
    expect((await record(app, keep)).postings.map(({ grid }) => grid)).toEqual(['一网格'])
  })
})

interface Edit {
  readonly name: string
  readonly act: (app: TestApp, keep: string, own: string) => Promise<unknown>
}

const cell = (...values: (string | null)[]): Arbitrary<string | null> => fc.constantFrom(...values)

const edits: Arbitrary<Edit> = fc.oneof(
  fc
    .record(
      {
        phone: cell('19900001001', '19900005005', null),
        employer: cell('居委会', '物业', null),
        remarks: cell('甲', null),
        role: cell('网格长', '专职网格员'),
        gridCode: cell(first.gridCode, second.gridCode, '999901001001003', null),
      },
      { requiredKeys: [] },
    )
    .map((values): Edit => ({ name: `edit ${JSON.stringify(values)}`, act: (app, keep) => update(app, keep, values) })),
  cell('一', '二', null).map((value): Edit => ({
    name: `own ${String(value)}`,
    act: (app, keep, own) => update(app, keep, { [own]: value }),
  })),
  fc.constant<Edit>({ name: 'attach', act: (app, keep) => attach(app, keep, '后来的.txt') }),
  fc.constant<Edit>({
    name: 'remove and restore',
    act: async ({ client }, keep) => {
      await client.ledgers.remove({ ledger: 'people', ids: [keep] })
      await client.ledgers.restore({ ledger: 'people', ids: [keep] })
    },
  }),
  fc.constant<Edit>({
    name: 'edit and undo',
    act: async (app, keep) => {
      await update(app, keep, { remarks: '改了又撤' })
      await app.client.history.undo({})
    },
  }),
  fc.constant<Edit>({ name: 'reopen', act: (app) => app.reopen() }),
)

const chosen = fc.record(
  { phone: cell('19900001001', '19900002002', null), employer: cell('居委会', null), role: cell('网格长', '其他力量') },
  { requiredKeys: [] },
)

const personArbitrary = fc.record({
  phone: cell('19900001001', null),
  role: cell('网格长', '其他力量', null),
  gridCode: cell(first.gridCode, second.gridCode, null),
})

/** Every record that there is, with its owner: nothing may vanish between the two people. */
function belongings(app: TestApp, table: 'postings' | 'attachments'): string[] {
  return queryDatabase(app.dataDir, `SELECT id FROM ${table} WHERE deleted_at IS NULL ORDER BY id`).map(({ id }) =>
    String(id),
  )
}

const own = (app: TestApp, id: string) => queryDatabase(app.dataDir, 'SELECT * FROM people WHERE id = ?', id)[0] ?? {}

describe('any merge with any edits after it', () => {
  it('taken apart loses nothing', { timeout: 180_000 }, async () => {
    const story = fc.tuple(personArbitrary, personArbitrary, chosen, fc.array(edits, { maxLength: 5 }))
    await fc.assert(
      fc.asyncProperty(story, async ([one, other, values, steps]) => {
        const app = await openTestApp()
        const column = (await app.client.columns.save({ ledger: 'people', label: '自设', type: 'text' })).field.name
        const keep = await addPerson(app, { name: '张安', ...one, [column]: '原来的' })
        const merge = await addPerson(app, { name: '张安', ...other, [column]: '并入的' })
        await attach(app, merge, '聘书.pdf')
        const before = contentOf(app.dataDir)
        const [keptBefore, mergedBefore] = [await record(app, keep), await record(app, merge)]
        const request = { keep, merge, values: { ...values, [column]: '选定的' } }

        await app.client.people.merge(request)
        const whole = await record(app, keep)
        const seats = (postings: typeof whole.postings) =>
          new Set(postings.map(({ grid, role }) => `${grid ?? ''} ${role ?? ''}`))
        for (const seat of seats(mergedBefore.postings)) expect(seats(whole.postings)).toContain(seat)
        await app.client.history.undo({})
        expect(contentOf(app.dataDir)).toEqual(before)
        await app.client.history.redo({})

        const mergeId = await mergeOf(app, keep)
        const added: string[] = []
        const changed = new Set<string>()
        for (const { name, act } of steps) {
          const known = await record(app, keep)
          try {
            const result = await act(app, keep, column)
            if (name === 'attach') added.push(String(result))
          } catch (error) {
            if (!(error instanceof AppError) || error.code !== 'value_invalid') throw error
          }
          const now = await record(app, keep)
          for (const field of Object.keys(now.row.values))
            if (now.row.values[field] !== known.row.values[field]) changed.add(field)
        }
        const edited = await record(app, keep)
        const together = { postings: belongings(app, 'postings'), attachments: belongings(app, 'attachments') }
        await app.client.people.unmerge({ merge: mergeId })

        const [kept, back] = [await record(app, keep), await record(app, merge)]
        // The merged person is again what it was, down to the last cell of the person.
        for (const name of ['name', 'phone', 'employer', 'remarks', column])
          expect([name, back.row.values[name]]).toEqual([name, mergedBefore.row.values[name]])
        expect(back.attachments.map(({ name }) => name)).toEqual(['聘书.pdf'])
        // What was edited since stays; what the merge had set and nobody touched goes back.
        for (const name of ['phone', 'employer', 'remarks', column]) {
          const [expected] = changed.has(name) ? [edited.row.values[name]] : [keptBefore.row.values[name]]
          // A value that was edited and edited back is as the merge left it, and goes back with it.
          const set = name in request.values && edited.row.values[name] === whole.row.values[name]
          expect([name, kept.row.values[name]]).toEqual([name, set ? keptBefore.row.values[name] : expected])
        }
        expect(kept.attachments.map(({ id }) => id)).toEqual(added)
        // Every place and every file belongs to one of the two.
        for (const table of ['postings', 'attachments'] as const)
          for (const id of together[table])
            expect(queryDatabase(app.dataDir, `SELECT id FROM ${table} WHERE id = ?`, id)).toHaveLength(1)
        const owned = [...kept.postings, ...back.postings].map(({ id }) => id).sort()
        expect(owned).toEqual(belongings(app, 'postings'))
        for (const { id } of mergedBefore.postings) expect(back.postings.map((posting) => posting.id)).toContain(id)
        expect(own(app, merge)['deleted_at']).toBeNull()

        await app.client.history.undo({})
        expect((await record(app, keep)).row.values).toEqual(edited.row.values)
        expect(await app.client.system.verify({})).toMatchObject({ ok: true })
        await app.close()
      }),
      { numRuns: 25 },
    )
  })
})
