/** The import as a clerk steers it: other columns, other keys, decisions, ticks, what is missing, what is left over. */
import { describe, expect, it } from 'vitest'
import {
  wholeSelection,
  type Bucket,
  type ImportPlan,
  type PlannedRow,
  type TableSelection,
  type TableSettings,
} from '../../../src/contract/api/intake.ts'
import type { LedgerKey } from '../../../src/contract/ledgers/index.ts'
import {
  fixture,
  openSampleApp,
  openTestApp,
  refusal,
  refusalSentence,
  sampleWorkbook,
  type TestApp,
} from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'

const asRecognised: TableSettings = { ledger: 'people', fields: null, matchBy: null, preferred: [] }

async function preview(
  app: TestApp,
  ...files: readonly (readonly [string, string | Uint8Array])[]
): Promise<ImportPlan> {
  return await app.client.intake.preview({ fileIds: files.map(([name, bytes]) => app.stage(name, bytes)) })
}

function remap(app: TestApp, { planId }: ImportPlan, settings: Partial<TableSettings>, table = 0): Promise<ImportPlan> {
  return app.client.intake.remap({ planId, table, settings: { ...asRecognised, ...settings } })
}

async function rowsIn(app: TestApp, { planId }: ImportPlan, bucket: Bucket | null, table = 0): Promise<PlannedRow[]> {
  return (await app.client.intake.rows({ planId, table, bucket, offset: 0, limit: 500 })).rows
}

async function namesOf(app: TestApp, ledger: LedgerKey = 'people', field = 'name'): Promise<unknown[]> {
  const { rows } = await app.client.ledgers.page({ ledger, limit: 500 })
  return rows.map((row) => row.values[field])
}

const select = (change: Partial<TableSelection>): TableSelection[] => [{ ...wholeSelection, ...change }]

function first<T>(list: readonly T[]): T {
  const [only] = list
  if (only === undefined) throw new Error('nothing there')
  return only
}

