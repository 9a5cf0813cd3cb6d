/** Columns that an office adds: they behave like the list's own, and their values outlive them. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { OwnColumnDraft } from '../../../src/contract/api/columns.ts'
import {
  district,
  importFiles,
  openSampleApp,
  openTestApp,
  refusal,
  refusalSentence,
  type TestApp,
} from '../../support/app.ts'
import { contentOf, databaseHash, queryDatabase } from '../../support/database-dump.ts'

let app: TestApp
beforeEach(async () => {
  app = await openSampleApp()
})

type Draft = Partial<OwnColumnDraft> & Pick<OwnColumnDraft, 'label' | 'type'>

async function addColumn(draft: Draft) {
  const { field } = await app.client.columns.save({ ledger: 'people', ...draft })
  return { name: field.name, id: field.name.slice('own.'.length), field }
}

async function someone() {
  const { rows } = await app.client.ledgers.page({ ledger: 'people', limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error('the sample has people')
  return row
}

async function write(values: Readonly<Record<string, string | number | null>>) {
  const { id, version } = await someone()
  return (await app.client.ledgers.update({ ledger: 'people', id, version, values })).row
}

describe('an own column', () => {
  it('stands after the columns of the list, with its type and usual values', async () => {
    const { field } = await addColumn({ label: '星级', type: 'code', codes: ['一星', '二星'], width: 8 })
    expect(field).toMatchObject({
      label: '星级',
      type: 'code',
      codes: ['一星', '二星'],
      width: 8,
      own: true,
      required: false,
    })
    const fields = await app.client.ledgers.fields({ ledger: 'people' })
    expect(fields.at(-1)).toEqual(field)
    expect(fields.filter(({ own }) => own)).toHaveLength(1)
    expect((await app.client.ledgers.fields({ ledger: 'duties' })).some(({ own }) => own)).toBe(false)
    expect((await someone()).values[field.name]).toBeNull()
  })

  it('reads what is typed by its type, refuses what it cannot keep, marks what looks odd', async () => {
    const count = await addColumn({ label: '走访次数', type: 'integer' })
    const day = await addColumn({ label: '最近走访', type: 'date' })
    const star = await addColumn({ label: '星级', type: 'code', codes: ['一星', '二星'] })
    const row = await write({ [count.name]: '1,200', [day.name]: '2026.3.1', [star.name]: '五星' })
    expect(row.values).toMatchObject({ [count.name]: 1200, [day.name]: '2026-03-01', [star.name]: '五星' })
    expect(row.marks[star.name]).toBe('不在常用写法（一星、二星）之内')
    expect(await refusalSentence(write({ [count.name]: '十来次' }))).toBe(
      '“走访次数”写作“十来次”，不是整数，请只填数字。请改正。',
    )
    expect((await write({ [count.name]: null })).values).toMatchObject({ [count.name]: null, [day.name]: '2026-03-01' })
  })

  it('is found, filtered, sorted, counted, and told in the history by its label', async () => {
    const { name } = await addColumn({ label: '走访情况', type: 'text' })
    const { id } = await write({ [name]: '已走访三户' })
    const page = (request: object) => app.client.ledgers.page({ ledger: 'people', ...request })
    expect((await page({ find: '走访三户' })).rows.map((row) => row.id)).toEqual([id])
    expect((await page({ where: [{ kind: 'filled', field: name }] })).total).toBe(1)
    expect((await page({ sort: [{ field: name, direction: 'desc' }], limit: 1 })).rows[0]?.id).toBe(id)
    expect(await app.client.ledgers.values({ ledger: 'people', field: name })).toEqual([
      { value: '已走访三户', count: 1 },
    ])
    const { history } = await app.client.ledgers.get({ ledger: 'people', id })
    expect(history[0]).toMatchObject({
      label: '修改“走访情况”：' + String((await someone()).values['name']),
      changes: [{ field: '走访情况', before: '', after: '已走访三户' }],
    })
  })

  it('keeps its values when it is removed, and shows them when it comes back', async () => {
    const { name, id } = await addColumn({ label: '走访情况', type: 'text' })
    const row = await write({ [name]: '已走访' })
    await app.client.columns.remove({ id })
    expect((await someone()).values).not.toHaveProperty(name)
    expect(await refusal(write({ [name]: '再写' }))).toMatchObject({ code: 'invalid_input' })
    await write({ remarks: '其他改动' })
    const { history } = await app.client.ledgers.get({ ledger: 'people', id: row.id })
    expect(history.flatMap(({ changes }) => changes.map(({ field }) => field))).toContain('走访情况')
    await app.client.history.undo({})
    await app.client.history.undo({})
    expect((await someone()).values[name]).toBe('已走访')
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('cannot take the title of another column, nor one by which that column is recognised in files', async () => {
    await addColumn({ label: '走访情况', type: 'text' })
    for (const label of ['走访情况', ' 走访情况', '联系电话', '手机号', '姓 名'])
      expect([label, await refusal(addColumn({ label, type: 'text' }))]).toEqual([
        label,
        { code: 'column_label_taken', details: { label: label.trim(), ledger: '人员清单' } },
      ])
    await app.client.columns.save({ ledger: 'duties', label: '走访情况', type: 'text' })
  })

  it('takes another type when all its values can be read so, and says which cannot', async () => {
    const { name, id } = await addColumn({ label: '次数', type: 'text' })
    await write({ [name]: '１２' })
    await app.client.columns.save({ id, ledger: 'people', label: '次数', type: 'integer' })
    expect((await someone()).values[name]).toBe(12)
    await app.client.columns.save({ id, ledger: 'people', label: '次数', type: 'text' })
    expect((await someone()).values[name]).toBe('12')
    await write({ [name]: '十二' })
    const before = databaseHash(app.dataDir)
    const attempt = app.client.columns.save({ id, ledger: 'people', label: '次数', type: 'date' })
    expect(await refusalSentence(attempt)).toBe(
      '“次数”有 1 行不能改成这种类型，例如“十二”（不是能认出的日期，请写成 2026-03-01）。请先改正这些值。',
    )
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('is moved among its like, and refused where there are too many', async () => {
    const labels = async () =>
      (await app.client.ledgers.fields({ ledger: 'people' })).filter(({ own }) => own).map(({ label }) => label)
    for (const label of ['甲', '乙', '丙']) await addColumn({ label, type: 'text' })
    const last = (await app.client.ledgers.fields({ ledger: 'people' })).at(-1)?.name.slice('own.'.length) ?? ''
    await app.client.columns.move({ id: last, to: 0 })
    expect(await labels()).toEqual(['丙', '甲', '乙'])
    await app.client.columns.move({ id: last, to: 100 })
    expect(await labels()).toEqual(['甲', '乙', '丙'])
    for (let index = 3; index < 50; index += 1) await addColumn({ label: `第${index}栏`, type: 'text' })
    expect(await refusal(addColumn({ label: '多余', type: 'text' }))).toMatchObject({ code: 'columns_full' })
  })

  it('goes out with the list, and its values are part of the content that the audit trail vouches for', async () => {
    const { name } = await addColumn({ label: '走访情况', type: 'text' })
    const { id } = await write({ [name]: '已走访' })
    const document = { kind: 'lists' as const, ledgers: ['people' as const] }
    const { bytes, name: fileName } = (await app.client.output.export({ document })).artifact
    const { counts } = await importFiles(app, [[fileName, bytes]])
    expect(counts['people']).toMatchObject({ same: 237 })
    const plan = await app.client.intake.preview({ fileIds: [app.stage(fileName, bytes)] })
    expect(plan.tables[0]?.columns.map(({ title }) => title)).toContain('走访情况')
    expect(queryDatabase(app.dataDir, 'SELECT extra FROM people WHERE id = ?', id)).toEqual([
      { extra: JSON.stringify({ [name.slice('own.'.length)]: '已走访' }) },
    ])
    const { artifact } = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const other = await openTestApp({ unit: district })
    const { planId } = await other.client.exchange.preview({ fileId: other.stage('包.zip', artifact.bytes) })
    await other.client.exchange.apply({ planId, acceptSender: true })
    // The column is the street's; its values travel with the rows, unseen.
    expect((await other.client.ledgers.fields({ ledger: 'people' })).some(({ own }) => own)).toBe(false)
    expect(contentOf(other.dataDir)['people']?.map((row) => row['extra'])).toEqual(
      contentOf(app.dataDir)['people']?.map((row) => row['extra']),
    )
    expect(contentOf(other.dataDir)['ownColumns']).toEqual([])
  })

  it('of nobody, of another list, or with a name that is no id is refused', async () => {
    const { id } = await addColumn({ label: '走访情况', type: 'text' })
    const nobody = '01990000-0000-7000-8000-00000000dead'
    const attempts = [
      app.client.columns.remove({ id: nobody }),
      app.client.columns.move({ id: nobody, to: 0 }),
      app.client.columns.save({ id, ledger: 'duties', label: '别处', type: 'text' }),
    ]
    for (const attempt of attempts) expect(await refusal(attempt)).toMatchObject({ code: 'not_found' })
    for (const name of [`own.${id}" OR 1=1`, 'own.', `own.${nobody}`, `OWN.${id}`])
      expect(await refusal(write({ [name]: 'x' }))).toMatchObject({ code: 'invalid_input' })
  })
})
