/** The sample workbook through the door: what arrives, what a second import does, how one step takes it back. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportPlan } from '../../../src/contract/api/intake.ts'
import type { CellValue } from '../../../src/contract/records/define-record.ts'
import { fixture, importFiles, openSampleApp, openTestApp, sampleWorkbook, type TestApp } from '../../support/app.ts'
import { auditAfter, contentOf, databaseHash, lastSequence, queryDatabase } from '../../support/database-dump.ts'
import { editedWorkbook } from '../../support/edited-workbook.ts'

const none = { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 }
const roster = '网格员名册-GBK.csv'

async function allValues(app: TestApp, ledger: 'duties' | 'keyMatters' | 'assistMatters' | 'people', field: string) {
  const { rows } = await app.client.ledgers.page({ ledger, limit: 500 })
  return rows.map((row) => row.values[field])
}

function preview(app: TestApp, name: string, bytes: Uint8Array | string): Promise<ImportPlan> {
  return app.client.intake.preview({ fileIds: [app.stage(name, bytes)] })
}

async function rowsIn(app: TestApp, plan: ImportPlan, bucket: 'new' | 'changed' | 'conflict' | 'skipped' | 'rejected') {
  const found = []
  for (const table of plan.tables.keys())
    found.push(...(await app.client.intake.rows({ planId: plan.planId, table, bucket, offset: 0, limit: 500 })).rows)
  return found
}

describe('the sample workbook', () => {
  let app: TestApp
  let counts: Awaited<ReturnType<typeof importFiles>>['counts']
  beforeAll(async () => {
    app = await openTestApp()
    counts = (await importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]])).counts
  })

  it('gives four lists of 13, 9, 8 and 237 rows', async () => {
    expect(counts).toEqual({
      duties: { ...none, new: 13, skipped: 4 },
      keyMatters: { ...none, new: 9, skipped: 4 },
      assistMatters: { ...none, new: 8, skipped: 3 },
      people: { ...none, new: 237, skipped: 4 },
    })
    expect(await app.client.ledgers.counts({})).toEqual({ duties: 13, keyMatters: 9, assistMatters: 8, people: 237 })
  })

  it('gives every matter its category, merged or not', async () => {
    expect(await allValues(app, 'keyMatters', 'category')).toEqual([
      ...['市容秩序', '市容秩序', '环境卫生', '环境卫生', '违法建设'],
      ...['停车秩序', '停车秩序', '油烟噪声', '公共设施'],
    ])
    const assisting = await allValues(app, 'assistMatters', 'category')
    expect(assisting).toHaveLength(8)
    expect([...new Set(assisting)]).toEqual(['环境整治类', '秩序劝导类', '宣传服务类'])
  })

  it('gives 8 communities with their population and 40 grids with 15-digit codes as text', async () => {
    const { communities, totals } = await app.client.organisation.board({})
    expect(totals).toEqual({ communities: 8, grids: 40, people: 237, fullyStaffed: 38 })
    expect(communities.map(({ name, code, population, grids }) => [name, code, population, grids.length])).toEqual([
      ['梧桐里社区', '999901001001', 9120, 5],
      ['桂园社区', '999901001002', 11_840, 6],
      ['书院巷社区', '999901001003', 7260, 4],
      ['河滨社区', '999901001004', 9875, 5],
      ['新桥社区', '999901001005', 8930, 5],
      ['槐安社区', '999901001006', 6610, 4],
      ['北苑社区', '999901001007', 14_320, 7],
      ['金水社区', '999901001008', 7055, 4],
    ])
    const stored = queryDatabase(app.dataDir, 'SELECT code, typeof(code) AS type, households FROM grids')
    expect(stored.every(({ code, type }) => type === 'text' && /^999901001\d{6}$/.test(String(code)))).toBe(true)
    expect(new Set(stored.map(({ code }) => code)).size).toBe(40)
    expect(stored.every(({ households }) => typeof households === 'number')).toBe(true)
  })

  it('keeps telephone numbers, codes and postings to the letter', async () => {
    const phones = await allValues(app, 'people', 'phone')
    expect(phones.every((phone) => typeof phone === 'string' && /^1990000\d{4}$/.test(phone))).toBe(true)
    expect(new Set(phones).size).toBe(237)
    expect(await allValues(app, 'keyMatters', 'code')).toContain('09006')
    const { rows } = await app.client.ledgers.page({ ledger: 'people', find: '19900001003' })
    expect(rows.map(({ values }) => values)).toEqual([
      {
        position: 3,
        name: '胡红',
        gender: '男',
        employer: '区执法大队三中队',
        role: '兼职网格员',
        politicalStatus: '共青团员',
        communityName: '梧桐里社区',
        gridName: '梧桐里第一网格',
        gridCode: '999901001001001',
        households: 478,
        postingMode: '派驻',
        phone: '19900001003',
        workPhone: null,
        startedOn: '2026-01-01',
        remarks: null,
      },
    ])
  })

  it('reads dates written in five ways as days', async () => {
    const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 500 })
    const written = new Map<string, CellValue>()
    for (const row of rows.slice(0, 12)) {
      const { origin } = await app.client.ledgers.get({ ledger: 'people', id: row.id })
      written.set(origin?.cells['startedOn']?.raw ?? '', row.values['startedOn'] ?? null)
    }
    expect(Object.fromEntries(written)).toEqual({
      '2026年3月1日': '2026-03-01',
      '2025/12/15': '2025-12-15',
      '2026-01-01': '2026-01-01',
      '2026.3.1': '2026-03-01',
      '20260401': '2026-04-01',
    })
  })

  it('remembers of each row which cell of which file it came from', async () => {
    const { rows } = await app.client.ledgers.page({ ledger: 'people', find: '19900001003' })
    const { origin, history } = await app.client.ledgers.get({ ledger: 'people', id: rows[0]?.id ?? '' })
    expect(origin).toMatchObject({ file: sampleWorkbook, sheet: '人员清单', row: 7 })
    expect(origin?.cells['gridCode']).toEqual({ ref: 'I7', raw: '999901001001001' })
    expect(origin?.cells['name']).toEqual({ ref: 'B7', raw: '胡红' })
    expect(history[0]?.label).toBe(`导入 ${sampleWorkbook}：267 行`)
  })

  it('is the same when it comes a second time, and nothing is written but the event', async () => {
    const before = { content: contentOf(app.dataDir), sequence: lastSequence(app.dataDir) }
    const versions = queryDatabase(app.dataDir, 'SELECT sum(version) AS sum FROM people_ledger')
    const again = await importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]])
    expect(again.counts).toEqual({
      duties: { ...none, same: 13, skipped: 4 },
      keyMatters: { ...none, same: 9, skipped: 4 },
      assistMatters: { ...none, same: 8, skipped: 3 },
      people: { ...none, same: 237, skipped: 4 },
    })
    expect(auditAfter(app.dataDir, before.sequence)).toEqual([
      { seq: before.sequence + 1, method: 'intake.apply', recordKey: null },
    ])
    expect(contentOf(app.dataDir)).toEqual(before.content)
    expect(queryDatabase(app.dataDir, 'SELECT sum(version) AS sum FROM people_ledger')).toEqual(versions)
    expect((await app.client.system.status({})).undo?.label).toBe(`导入 ${sampleWorkbook}：267 行`)
  })

  it('agrees with the roster in GBK, which has fewer columns and other titles', async () => {
    const plan = await preview(app, roster, fixture(roster))
    expect(plan.counts['people']).toEqual({ ...none, same: 237, skipped: 1 })
    expect(plan.consequences).toEqual([])
  })
})

describe('what a plan says', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await openSampleApp()
  })

  it('names exactly the fields that an edited copy changes', async () => {
    const copy = await editedWorkbook(fixture(sampleWorkbook), {
      1: { D4: '走访挂联社区并登记问题' },
      4: { D7: '区执法大队二中队', L7: '19900009999', M9: '2026年3月2日' },
    })
    const plan = await preview(app, '十二月台账.xlsx', copy)
    const changed = await rowsIn(app, plan, 'changed')
    expect(changed.map(({ row, changes }) => ({ row, changes }))).toEqual([
      {
        row: 4,
        changes: [
          {
            field: 'content',
            before: '走访挂联社区“两委”、物业企业和居民,登记发现的问题',
            after: '走访挂联社区并登记问题',
          },
        ],
      },
      {
        row: 7,
        changes: [
          { field: 'employer', before: '区执法大队三中队', after: '区执法大队二中队' },
          { field: 'phone', before: '19900001003', after: '19900009999' },
        ],
      },
      { row: 9, changes: [{ field: 'startedOn', before: '2026-03-01', after: '2026-03-02' }] },
    ])
    expect(plan.counts['people']).toEqual({ ...none, changed: 2, same: 235, skipped: 4 })
    await app.client.intake.apply({ planId: plan.planId })
    expect((await preview(app, '十二月台账.xlsx', copy)).counts['people']).toEqual({ ...none, same: 237, skipped: 4 })
    await app.client.history.undo({})
  })

  it('puts every row of every sheet in exactly one bucket', async () => {
    const plan = await preview(app, sampleWorkbook, fixture(sampleWorkbook))
    expect(plan.tables.map(({ sourceRows }) => sourceRows)).toEqual([17, 13, 11, 241])
    for (const [index, table] of plan.tables.entries()) {
      const sum = Object.values(table.counts).reduce((total, count) => total + count, 0)
      expect(sum).toBe(table.sourceRows)
      const { rows, total } = await app.client.intake.rows({
        planId: plan.planId,
        table: index,
        bucket: null,
        offset: 0,
        limit: 500,
      })
      expect(total).toBe(table.sourceRows)
      expect(new Set(rows.map(({ row }) => row)).size).toBe(table.sourceRows)
      for (const { bucket, reason } of rows) if (bucket === 'skipped') expect(reason).not.toBeNull()
    }
  })

  it('changes nothing by itself', async () => {
    const before = databaseHash(app.dataDir)
    const copy = await editedWorkbook(fixture(sampleWorkbook), { 4: { B7: '新来的人' } })
    const plan = await preview(app, '改过.xlsx', copy)
    await rowsIn(app, plan, 'changed')
    await app.client.intake.discard({ planId: plan.planId })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('shows rows of one file that contradict each other, and counts equal ones once', async () => {
    const csv = [
      '姓名,手机号码,岗位,工作单位',
      '甲一,19900002001,网格长,甲单位',
      '甲一,19900002001,网格长,乙单位',
      '乙二,19900002002,网格长,甲单位',
      '乙二,19900002002,网格长,甲单位',
      '丙三,19900002003,网格长,甲单位',
    ].join('\n')
    const plan = await preview(app, '花名册.csv', csv)
    expect(plan.counts['people']).toEqual({ ...none, new: 2, conflict: 2, skipped: 2 })
    expect((await rowsIn(app, plan, 'conflict')).map(({ row, reason }) => [row, reason])).toEqual([
      [2, '与第 3 行是同一条但内容不同，请只保留一行'],
      [3, '与第 2 行是同一条但内容不同，请只保留一行'],
    ])
    const repeated = (await rowsIn(app, plan, 'skipped')).filter(({ row }) => row > 1)
    expect(repeated.map(({ row, reason }) => [row, reason])).toEqual([[5, '与第 4 行重复']])
    await app.client.intake.apply({ planId: plan.planId })
    expect(await allValues(app, 'people', 'name')).not.toContain('甲一')
    await app.client.history.undo({})
  })

  it('rejects a row with the cell and the reason, and takes the others', async () => {
    const csv = [
      '姓名,手机号码,岗位,到岗时间',
      '丁四,19900002004,网格长,2025-02-30',
      '戊五,19900002005,网格长,2026.3.1',
      ',19900002006,网格长,',
    ].join('\n')
    const plan = await preview(app, '花名册.csv', csv)
    expect((await rowsIn(app, plan, 'rejected')).map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'D2“到岗时间”写作“2025-02-30”，没有这一天'],
      [4, '第 4 行缺少“姓名”'],
    ])
    expect((await rowsIn(app, plan, 'new')).map(({ values }) => values['startedOn'])).toEqual(['2026-03-01'])
  })

  it('knows rows again that fill no business key', async () => {
    const csv = '岗位,职责内容\n联络员,走访\n联络员,巡查\n执法员,巡查\n'
    const other = await openTestApp()
    await importFiles(other, [['岗位责任清单.csv', csv]])
    expect((await importFiles(other, [['岗位责任清单.csv', csv]])).counts['duties']).toMatchObject({ new: 0, same: 3 })
    const people = '姓名,性别,工作单位,所属社区\n甲一,男,街道,东社区\n甲一,男,街道,东社区\n乙二,女,街道,\n'
    await importFiles(other, [['花名册.csv', people]])
    expect((await importFiles(other, [['花名册.csv', people]])).counts['people']).toMatchObject({ new: 0, same: 3 })
  })

  it('does not take the same rows twice when two files of one import carry them', async () => {
    const csv = '姓名,手机号码,岗位\n己六,19900002007,网格长\n'
    const other = '姓名,手机号码,岗位\n己六,19900002007,专职网格员\n庚七,19900002008,网格长\n'
    const plan = await app.client.intake.preview({
      fileIds: [app.stage('一.csv', csv), app.stage('二.csv', csv), app.stage('三.csv', other)],
    })
    expect(plan.tables.map(({ counts }) => [counts.new, counts.skipped, counts.conflict])).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [1, 1, 1],
    ])
  })
})

describe('between preview and apply', () => {
  it('an edit that matters makes the plan stale, and nothing is imported', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, sampleWorkbook, fixture(sampleWorkbook))
    const { rows } = await app.client.ledgers.page({ ledger: 'duties' })
    const [row] = rows
    if (row === undefined) throw new Error('no duties')
    await app.client.ledgers.update({
      ledger: 'duties',
      id: row.id,
      version: row.version,
      values: { standard: '每周两次' },
    })
    const before = databaseHash(app.dataDir)
    await expect(app.client.intake.apply({ planId: plan.planId })).rejects.toMatchObject({ code: 'plan_stale' })
    expect(databaseHash(app.dataDir)).toBe(before)
    await app.client.history.undo({})
    await app.client.intake.apply({ planId: plan.planId })
  })

  it('an edit that does not matter leaves the plan as it is', async () => {
    const app = await openSampleApp()
    const plan = await preview(app, sampleWorkbook, fixture(sampleWorkbook))
    await app.client.ledgers.create({ ledger: 'duties', values: { post: '另一个岗位', content: '另一项职责' } })
    expect((await app.client.intake.apply({ planId: plan.planId })).counts.duties.same).toBe(13)
  })

  it('a plan is used once, and can be thrown away', async () => {
    const app = await openTestApp()
    const plan = await preview(app, sampleWorkbook, fixture(sampleWorkbook))
    await app.client.intake.apply({ planId: plan.planId })
    await expect(app.client.intake.apply({ planId: plan.planId })).rejects.toMatchObject({ code: 'file_expired' })
    const other = await preview(app, sampleWorkbook, fixture(sampleWorkbook))
    await app.client.intake.discard({ planId: other.planId })
    await expect(app.client.intake.apply({ planId: other.planId })).rejects.toMatchObject({ code: 'file_expired' })
  })

  it('a refused import leaves no backup behind, a real one is preceded by one', async () => {
    const app = await openTestApp()
    await expect(app.client.intake.apply({ planId: '01990000-0000-7000-8000-00000000dead' })).rejects.toMatchObject({
      code: 'file_expired',
    })
    expect(await app.client.backups.list({})).toEqual([])
    await importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]])
    expect((await app.client.backups.list({})).map(({ reason, valid }) => [reason, valid])).toEqual([
      ['beforeImport', true],
    ])
  })
})

describe('an import is one step', () => {
  let app: TestApp
  let imported: ReturnType<typeof contentOf>
  beforeAll(async () => {
    app = await openSampleApp()
    imported = contentOf(app.dataDir)
  })

  it('undo takes all of it back, also after the program has been closed', async () => {
    await app.reopen()
    expect((await app.client.history.undo({})).label).toBe(`导入 ${sampleWorkbook}：267 行`)
    expect(await app.client.ledgers.counts({})).toEqual({ duties: 0, keyMatters: 0, assistMatters: 0, people: 0 })
    const board = await app.client.organisation.board({})
    expect(board).toMatchObject({
      communities: [],
      bench: [],
      findings: [],
      totals: { communities: 0, grids: 0, people: 0, fullyStaffed: 0 },
    })
    expect(Object.values(contentOf(app.dataDir)).flat()).toEqual([])
    await expect(app.client.history.undo({})).rejects.toMatchObject({ code: 'nothing_to_undo' })
  })

  it('redo brings the same back, also after the program has been closed', async () => {
    await app.reopen()
    await app.client.history.redo({})
    expect(contentOf(app.dataDir)).toEqual(imported)
    expect((await preview(app, sampleWorkbook, fixture(sampleWorkbook))).counts.people.same).toBe(237)
    expect((await app.client.system.verify({})).ok).toBe(true)
    await expect(app.client.history.redo({})).rejects.toMatchObject({ code: 'nothing_to_redo' })
  })
})