describe('the mapping of a table', () => {
  const odd = '大名,联络号码,干什么的\n甲一,19900003001,网格长\n乙二,19900003002,专职网格员\n'

  it('a table that is not recognised can be told which list it is, column by column', async () => {
    const app = await openTestApp()
    const plan = await preview(app, ['名单.csv', odd])
    expect(plan.tables[0]).toMatchObject({
      ledger: null,
      reason: '表头不像四张清单中的任何一张',
      counts: { skipped: 3 },
      fields: [],
    })
    const told = await remap(app, plan, { fields: ['name', 'phone', 'role'] })
    expect(told.tables[0]?.columns.map(({ field, basis }) => [field, basis])).toEqual([
      ['name', 'manual'],
      ['phone', 'manual'],
      ['role', 'manual'],
    ])
    expect(told.tables[0]).toMatchObject({ ledger: 'people', counts: { new: 2, skipped: 1 } })
    await app.client.intake.apply({ planId: told.planId })
    expect(await namesOf(app, 'people', 'phone')).toEqual(['19900003001', '19900003002'])
  })

  it('is remembered by the form once it has been used, whatever the file is called, until it is forgotten', async () => {
    const app = await openTestApp()
    const told = await remap(app, await preview(app, ['名单.csv', odd]), { fields: ['name', 'phone', null] })
    await app.client.intake.apply({ planId: told.planId })
    await app.reopen()
    const again = await preview(app, ['十二月.csv', `${odd}丙三,19900003003,\n`])
    expect(again.tables[0]).toMatchObject({ ledger: 'people', remembered: true, counts: { new: 1, same: 2 } })
    expect(again.tables[0]?.columns.map(({ basis }) => basis)).toEqual(['remembered', 'remembered', 'unused'])
    await app.client.intake.forgetMapping({ form: again.tables[0]?.form ?? '' })
    expect((await preview(app, ['名单.csv', odd])).tables[0]).toMatchObject({ ledger: null, remembered: false })
    await app.client.history.undo({})
    expect((await preview(app, ['名单.csv', odd])).tables[0]).toMatchObject({ ledger: 'people', remembered: true })
  })

  it('a correction wins over the synonyms the next time', async () => {
    const app = await openTestApp()
    const csv = '姓名,手机号码,单位,说明\n甲一,19900003001,某局,某队\n'
    const plan = await preview(app, ['名单.csv', csv])
    expect(plan.tables[0]?.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'employer', 'remarks'])
    const told = await remap(app, plan, { fields: ['name', 'phone', 'remarks', 'employer'] })
    await app.client.intake.apply({ planId: told.planId })
    const again = await preview(app, ['名单.csv', csv])
    expect(again.tables[0]?.columns.map(({ field, basis }) => [field, basis])).toEqual([
      ['name', 'recognised'],
      ['phone', 'recognised'],
      ['remarks', 'remembered'],
      ['employer', 'remembered'],
    ])
    expect(again.counts.people).toMatchObject({ new: 0, same: 1 })
  })

  it('is not remembered when nobody corrected it, nor when the plan was thrown away', async () => {
    const app = await openTestApp()
    const told = await remap(app, await preview(app, ['名单.csv', odd]), { fields: ['name', 'phone', null] })
    await app.client.intake.discard({ planId: told.planId })
    expect((await preview(app, ['名单.csv', odd])).tables[0]?.ledger).toBeNull()
    const usual = await preview(app, ['花名册.csv', '姓名,手机\n甲一,19900003001\n'])
    await app.client.intake.apply({ planId: usual.planId })
    expect((await preview(app, ['花名册.csv', '姓名,手机\n甲一,19900003001\n'])).tables[0]?.remembered).toBe(false)
  })

  it('of two columns with one title none is taken, both say so, and a person takes one', async () => {
    const app = await openTestApp()
    const plan = await preview(app, ['名单.csv', '姓名,联系电话,联系电话,角色\n甲一,111,19900003001,网格长\n'])
    expect(plan.tables[0]?.columns.map(({ field, note }) => [field, note])).toEqual([
      ['name', null],
      [null, '与 C 列同名，请确认取哪一列'],
      [null, '与 B 列同名，请确认取哪一列'],
      ['role', null],
    ])
    const told = await remap(app, plan, { fields: ['name', null, 'phone', 'role'] })
    expect(first(await rowsIn(app, told, 'new')).values['phone']).toBe('19900003001')
    const twice = remap(app, told, { fields: ['name', 'phone', 'phone', 'role'] })
    expect(await refusalSentence(twice)).toBe('“联系电话”同时对应了 B、C 两列。请只留一列，其余选“不导入”。')
    const unknown = remap(app, told, { fields: ['name', 'post', null, 'role'] })
    expect((await refusal(unknown)).code).toBe('invalid_input')
  })

  it('a table can be left out', async () => {
    const app = await openTestApp()
    const plan = await preview(app, [sampleWorkbook, fixture(sampleWorkbook)])
    const without = await remap(app, plan, { ledger: null }, 3)
    expect(without.counts.people.new).toBe(0)
    expect(first(await rowsIn(app, without, null, 3)).reason).toBe('标题行')
    await app.client.intake.apply({ planId: without.planId })
    expect(await app.client.ledgers.counts({})).toMatchObject({ people: 0, duties: 13 })
  })
})

