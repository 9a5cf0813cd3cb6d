/** What a clerk says of a form by hand: where its lines are, and that it is kept as a form of its own. */
import { describe, expect, it } from 'vitest'
import { openTestApp, refusal } from '../../support/app.ts'
import { sheetsFile } from '../../support/forms/build-form.ts'
import { blankForm, blankFormName, saveForm } from '../../support/report-scenarios.ts'
import { editedForm } from './form-parts.ts'
import { cellsOf, make, openSampleStreet } from './sample-street.ts'

describe('a form in which nothing is recognised', () => {
  const unheard = async () => {
    const rows = [
      ['每月情况', null, null, null],
      ['辖区', '格子', '备注', null],
      ['锦屏社区', '  ', null, null],
      ['橘井社区', '  ', null, null],
      ['经办处', '  ', null, null],
    ]
    return sheetsFile([{ name: '月报', rows }])
  }

  it('is filled by what a person says: where the lines are, which column, which cell', async () => {
    const app = await openSampleStreet()
    const fileId = app.stage('没见过的表.xlsx', await unheard())
    const { name, mapping } = await app.client.forms.read({ fileId })
    expect(mapping).toEqual({ tables: [], cells: [] })
    const at = { labelColumn: 'A', from: 3, to: 4 }
    const asked = { source: { fileId }, sheet: '月报', lines: 'community' as const }
    expect(await app.client.forms.proposeTable({ ...asked, at: null })).toBeNull()
    expect(await app.client.forms.proposeTable({ ...asked, at })).not.toHaveProperty('added')
    const proposed = await app.client.forms.proposeTable({ ...asked, at, added: true })
    expect(proposed?.added).toBe(true)
    expect(proposed?.columns.map(({ column, header, fill }) => [column, header, fill])).toEqual([
      ['B', '格子', null],
      ['C', '备注', null],
    ])
    const columns = [{ column: 'B', header: '格子', fill: 'grids' as const }]
    const built = { sheet: '月报', lines: 'community' as const, ...at, columns, added: true as const }
    const cells = [{ sheet: '月报', cell: 'B5', header: '经办处', fill: 'unitName' as const, added: true as const }]
    const { form } = await app.client.forms.save({ fileId, name, mapping: { tables: [built], cells } })
    const cell = await cellsOf((await make(app, form)).file.bytes)
    expect(['B3', 'B4', 'B5'].map(cell)).toEqual(['4', '4', '云溪街道办事处'])
  })

  const table = { sheet: '月报', lines: 'community', labelColumn: 'A', from: 3, to: 4, columns: [] } as const
  const column = { header: '格子', fill: 'grids' } as const

  it.each([
    [{ ...table, sheet: '年报' }, '没有工作表“年报”'],
    [{ ...table, to: 40 }, '最后一行是第 40 行，而工作表“月报”只到第 5 行'],
    [{ ...table, from: 4, to: 3 }, '第一行（4）在最后一行（3）下面'],
    [{ ...table, labelColumn: 'Q' }, '名称在哪一列：工作表“月报”没有 Q 列'],
    [{ ...table, communityColumn: 'A' }, 'A 列写的是网格，不能又是社区'],
    [{ ...table, columns: [{ ...column, column: 'Q' }] }, '工作表“月报”没有 Q 列'],
    [{ ...table, columns: [{ ...column, column: 'A' }] }, 'A 列写的是名称，不能又填数'],
    [{ ...table, columns: [{ ...column, column: 'B' }, { ...column, column: 'B' }] }, 'B 列有两处对应'], // prettier-ignore
  ])('refuses %j', async (wrong, reason) => {
    const app = await openTestApp()
    const fileId = app.stage('没见过的表.xlsx', await unheard())
    const mapping = { tables: [{ ...wrong, columns: [...wrong.columns] }], cells: [] }
    expect(await refusal(app.client.forms.save({ fileId, name: '表', mapping }))).toMatchObject({
      code: 'form_mapping_unfit',
      details: { reason },
    })
  })

  it('says what is wrong with a place as it was typed', async () => {
    const app = await openTestApp()
    const source = { fileId: app.stage('没见过的表.xlsx', await unheard()) }
    const at = { labelColumn: '第一', from: 3, to: 4 }
    expect(await refusal(app.client.forms.proposeTable({ source, sheet: '月报', lines: 'grid', at }))).toMatchObject({
      details: { reason: '名称在哪一列：“第一”不是列号，列号写作 A、B 或 AA' },
    })
  })

  it('keeps what was added by hand in a new edition, and says that it has to be looked at', async () => {
    const app = await openSampleStreet()
    const form = await saveForm(app)
    const cells = [{ sheet: '月报', cell: 'B15', header: '经办处', fill: 'unitName' as const, added: true as const }]
    const { mapping } = await app.client.forms.read({ fileId: app.stage(blankFormName, blankForm()) })
    await app.client.forms.correct({ id: form.id, mapping: { ...mapping, cells } })
    const newer = await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '网格长'))
    const read = await app.client.forms.read({ fileId: app.stage(blankFormName, newer) })
    expect(read.mapping.cells.at(-1)).toEqual(cells[0])
    expect(read.changes).toContain('手工添加的“经办处”（月报的 B15）还在原处，请核对')
  })

  it('keeps all of it where the sheet alone is called otherwise, and has nothing to ask', async () => {
    const app = await openSampleStreet()
    const month = (name: string) =>
      sheetsFile([
        {
          name,
          rows: [
            ['单位', '网格数', '甲'],
            ['锦屏社区', ' ', ' '],
          ],
        },
      ])
    const name = '月报.xlsx'
    const fileId = app.stage(name, await month('10月'))
    const at = { labelColumn: 'A', from: 2, to: 2 }
    const columns = [{ column: 'C', header: '甲', fill: 'people' as const }]
    const table = { sheet: '10月', lines: 'community' as const, ...at, columns, added: true as const }
    const cells = [{ sheet: '10月', cell: 'B1', header: '网格数', fill: 'unitName' as const, added: true as const }]
    await app.client.forms.save({ fileId, name: '月报', mapping: { tables: [table], cells } })
    const read = await app.client.forms.read({ fileId: app.stage(name, await month('11月')) })
    expect(read.known).not.toBeNull()
    expect(read.mapping.tables.map(({ sheet, columns: kept }) => [sheet, kept])).toEqual([['11月', columns]])
    expect(read.mapping.cells).toEqual([{ ...cells[0], sheet: '11月' }])
    expect(read.changes).toEqual([])
  })

  it('keeps in a new edition where the lines were said to be', async () => {
    const app = await openSampleStreet()
    const { id, mapping } = await saveForm(app)
    const tables = mapping.tables.map((table) => ({ ...table, to: 10 }))
    await app.client.forms.correct({ id, mapping: { ...mapping, tables } })
    const newer = await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '网格长'))
    const read = await app.client.forms.read({ fileId: app.stage(blankFormName, newer) })
    expect(read.mapping.tables.map(({ from, to }) => [from, to])).toEqual([[5, 10]])
    expect(read.changes.filter((change) => change.includes('的表格'))).toEqual([])
  })
})

