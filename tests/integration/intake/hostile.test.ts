/**
 * Files that are broken, foreign or hostile: refused with the file's name and the reason in under 10 seconds, the
 * process alive and below 1 GB. Runs through the real worker thread.
 */
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { readWorkbook, type ReadOptions } from '../../../src/core/intake/read-workbook.ts'
import {
  bombPart,
  compoundFile,
  directoryField,
  listPart,
  patchDirectory,
  textRow,
  workbook,
  worksheetXml,
  zip,
} from '../../support/zip-fixtures.ts'

const MB = 1024 * 1024
const people = readFileSync(new URL('../../fixtures/intake/四张清单-云溪街道.xlsx', import.meta.url))

let peakRss = 0
const watch = setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage().rss)
}, 20)
afterAll(() => clearInterval(watch))

async function refusal(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
  withinMs = 10_000,
): Promise<AppError> {
  const start = performance.now()
  peakRss = process.memoryUsage().rss
  try {
    await readWorkbook({ name, bytes }, options)
  } catch (error) {
    expect(performance.now() - start).toBeLessThan(withinMs)
    expect(peakRss).toBeLessThan(1024 * MB)
    if (!(error instanceof AppError)) throw error
    expect(error.message).toContain(`“${name}”`)
    return error
  }
  throw new Error(`${name} was accepted`)
}

const header = textRow(1, ['姓名', '角色', '联系电话'])
const sheetWith = (data: string, after = ''): Promise<Uint8Array> => workbook({ sheets: [{ data, after }] })

describe('bad input of the first release', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['说明.xlsx', Buffer.from('%PDF-1.7 …'), 'file_not_spreadsheet', /PDF/],
    ['空.xlsx', new Uint8Array(0), 'file_empty', /空文件/],
    ['加密.xlsx', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'file_encrypted', /密码/],
    ['网页.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'file_not_spreadsheet', /网页表格/],
    ['残缺.xlsx', people.subarray(0, people.length / 2), 'file_damaged', /不完整/],
  ])('%s', async (name, bytes, code, words) => {
    const error = await refusal(name, bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(words)
  })

  it('.xlsb', async () => {
    const bytes = await zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })
    expect((await refusal('清单.xlsb', bytes)).code).toBe('file_legacy_format')
  })

  it.each<[string, string, RegExp]>([
    ['of blanks in one cell', ' ', /过大/],
    ['of small pieces', '<!--  -->', /压缩炸弹/],
  ])('a zip bomb %s', async (_, filler, words) => {
    const bytes = await workbook({ sheets: [{ part: bombPart(150, filler) }] })
    expect(bytes.length).toBeLessThan(MB)
    const error = await refusal('炸弹.xlsx', bytes)
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toMatch(words)
  })

  it('<!DOCTYPE> in any part, in UTF-8 and UTF-16', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
    const sheet = worksheetXml({ data: header }).replace('?>', `?>${laughs}`)
    const utf16 = Buffer.from(`\ufeff${sheet.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    for (const bytes of [
      await workbook({ sheets: [{ part: sheet }] }),
      await workbook({ sheets: [{ part: utf16 }] }),
      await workbook({ sheets: [{ data: header }], parts: { 'xl/workbook.xml': `${laughs}<workbook/>` } }),
      await workbook({ sheets: [{ data: header }], parts: { '_rels/.rels': `${laughs}<Relationships/>` } }),
      await workbook({ sheets: [{ data: header }], styles: '', parts: { 'xl/styles.xml': `${laughs}<styleSheet/>` } }),
      await workbook({ sheets: [{ data: header }], strings: '', parts: { 'xl/sharedStrings.xml': `${laughs}<sst/>` } }),
    ]) {
      const error = await refusal('声明.xlsx', bytes)
      expect(error.code).toBe('file_unsafe')
      expect(error.message).toContain('DOCTYPE')
    }
  })

  it('one merged cell over the whole sheet', async () => {
    const bytes = await sheetWith(header, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    const error = await refusal('合并.xlsx', bytes)
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toContain('A1:XFD1048576')
    expect(error.message).toContain('人员清单')
  })

  it('a cell at XFD1048576', async () => {
    const error = await refusal(
      '远格.xlsx',
      await sheetWith(`${header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
    )
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toContain('XFD1048576')
    expect(error.message).toContain('人员清单')
  })
})

describe('zips that lie', () => {
  const honest = (): Promise<Uint8Array> => workbook({ sheets: [{ data: header }] })

  it.each([
    ['a size that is too small', directoryField.size, 10],
    ['a wrong checksum', directoryField.checksum, 1],
  ])('%s', async (_, field, value) => {
    const bytes = patchDirectory(await honest(), (entry) => entry.set(field, value))
    expect((await refusal('谎报.xlsx', bytes)).code).toBe('file_damaged')
  })

  it('entries that share their bytes', async () => {
    let first: number | null = null
    const bytes = patchDirectory(await honest(), (entry) => {
      first ??= entry.get(directoryField.localOffset)
      entry.set(directoryField.localOffset, first)
    })
    expect((await refusal('谎报.xlsx', bytes)).message).toContain('互相重叠')
  })

  it('two parts of one name', async () => {
    const bytes = await workbook({ sheets: [{ data: header }], parts: { 'XL/Workbook.xml': '<workbook/>' } })
    expect((await refusal('重名.xlsx', bytes)).message).toContain('同名')
  })

  it('thousands of parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`xl/media/${index}.txt`, 'x']))
    expect((await refusal('太多.xlsx', await workbook({ sheets: [{ data: header }], parts }))).code).toBe('file_unsafe')
  })

  it('many parts that are each within the limit, but not together', { timeout: 120_000 }, async () => {
    const filler = (): Iterable<Uint8Array> =>
      listPart(
        430_000,
        (number) => `<row r="${number}">${String(Math.imul(number, 2654435761) >>> 0).repeat(100)}</row>`,
      )()
    const sheets = Array.from({ length: 4 }, (_, index) => ({ name: `表${index}`, part: filler }))
    const bytes = await workbook({ sheets, compressionLevel: 1 })
    const error = await refusal('合计.xlsx', bytes, {}, 60_000)
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toContain('内容过多')
  })
})