describe('which row is which', () => {
  it('can be told by columns that a person chooses', async () => {
    const app = await openSampleApp()
    const csv = '姓名,网格编码,角色,联系电话\n胡红,999901001001001,兼职网格员,19900009999\n'
    expect((await preview(app, ['名单.csv', csv])).counts.people).toMatchObject({ changed: 1 })
    const byPhone = await remap(app, await preview(app, ['名单.csv', csv]), { matchBy: ['phone'] })
    expect(byPhone.tables[0]).toMatchObject({ matchBy: ['phone'], keys: [['phone']], counts: { new: 1 } })
    const byGrid = await remap(app, byPhone, { matchBy: ['gridCode'] })
    expect(first(await rowsIn(app, byGrid, 'conflict')).reason).toMatch(/^清单中有 \d+ 条与它对应/)
    const impossible = remap(app, byGrid, { matchBy: ['employer'] })
    expect(await refusalSentence(impossible)).toContain('没有列对应“工作单位”')
  })

  it('a chosen key that cannot be kept is no key: the row would come in again every time', async () => {
    const app = await openTestApp()
    const csv = '姓名,联系电话,所属社区\n甲一,19900003001,东社区\n乙二,,东社区\n'
    const plan = await preview(app, ['名单.csv', csv])
    const byCommunity = await remap(app, plan, { matchBy: ['name', 'communityName'] })
    expect((await rowsIn(app, byCommunity, 'conflict')).map(({ reason }) => reason)).toEqual([
      '用来认定同一条的“所属社区”不会写入（“所属社区”没有写入：这一行没有网格），请换用别的栏认定',
      '用来认定同一条的“所属社区”不会写入（“所属社区”没有写入：这一行没有网格），请换用别的栏认定',
    ])
    const byPhone = await remap(app, byCommunity, { matchBy: ['phone'] })
    expect(first(await rowsIn(app, byPhone, 'conflict'))).toMatchObject({
      row: 3,
      reason: '用来认定同一条的栏没有填全，不知道是不是清单里已有的',
    })
  })

  it('a contradiction in the file is decided by preferring a row, and the rest stays out', async () => {
    const app = await openSampleApp()
    const csv = '姓名,手机号码,工作单位\n胡红,19900001003,甲局\n胡红,19900001003,乙局\n'
    const plan = await preview(app, ['名单.csv', csv])
    const conflicts = await rowsIn(app, plan, 'conflict')
    expect(conflicts.map(({ row, resolution }) => [row, resolution])).toEqual([
      [2, '以这一行为准，其他几行不导入'],
      [3, '以这一行为准，其他几行不导入'],
    ])
    const decided = await remap(app, plan, { preferred: [3] })
    expect(decided.counts.people).toMatchObject({ changed: 1, conflict: 0, skipped: 2 })
    expect(first(await rowsIn(app, decided, 'changed'))).toMatchObject({
      row: 3,
      preferred: true,
      changes: [{ field: 'employer', after: '乙局' }],
    })
    expect((await rowsIn(app, decided, 'skipped')).map(({ reason }) => reason)).toContain('没有采用，以第 3 行为准')
  })

  it('a row at odds about its grid can come in without what it says of it', async () => {
    const app = await openTestApp()
    const csv = [
      '姓名,角色,网格编码,户数,所属社区',
      '甲一,网格长,999901001001001,300,东社区',
      '乙二,专职网格员,999901001001001,301,东社区',
    ].join('\n')
    const plan = await preview(app, ['名单.csv', csv])
    expect(first(await rowsIn(app, plan, 'conflict'))).toMatchObject({
      reason: '网格 999901001001001 的“户数”与第 2 行不一致，请统一后再导入',
      resolution: '导入这一行，“户数”按第 2 行',
    })
    const decided = await remap(app, plan, { preferred: [3] })
    expect(decided.counts.people).toMatchObject({ new: 2, conflict: 0 })
    await app.client.intake.apply({ planId: decided.planId })
    expect(await namesOf(app, 'people', 'households')).toEqual([300, 300])
  })
})