describe('two forms of the same texts', () => {
  it('stand beside each other under two names', async () => {
    const app = await openSampleStreet()
    const first = await saveForm(app)
    const fileId = app.stage('另一份.xlsx', blankForm())
    const { known, freeName, mapping } = await app.client.forms.read({ fileId })
    expect([known, freeName]).toEqual([first.id, '另一份'])
    const { form } = await app.client.forms.save({ fileId, name: freeName, mapping: { ...mapping, cells: [] } })
    expect((await app.client.forms.list({})).map(({ name }) => name).toSorted()).toEqual(
      ['另一份', '区局月报空表'].toSorted(),
    )
    const read = (name: string) => app.client.forms.read({ fileId: app.stage(name, blankForm()) })
    expect([(await read(blankFormName)).known, (await read('另一份.xlsx')).known]).toEqual([first.id, form.id])
    const { bytes } = await app.client.forms.exportMapping({ id: form.id })
    await app.client.forms.importMapping({ fileId: app.stage('对应.json', bytes) })
    expect((await app.client.forms.list({})).find(({ id }) => id === first.id)?.mapping.cells).toHaveLength(5)
  })

  it('are refused under one name', async () => {
    const app = await openSampleStreet()
    await saveForm(app)
    const again = await app.client.forms.read({ fileId: app.stage(blankFormName, blankForm()) })
    expect(again.freeName).toBe('区局月报空表（2）')
    expect(await refusal(saveForm(app))).toMatchObject({ code: 'form_name_taken' })
  })
})
