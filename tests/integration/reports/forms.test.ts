/** The district's blank form filled from the sample street: only its cells change, and what stays empty is said. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { loadSeal } from '../../../src/core/exchange/seal-file.ts'
import { verifySignature } from '../../../src/core/exchange/format/minisign.ts'
import { openTestApp, refusal, type TestApp } from '../../support/app.ts'
import { blankForm, blankFormName, saveForm } from '../../support/report-scenarios.ts'
import { editedForm, partsOf } from './form-parts.ts'
import { readMeeting, readRoster } from './sample.ts'
import { cellsOf, make, openSampleStreet, period } from './sample-street.ts'

describe('the blank form of the district', () => {
  it('is recognised: its table, its labels, and which column asks for what', async () => {
    const { mapping } = await saveForm(await openSampleStreet())
    expect(mapping.tables.map(({ columns, ...table }) => [table, columns.map(({ fill }) => fill)])).toEqual([
      [
        { sheet: '月报', lines: 'community', labelColumn: 'A', from: 5, to: 12 },
        ['grids', 'fullTimeMembers', 'vacancies', 'meetings', 'resolutions', 'doneResolutions', 'closingRate'],
      ],
    ])
    expect(mapping.cells.map(({ cell, fill }) => [cell, fill])).toEqual([
      ['B2', 'unitName'],
      ['F2', 'month'],
      ['H2', 'day'],
      ['B15', 'byHand'],
      ['E15', 'byHand'],
    ])
  })

  it('is filled with the figures of the street', async () => {
    const roster = (await readRoster()).filter(({ community }) => community !== '')
    const app = await openSampleStreet()
    const { file } = await make(app, await saveForm(app))
    const cell = await cellsOf(file.bytes)
    const communities = [...new Set(roster.map(({ community }) => community))]
    expect([cell('B2'), cell('F2'), cell('H2')]).toEqual(['云溪街道办事处', '2026年11月', '2026年11月26日'])
    communities.forEach((name, index) => {
      const row = 5 + index
      const lines = roster.filter(({ community }) => community === name)
      const led = readMeeting().resolutions.filter(({ responsibleUnit }) => responsibleUnit === name).length
      expect(['A', 'B', 'C', 'E', 'F', 'G'].map((column) => cell(`${column}${row}`))).toEqual([
        name,
        String(new Set(lines.map(({ grid }) => grid)).size),
        String(lines.filter(({ role }) => role === '专职网格员').length),
        '1',
        String(led),
        '0',
      ])
    })
    expect(['D6', 'D8', 'D5', 'A11', 'B11'].map(cell)).toEqual(['1', '1', '0', '', ''])
  })

  it('changes in its sheet only, and there only in the filled cells', async () => {
    const app = await openSampleStreet()
    const { file, filled } = await make(app, await saveForm(app))
    const before = await partsOf(blankForm())
    const after = await partsOf(file.bytes)
    expect([...after.keys()]).toEqual([...before.keys()])
    expect([...after].filter(([name, text]) => text !== before.get(name)).map(([name]) => name)).toEqual([
      'xl/worksheets/sheet1.xml',
    ])
    const cell = /<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/g
    const cellsIn = (text = '') => new Map([...text.matchAll(cell)].map(([whole, at = '']) => [at, whole]))
    const [old, now] = [before, after].map((parts) => cellsIn(parts.get('xl/worksheets/sheet1.xml')))
    const changed = [...(now ?? [])].filter(([at, whole]) => old?.get(at) !== whole).map(([at]) => at)
    expect(changed).toHaveLength(filled)
    expect(changed.filter((at) => /^(H([5-9]|1\d)|[A-H]13|[A-H][34])$/.test(at))).toEqual([])
    const skeleton = (text = '') => text.replace(cell, '')
    expect(skeleton(after.get('xl/worksheets/sheet1.xml'))).toBe(skeleton(before.get('xl/worksheets/sheet1.xml')))
  })

  it('says what stays empty, and what its own sums will show differently', async () => {
    const app = await openSampleStreet()
    const { id } = await saveForm(app)
    const [preview] = await app.client.forms.preview({ ids: [id], period })
    expect(preview?.unfilled.map(({ cell, reason }) => [cell, reason])).toEqual([
      ...Array.from({ length: 6 }, (_, index) => [`H${5 + index}`, '这一格是公式，由表格自己算']),
      ['B15', '由人填写'],
      ['E15', '由人填写'],
    ])
    expect(preview?.warnings.map(({ header, reason }) => [header, reason.split('。')[0]])).toEqual([
      ['网格力量／专职网格员', '各行相加是 27，云溪街道办事处是 28'],
      ['议事协商／会议次数', '各行相加是 6，云溪街道办事处是 1'],
      ['议事协商／议定事项', '各行相加是 2，云溪街道办事处是 5'],
      ['填报月份', '这一格放不下“2026年11月”，打印出来会缺字或多出一页，请把这一列调宽'],
      ['填报日期', '这一格放不下“2026年11月26日”，打印出来会缺字或多出一页，请把这一列调宽'],
    ])
  })

  it('is signed with the seal of the unit, and the same again gives the same bytes', async () => {
    const app = await openSampleStreet()
    const form = await saveForm(app)
    const [first, second] = [await make(app, form), await make(app, form)]
    expect(Buffer.compare(first.file.bytes, second.file.bytes)).toBe(0)
    expect(Buffer.compare(first.signature.bytes, second.signature.bytes)).toBe(0)
    expect(first.signature.name).toBe(`${first.file.name}.minisig`)
    const { public: key } = loadSeal(app.dataDir)
    const text = Buffer.from(first.signature.bytes).toString()
    const comment = 'sidantong form 999901001 云溪街道办事处'
    expect(verifySignature(first.file.bytes, text, key, comment)).toBe('valid')
    const touched = Uint8Array.from(first.file.bytes)
    touched[100] = (touched[100] ?? 0) ^ 1
    expect(verifySignature(touched, text, key, comment)).toBe('invalid')
    expect((await app.client.reports.view({ period })).snapshots).toHaveLength(1)
  })

  it('prints with its sums calculated', async () => {
    const app = await openSampleStreet()
    const { html, uncalculated } = await app.client.forms.print({ id: (await saveForm(app)).id, period })
    expect(uncalculated).toEqual([])
    const last = html.split('<tr>').find((row) => row.includes('合计')) ?? ''
    expect([...last.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      '合计',
      '24',
      '27',
      '2',
      '6',
      '2',
      '0',
      '0.0%',
    ])
  })

  it('prints its title across the table, and makes room for a day that runs on beyond its cell', async () => {
    const app = await openSampleStreet()
    const { html } = await app.client.forms.print({ id: (await saveForm(app)).id, period })
    expect(html).toMatch(/<tbody>\s*<tr><td class="plain center" rowspan="1" colspan="8">青岚区/)
    expect(html).toMatch(/<td class="plain">\d{4}年\d{1,2}月\d{1,2}日<\/td><\/tr>/)
    const widths = [...html.matchAll(/<col style="width:([\d.]+)%">/g)].map(([, width]) => Number(width))
    expect(widths.at(-1)).toBeGreaterThan(1.5 * (widths[0] ?? 0))
  })
})

describe('several forms', () => {
  it('come from one count', async () => {
    const app = await openSampleStreet()
    const first = await saveForm(app)
    const other = await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '网格长'))
    const fileId = app.stage('另一张.xlsx', other)
    const { mapping, known, name } = await app.client.forms.read({ fileId })
    expect([known, name]).toEqual([null, '另一张'])
    const { form } = await app.client.forms.save({ fileId, name, mapping })
    const { forms } = await app.client.forms.make({ ids: [first.id, form.id], period })
    expect(forms.map(({ file }) => file.name)).toEqual([
      '区局月报空表-云溪街道办事处-2026-11.xlsx',
      '另一张-云溪街道办事处-2026-11.xlsx',
    ])
    expect((await cellsOf(forms[1]?.file.bytes ?? new Uint8Array()))('D8')).toBe('3')
  })
})

describe('the mapping', () => {
  it('comes back with the form, corrected as it was', async () => {
    const app = await openSampleStreet()
    const form = await saveForm(app)
    const [table] = form.mapping.tables
    if (table === undefined) throw new Error('no table')
    const columns = table.columns.map((column) =>
      column.column === 'D' ? { ...column, fill: 'gridLeaders' as const } : column,
    )
    await app.client.forms.correct({ id: form.id, mapping: { ...form.mapping, tables: [{ ...table, columns }] } })
    const again = await app.client.forms.read({ fileId: app.stage('改了名.xlsx', blankForm()) })
    expect([again.known, again.changes]).toEqual([form.id, []])
    expect(again.mapping.tables[0]?.columns[2]?.fill).toBe('gridLeaders')
  })

  it('of a form whose headers have changed is carried over, and what changed is said', async () => {
    const app = await openSampleStreet()
    const form = await saveForm(app)
    const newer = await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '网格长'))
    const read = await app.client.forms.read({ fileId: app.stage(blankFormName, newer) })
    expect(read.known).toBe(form.id)
    expect(read.changes).toEqual([
      '没有了“网格力量／空缺岗位”（原在月报的 D 列）',
      '多了“网格力量／网格长”（月报的 D 列）',
    ])
    expect(read.mapping.tables[0]?.columns[2]?.fill).toBe('gridLeaders')
  })

  it('goes to another office as a file, and is refused for another form', async () => {
    const sender = await openSampleStreet()
    const form = await saveForm(sender)
    const [table] = form.mapping.tables
    if (table === undefined) throw new Error('no table')
    await sender.client.forms.correct({ id: form.id, mapping: { tables: [table], cells: [] } })
    const { bytes } = await sender.client.forms.exportMapping({ id: form.id })
    const receiver = await openTestApp()
    expect(
      await refusal(receiver.client.forms.importMapping({ fileId: receiver.stage('对应.json', bytes) })),
    ).toMatchObject({
      code: 'form_mapping_invalid',
    })
    await saveForm(receiver)
    const taken = await receiver.client.forms.importMapping({ fileId: receiver.stage('对应.json', bytes) })
    expect(taken.form.mapping.cells).toEqual([])
    for (const text of ['不是', '{}', '{"format":"sidantong-form-mapping"}'])
      expect(
        await refusal(receiver.client.forms.importMapping({ fileId: receiver.stage('坏.json', text) })),
      ).toMatchObject({
        code: 'form_mapping_invalid',
      })
  })
})

describe('bad input', () => {
  const reasons = async (app: TestApp, bytes: Uint8Array) => {
    const fileId = app.stage('表.xlsx', bytes)
    const { mapping } = await app.client.forms.read({ fileId })
    const { form } = await app.client.forms.save({ fileId, name: '表', mapping })
    const [preview] = await app.client.forms.preview({ ids: [form.id], period })
    return preview?.unfilled.map(({ cell, reason }) => `${cell} ${reason}`) ?? []
  }

  it.each([
    ['a damaged file', blankForm().subarray(0, 3000), 'file_damaged'],
    ['text', Buffer.from('社区,网格数\n'), 'form_unfit'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file_not_spreadsheet'],
  ])('%s is refused with what it is', async (_, bytes, code) => {
    const app = await openTestApp()
    expect(await refusal(app.client.forms.read({ fileId: app.stage('表.xlsx', bytes) }))).toMatchObject({ code })
  })

  it('locked cells of a protected sheet are left alone', async () => {
    const app = await openSampleStreet()
    const guarded = await editedForm(blankForm(), (xml) =>
      xml.replace('<mergeCells', '<sheetProtection sheet="1"/><mergeCells'),
    )
    const found = await reasons(app, guarded)
    expect(found.filter((reason) => reason.includes('锁定'))).toHaveLength(3 + 6 * 7)
  })

  it('a cell inside a merged one is not written', async () => {
    const app = await openSampleStreet()
    const merged = await editedForm(blankForm(), (xml) =>
      xml.replace('<mergeCell ref="A1:H1"/>', '<mergeCell ref="A1:H1"/><mergeCell ref="B5:C5"/>'),
    )
    expect(await reasons(app, merged)).toContain('C5 这一格并在 B5 里')
  })

  it('lines are taken by name; what is unknown, double or without a line is said', async () => {
    const app = await openSampleStreet()
    const named = (cell: string, text: string) => (xml: string) =>
      xml.replace(`<c r="${cell}" s="2" t="n"></c>`, `<c r="${cell}" s="2" t="inlineStr"><is><t>${text}</t></is></c>`)
    const form = await editedForm(blankForm(), (xml) =>
      [
        named('A5', '锦屏社区'),
        named('A6', '没有社区'),
        named('A7', '锦屏'),
        named('A8', '月塘社区'),
        named('A9', '橘井社区'),
        named('A10', '石鼓巷社区'),
        named('A11', '望江台社区'),
        named('A12', '又一个社区'),
      ].reduce((text, step) => step(text), xml),
    )
    const found = (await reasons(app, form)).filter((reason) => reason.startsWith('A'))
    expect(found).toEqual([
      'A6 系统里没有“没有社区”',
      'A7 “锦屏”在表里有两行，只填了第一行',
      'A12 系统里没有“又一个社区”',
      'A12 表里的空行不够，还有 1 个没有行：枫林渡社区',
    ])
  })

  it('two communities of one name have no line', async () => {
    const app = await openSampleStreet()
    await app.client.organisation.saveCommunity({ name: '锦屏社区', code: '', population: null })
    const form = await editedForm(blankForm(), (xml) =>
      xml.replace('<c r="A5" s="2" t="n"></c>', '<c r="A5" s="2" t="inlineStr"><is><t>锦屏社区</t></is></c>'),
    )
    expect(await reasons(app, form)).toContain('A5 系统里有 2 个“锦屏社区”，不知道填哪一个')
    expect((await app.client.reports.check({ period })).map(({ rule }) => rule)).toContain('repeatedCommunity')
  })

  it('a mapping to cells that are not there writes them, but only one place to each', async () => {
    const app = await openSampleStreet()
    const form = await saveForm(app)
    const cells = [
      { sheet: '月报', cell: 'K20', header: '网格数', fill: 'grids' as const },
      { sheet: '月报', cell: 'K20', header: '户数', fill: 'households' as const },
    ]
    await app.client.forms.correct({ id: form.id, mapping: { tables: [], cells } })
    const made = await make(app, form)
    expect(made.unfilled.map(({ reason }) => reason)).toEqual(['这一格已按另一处对应填了“24”'])
    expect((await cellsOf(made.file.bytes))('K20')).toBe('24')
  })
})

describe.skipIf(!hasOffice())('another program', () => {
  // A spreadsheet program takes long to start on an old machine.
  it('opens what was filled', { timeout: 120_000 }, async () => {
    const app = await openSampleStreet()
    const { file } = await make(app, await saveForm(app))
    const { toCsv } = await import('./office.ts')
    expect(
      toCsv(file.bytes)
        .split('\n')
        .find((line) => line.startsWith('合计')),
    ).toMatch(/^合计,24,27,2,6,2,0,0\.0%/)
  })
})

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