describe('what is ticked', () => {
  const csv = '姓名,手机号码,工作单位\n胡红,19900001003,甲局\n新一,19900003001,乙局\n新二,19900003002,丙局\n'

  it('only ticked rows come in', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, ['名单.csv', csv])
    const selection = select({ changed: false, exceptRows: [3] })
    const { written } = await app.client.intake.apply({ planId: plan.planId, selection })
    expect(written).toEqual({ new: 1, changed: 0, retired: 0 })
    expect(await namesOf(app)).toEqual(expect.arrayContaining(['新二']))
    expect(await namesOf(app)).not.toContain('新一')
    expect(await namesOf(app, 'people', 'employer')).not.toContain('甲局')
    expect((await app.client.system.status({})).undo?.label).toBe('导入 名单.csv：1 行')
  })

  it('a single row of a kind that is not ticked can be ticked', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, ['名单.csv', csv])
    const selection = select({ new: false, changed: false, exceptRows: [2] })
    expect((await app.client.intake.apply({ planId: plan.planId, selection })).written).toEqual({
      new: 0,
      changed: 1,
      retired: 0,
    })
  })

  it('a selection for another plan is refused', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, ['名单.csv', csv])
    const attempt = app.client.intake.apply({ planId: plan.planId, selection: [] })
    expect((await refusal(attempt)).code).toBe('invalid_input')
  })
})

describe('what the list has and the file has not', () => {
  it('is counted within the communities of the file, stays by default, and goes to the bin when ticked', async () => {
    const app = await openSampleApp()
    const { rows } = await app.client.ledgers.page({
      ledger: 'people',
      where: [{ kind: 'oneOf', field: 'communityName', values: ['书院巷社区'] }],
      limit: 500,
    })
    const [gone, unreadable, ...kept] = rows
    if (gone === undefined || unreadable === undefined) throw new Error('nobody lives there')
    const line = ({ values }: typeof gone, startedOn: string): string =>
      [values['name'], values['phone'], '书院巷社区', values['gridName'], startedOn].map(String).join(',')
    const csv = [
      '姓名,联系电话,所属社区,网格名称,到岗时间',
      line(unreadable, '2025-02-30'),
      ...kept.map((row) => line(row, '')),
    ].join('\n')
    const plan = await preview(app, ['书院巷.csv', csv])
    expect(plan.tables[0]?.missing).toEqual({ count: 1, scope: '只比对文件里出现的所属社区：书院巷社区' })
    const missing = await app.client.intake.missing({ planId: plan.planId, table: 0, offset: 0, limit: 10 })
    expect(missing.rows.map(({ id }) => id)).toEqual([gone.id])

    const before = contentOf(app.dataDir)
    const kept0 = await app.client.intake.apply({ planId: plan.planId })
    expect(kept0.written.retired).toBe(0)
    const again = await preview(app, ['书院巷.csv', csv])
    const { written } = await app.client.intake.apply({
      planId: again.planId,
      selection: select({ missing: true }),
    })
    expect(written.retired).toBe(1)
    expect(await app.client.ledgers.counts({})).toMatchObject({ people: 236 })
    expect((await app.client.system.status({})).undo?.label).toBe('导入 书院巷.csv：0 行，移入回收站 1 行')
    await app.client.history.undo({})
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it('is nothing when no row of the file was understood', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, ['名单.csv', '姓名,到岗时间,角色\n胡红,2025-02-30,网格长\n'])
    expect(plan.tables[0]?.missing).toEqual({ count: 0, scope: '文件里没有读懂的行，不比对' })
  })

  it('single rows can be kept', async () => {
    const app = await openTestApp()
    const duties = '岗位,责任类别,职责内容\n联络员,走访,甲\n联络员,登记,乙\n联络员,值守,丙\n队长,带队,丁\n'
    await app.client.intake.apply({ planId: (await preview(app, ['岗位责任清单.csv', duties])).planId })
    const plan = await preview(app, ['岗位责任清单.csv', '岗位,责任类别,职责内容\n联络员,走访,甲\n'])
    expect(plan.tables[0]?.missing).toEqual({ count: 2, scope: '只比对文件里出现的岗位：联络员' })
    const selection = select({ missing: true, exceptMissing: [0] })
    await app.client.intake.apply({ planId: plan.planId, selection })
    expect(await namesOf(app, 'duties', 'content')).toEqual(['甲', '乙', '丁'])
  })
})

