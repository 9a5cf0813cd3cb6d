/** Files that leave the program: complete, unchanged on the way back, and without personal data where they are for all. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileFormat, OutputDocument } from '../../../src/contract/api/output.ts'
import { ledgerKeys, type LedgerKey } from '../../../src/contract/ledgers/index.ts'
import { importFiles, openSampleApp, openTestApp, refusal, type TestApp } from '../../support/app.ts'
import { contentOf, queryDatabase } from '../../support/database-dump.ts'
import { partsOf } from '../documents/parts.ts'

const lists = (...ledgers: LedgerKey[]): OutputDocument => ({ kind: 'lists', ledgers })

async function valuesOf(app: TestApp, ledger: LedgerKey) {
  const { rows } = await app.client.ledgers.page({ ledger, limit: 500 })
  return rows.map(({ values }) => values)
}

async function importCounts(app: TestApp, file: { name: string; bytes: Uint8Array }) {
  const { counts } = await importFiles(app, [[file.name, file.bytes]])
  return Object.values(counts).map(({ same, ...other }) => [
    same,
    other.new + other.changed + other.conflict + other.rejected,
  ])
}

describe('an export', () => {
  it('is a workbook that comes back as all same', async () => {
    const app = await openSampleApp()
    const { artifact } = await app.client.output.export({ document: lists(...ledgerKeys) })
    expect(artifact.name).toBe('四张清单-云溪街道办事处.xlsx')
    expect(await importCounts(app, artifact)).toEqual([
      [13, 0],
      [9, 0],
      [8, 0],
      [237, 0],
    ])
  })

  it.each(ledgerKeys)('of %s as csv comes back as all same', async (key) => {
    const app = await openSampleApp()
    const { artifact } = await app.client.output.export({ document: lists(key), format: 'csv' })
    expect([...artifact.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const counts = await importCounts(app, artifact)
    expect(counts.filter(([same]) => same !== 0)).toEqual([[(await app.client.ledgers.counts({}))[key], 0]])
    expect(counts.every(([, other]) => other === 0)).toBe(true)
  })

  it('gives each list once, however often it is asked for', async () => {
    const app = await openTestApp()
    const once = await app.client.output.export({ document: lists('duties') })
    const thrice = await app.client.output.export({ document: lists('duties', 'duties', 'duties') })
    expect(thrice.artifact.name).toBe('岗位责任清单-云溪街道办事处.xlsx')
    expect(thrice.artifact.bytes).toEqual(once.artifact.bytes)
  })

  it('as csv is of one list', async () => {
    const app = await openTestApp()
    const attempt = app.client.output.export({ document: lists('duties', 'people'), format: 'csv' })
    expect((await refusal(attempt)).code).toBe('csv_one_list')
  })

  it.each<FileFormat>(['xlsx', 'csv'])(
    'as %s brings free text through, formulas and signs included',
    async (format) => {
      const cell = fc
        .array(fc.constantFrom(...Array.from('=+-@0123,;"\'\t\n甲乙 #%_\\<>&𠮷é')), { minLength: 1, maxLength: 12 })
        .map((characters) => `甲${characters.join('')}乙`)
      const awkward = ['=1+1\n+86 "引号" <标签> & 𠮷 100%_\\', '+1', '-甲', '@甲', '007', '12345678901234567890', '1-2']
      const contents = [...awkward, ...fc.sample(cell, 60)]
      const app = await openTestApp()
      for (const [index, content] of contents.entries())
        await app.client.ledgers.create({ ledger: 'duties', values: { post: `=岗位${index}`, content } })
      const { artifact } = await app.client.output.export({ document: lists('duties'), format })
      const other = await openTestApp()
      await importFiles(other, [[artifact.name, artifact.bytes]])
      expect(await valuesOf(other, 'duties')).toEqual(await valuesOf(app, 'duties'))
    },
  )

  it('as csv says how many cells Excel would rewrite', async () => {
    const app = await openTestApp()
    for (const content of ['=1+1', '平常的话'])
      await app.client.ledgers.create({ ledger: 'duties', values: { post: '岗位', content } })
    expect((await app.client.output.export({ document: lists('duties'), format: 'csv' })).misread).toBe(1)
    expect((await app.client.output.export({ document: lists('duties') })).misread).toBe(0)
  })
})

describe('a view', () => {
  it('gives the rows and columns that are shown, in their order, and says which they are', async () => {
    const app = await openSampleApp()
    const request = {
      ledger: 'people' as const,
      find: '',
      where: [{ kind: 'oneOf' as const, field: 'role', values: ['网格长'] }],
      sort: [{ field: 'name', direction: 'desc' as const }],
    }
    const { rows, total } = await app.client.ledgers.page({ ...request, limit: 500 })
    const document: OutputDocument = {
      kind: 'view',
      name: '网格长',
      rows: { keep: [], ...request },
      groupBy: null,
      columns: ['name', 'role'],
    }
    const { html } = await app.client.output.print({ document })
    expect(html).toContain('人员清单（网格长）')
    expect(html).toContain('筛选：角色为“网格长”')
    const printed = [...html.matchAll(/<tr><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/g)].map(([, name]) => name)
    expect(printed).toHaveLength(total)
    expect(printed).toEqual(rows.map((row) => row.values['name']))
  })

  it.each<FileFormat>(['xlsx', 'csv'])('as %s comes back as all same, its hidden columns untouched', async (format) => {
    const app = await openSampleApp()
    const document: OutputDocument = {
      kind: 'view',
      name: '',
      rows: {
        ledger: 'people',
        find: '',
        where: [{ kind: 'contains', field: 'communityName', text: '社区', not: false }],
        keep: [],
        sort: [],
      },
      groupBy: 'communityName',
      columns: ['communityName', 'name', 'phone', 'role', 'gridCode'],
    }
    const { artifact } = await app.client.output.export({ document, format })
    const counts = await importCounts(app, artifact)
    expect(counts.every(([, other]) => other === 0)).toBe(true)
    expect(counts.some(([same = 0]) => same > 200)).toBe(true)
  })

  it('takes own columns along, but not into a 公示版', async () => {
    const app = await openSampleApp()
    const { field } = await app.client.columns.save({ ledger: 'duties', label: '责任路段', type: 'text', width: 12 })
    const [row] = (await app.client.ledgers.page({ ledger: 'duties', limit: 1 })).rows
    if (row === undefined) throw new Error('no duties')
    await app.client.ledgers.update({
      ledger: 'duties',
      id: row.id,
      version: row.version,
      values: { [field.name]: '建设路' },
    })
    const open = await app.client.output.print({ document: lists('duties') })
    const masked = await app.client.output.print({ document: lists('duties'), masked: true })
    expect([open.html.includes('建设路'), masked.html.includes('建设路')]).toEqual([true, false])
    const { version } = await app.client.versions.publish({ ledger: 'duties', basis: '会', effectiveOn: '2026-12-01' })
    const issued = await app.client.output.print({ document: { kind: 'version', id: version.id } })
    expect(issued.html).toContain('建设路')
  })

  it('of a column that is not there is refused', async () => {
    const app = await openTestApp()
    const rows = { ledger: 'duties' as const, find: '', where: [], keep: [], sort: [] }
    const attempt = app.client.output.print({
      document: { kind: 'view', name: '', rows, groupBy: null, columns: ['无'] },
    })
    expect((await refusal(attempt)).code).toBe('invalid_input')
  })
})

describe('a 公示版', () => {
  function phonesOf(app: TestApp): string[] {
    const phones = queryDatabase(app.dataDir, 'SELECT phone FROM people WHERE phone IS NOT NULL').map((row) =>
      String(row['phone']),
    )
    expect(phones.length).toBeGreaterThan(200)
    return phones
  }

  it('holds no telephone number and no political status in any part of the file', async () => {
    const app = await openSampleApp()
    const phones = phonesOf(app)
    const { artifact } = await app.client.output.export({ document: lists(...ledgerKeys), masked: true })
    expect(artifact.name).toBe('四张清单（公示版）-云溪街道办事处.xlsx')
    const parts = [...(await partsOf(artifact.bytes)).values()].map(({ content }) => content).join('\n')
    expect(phones.filter((phone) => parts.includes(phone))).toEqual([])
    expect(parts).not.toContain('政治面貌')
    expect(parts).toContain('云溪街道办事处人员清单（公示版）')
    expect(parts).toMatch(/199\*{4}\d{4}/)
  })

  it('is recognisable as one also as csv and on paper', async () => {
    const app = await openSampleApp()
    const phones = phonesOf(app)
    const request = { document: lists('people'), masked: true } as const
    const csv = await app.client.output.export({ ...request, format: 'csv' })
    const { html } = await app.client.output.print(request)
    for (const text of [Buffer.from(csv.artifact.bytes).toString('utf8'), html]) {
      expect(text).toContain('云溪街道办事处人员清单（公示版）')
      expect(phones.filter((phone) => text.includes(phone))).toEqual([])
    }
  })

  it('is not what an ordinary export gives (broken twin)', async () => {
    const app = await openSampleApp()
    const [phone = '—'] = phonesOf(app)
    const { html } = await app.client.output.print({ document: lists('people') })
    expect(html).toContain(phone)
  })
})

describe('a print', () => {
  it('has every row of every list, the unit and the day', async () => {
    const app = await openSampleApp()
    const printed = await app.client.output.print({ document: lists(...ledgerKeys) })
    expect(printed.rows).toBe(13 + 9 + 8 + 237)
    expect(printed.html.match(/<section/g)).toHaveLength(4)
    expect(printed.pageRule).toContain('云溪街道办事处')
    expect(printed.pageRule).toContain('2026年11月5日')
  })

  it('takes the paper that is asked for', async () => {
    const app = await openSampleApp()
    const printed = await app.client.output.print({ document: lists('duties'), paper: 'A3' })
    expect(printed.paper.size).toBe('A3')
    expect(printed.pageRule).toContain('size: A3')
  })
})

describe('what was masked, imported again', () => {
  it('overwrites neither a telephone number nor one within a text', async () => {
    const app = await openTestApp()
    const grid = { communityName: '东社区', gridName: '一网格', gridCode: '999901001001001', role: '网格长' }
    await app.client.ledgers.create({ ledger: 'people', values: { name: '张安', phone: '19900001001', ...grid } })
    await app.client.ledgers.create({ ledger: 'people', values: { name: '李平', phone: '0571-99990001' } })
    const matter = { category: '公共安全', name: '夜间噪声投诉', boundary: '由城管牵头，夜间联系 19900001002' }
    await app.client.ledgers.create({ ledger: 'assistMatters', values: matter })
    const before = contentOf(app.dataDir)
    const { artifact } = await app.client.output.export({ document: lists('assistMatters', 'people'), masked: true })
    const plan = await app.client.intake.preview({ fileIds: [app.stage(artifact.name, artifact.bytes)] })
    expect(plan.counts['people']).toMatchObject({ rejected: 2, new: 0, changed: 0 })
    expect(plan.counts['assistMatters']).toMatchObject({ same: 1, new: 0, changed: 0 })
    const people = plan.tables.findIndex(({ ledger }) => ledger === 'people')
    const { rows } = await app.client.intake.rows({
      planId: plan.planId,
      table: people,
      bucket: 'rejected',
      offset: 0,
      limit: 10,
    })
    expect(rows[0]?.reason).toContain('号码被遮盖过')
    await app.client.intake.apply({ planId: plan.planId })
    expect(contentOf(app.dataDir)).toEqual(before)
  })
})