describe('sheets without measure', () => {
  it.each<[string, string, string, RegExp]>([
    ['a reference beyond the sheet', `${header}<row r="2"><c r="XFE2"><v>1</v></c></row>`, '', /XFE2/],
    ['a row beyond the sheet', `${header}<row r="1048577"><c><v>1</v></c></row>`, '', /行号/],
    ['content far to the right', `<row r="1"><c r="AMK1"><v>1</v></c></row>`, '', /AMK1/],
    ['content far below', `${header}<row r="900000"><c r="B900000"><v>1</v></c></row>`, '', /B900000/],
    ['a text of 40,000 characters', textRow(1, ['长'.repeat(40_000)]), '', /A1 有 40000 个字/],
    [
      'a heap of merges',
      header,
      `<mergeCells>${Array.from({ length: 20_001 }, (_, index) => `<mergeCell ref="A${index + 2}:B${index + 2}"/>`).join('')}</mergeCells>`,
      /20000 处/,
    ],
    ['an endless tag', `${header}<row r="2" x="${'y'.repeat(12 * MB)}"/>`, '', /过大/],
  ])('%s', async (_, data, after, words) => {
    const error = await refusal('过量.xlsx', await sheetWith(data, after))
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toMatch(words)
  })

  it('more cells than a list can have', async () => {
    const bytes = Buffer.from(`${'1,'.repeat(999)}1\n`.repeat(17_001))
    expect((await refusal('太大.csv', bytes, {}, 60_000)).message).toContain('1700 万')
  }, 90_000)

  it('few cells that would take much room', async () => {
    const part = listPart(26_000, (number) => `<row r="${number}"><c r="ALJ${number}"><v>1</v></c></row>`)
    expect((await refusal('太宽.xlsx', await workbook({ sheets: [{ part }] }))).message).toContain('行数乘列数')
  })

  it('too many sheets and styles', async () => {
    const sheets = Array.from({ length: 201 }, (_, index) => ({ name: `表${index}` }))
    expect((await refusal('表多.xlsx', await workbook({ sheets }))).message).toContain('200 张')
    const styles = `<cellXfs>${'<xf numFmtId="0"/>'.repeat(70_001)}</cellXfs>`
    expect((await refusal('样式多.xlsx', await workbook({ sheets: [{ data: header }], styles }))).message).toContain(
      '样式',
    )
  })
})

/** Milliseconds of processor time that this process, its threads included, uses within 300 ms. */
async function processorTime(): Promise<number> {
  await setTimeout(100)
  const before = process.cpuUsage()
  await setTimeout(300)
  return process.cpuUsage(before).user / 1000
}

describe('the second wall', () => {
  const large = (): Promise<Uint8Array> =>
    workbook({
      sheets: [{ part: listPart(150_000, (number) => textRow(number, [`王勇${number}`, '网格长', `199${number}`])) }],
      compressionLevel: 1,
    })

  it('a reader that runs out of memory dies alone', async () => {
    const error = await refusal('撑破.xlsx', await large(), { heapMb: 16 })
    expect(error.code).toBe('file_unsafe')
    expect(error.message).toContain('内存不够')
  })

  it('a reader that takes too long is stopped', async () => {
    const error = await refusal('太慢.xlsx', await large(), { seconds: 0.15 })
    expect(error.code).toBe('file_too_slow')
    expect(error.message).toContain('0.15 秒')
    expect(await processorTime()).toBeLessThan(100)
  })

  it('reading can be cancelled, before and while it runs', async () => {
    const bytes = await large()
    const reason = new Error('取消')
    await expect(readWorkbook({ name: '取消.xlsx', bytes }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const reading = readWorkbook({ name: '取消.xlsx', bytes }, { signal: controller.signal })
    void setTimeout(100).then(() => controller.abort(reason))
    await expect(reading).rejects.toBe(reason)
  })
})

describe('honest files that look suspicious', () => {
  it('a blank form of 100,000 equal rows, which compresses very well, is read', async () => {
    const part = listPart(100_000, (number) =>
      number === 1
        ? header
        : `<row r="${number}"><c r="A${number}" t="s"><v>0</v></c><c r="B${number}" t="s"><v>1</v></c><c r="C${number}" s="1"/></row>`,
    )
    const bytes = await workbook({ sheets: [{ part }], strings: '<si><t>待补充</t></si><si><t>网格长</t></si>' })
    const [sheet] = await readWorkbook({ name: '空表.xlsx', bytes })
    expect(sheet?.table?.rows).toHaveLength(99_999)
  })

  it('formatting without content down to the last cell is no content', async () => {
    const bytes = await sheetWith(
      `${header}${textRow(2, ['王勇', '网格长', '19900001001'])}<row r="1048576"><c r="XFD1048576" s="1"/></row>`,
    )
    const [sheet] = await readWorkbook({ name: '满格.xlsx', bytes })
    expect(sheet?.table?.rows).toHaveLength(1)
    expect(sheet?.nonEmptyRows).toBe(2)
  })

  it('the bytes of the caller stay the caller’s', async () => {
    const bytes = new Uint8Array(people)
    await readWorkbook({ name: '四张清单.xlsx', bytes })
    expect(Buffer.compare(bytes, people)).toBe(0)
  })
})