describe('what is left over', () => {
  it('goes out as a workbook with reasons, and comes in again once it is corrected', async () => {
    const app = await openTestApp()
    const csv = [
      '大名,手机,到岗时间,角色,别的',
      '甲一,19900003001,2025-02-30,网格长,说明甲',
      '乙二,19900003002,2026.3.1,网格长,',
      '丙三,19900003003,2026.3.1,网格长,',
      '丙三,19900003003,2026.3.2,网格长,',
    ].join('\n')
    const fields = ['name', 'phone', 'startedOn', 'role', null]
    const plan = await remap(app, await preview(app, ['花名册.csv', csv]), { fields })
    expect(plan.counts.people).toMatchObject({ new: 1, rejected: 1, conflict: 2 })
    const { name, bytes } = await app.client.intake.leftovers({ planId: plan.planId })
    expect(name).toBe('未导入的行-花名册.csv.xlsx')
    await app.client.intake.apply({ planId: plan.planId })
    await app.client.intake.forgetMapping({ form: plan.tables[0]?.form ?? '' })

    const back = await preview(app, [name, bytes])
    const table = first(back.tables)
    expect(table.ledger).toBe('people')
    expect(table.columns.map(({ title, field }) => [title, field])).toEqual([
      ['姓名', 'name'],
      ['手机', 'phone'],
      ['到岗时间', 'startedOn'],
      ['角色', 'role'],
      ['别的', null],
      ['原行号', null],
      ['原因', null],
    ])
    expect(back.counts.people).toMatchObject({ new: 0, rejected: 1, conflict: 2 })
    const [rejected] = await rowsIn(app, back, 'rejected')
    expect(rejected?.source.slice(0, 5)).toEqual(['甲一', '19900003001', '2025-02-30', '网格长', '说明甲'])
    expect(rejected?.source.at(-1)).toContain('没有这一天')
  })

  it('what Excel has damaged does not pass as text on its way back', async () => {
    const { writeWorkbook } = await import('../../../src/core/documents/write-workbook.ts')
    const app = await openTestApp()
    const damaged = await writeWorkbook([
      {
        name: '人员清单',
        title: '人员清单',
        columns: [
          { label: '姓名', width: 10, kind: 'text' },
          { label: '网格编码', width: 10, kind: 'integer' },
          { label: '角色', width: 10, kind: 'text' },
        ],
        rows: [['甲一', 999901001001001000, '网格长']],
      },
    ])
    const plan = await preview(app, ['人员.xlsx', damaged])
    expect(plan.counts.people).toMatchObject({ new: 0, rejected: 1 })
    const { name, bytes } = await app.client.intake.leftovers({ planId: plan.planId })
    const back = await preview(app, [name, bytes])
    expect(back.counts.people).toMatchObject({ new: 0, rejected: 1 })
    expect(first(await rowsIn(app, back, 'rejected')).reason).toContain('还没有改正')
  })

  it('nothing left over is no workbook', async () => {
    const app = await openTestApp()
    const plan = await preview(app, [sampleWorkbook, fixture(sampleWorkbook)])
    expect((await refusal(app.client.intake.leftovers({ planId: plan.planId }))).code).toBe('nothing_left_over')
  })
})

describe('several files', () => {
  it('one that cannot be read is named and does not hold up the others', async () => {
    const app = await openTestApp()
    const plan = await preview(app, ['空.xlsx', ''], [sampleWorkbook, fixture(sampleWorkbook)], ['图.xlsx', '\x89PNG'])
    expect(plan.refusedFiles.map(({ file }) => file)).toEqual(['空.xlsx', '图.xlsx'])
    expect(plan.refusedFiles[0]?.message).toBe('“空.xlsx”是空文件，没有内容可导入。请检查是否选错文件。')
    await app.client.intake.apply({ planId: plan.planId })
    expect(await app.client.ledgers.counts({})).toMatchObject({ people: 237 })
  })
})
