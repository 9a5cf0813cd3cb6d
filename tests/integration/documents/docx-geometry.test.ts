/** The page as LibreOffice prints it, measured in millimetres. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinDocuments } from '../../../src/core/documents/document-set.ts'
import { layoutMinutes, type MinutesPaper } from '../../../src/core/documents/minutes-layout.ts'
import { paginateModel } from '../../../src/core/documents/paginate.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { rowHeightPt } from '../../../src/core/documents/table-layout.ts'
import { largestMinutes } from '../../unit/documents/arbitrary-minutes.ts'
import { sessionPapers } from '../../unit/documents/session-papers.ts'
import { longMeeting, people, sourceOf } from '../../unit/documents/sources.ts'
import { missingTools, Office, type Band, type Colour, type Pdf } from './office.ts'

const missing = missingTools()
if (missing !== null) console.log(`docx geometry is not measured: ${missing}`)

const createdAt = new Date('2026-11-06T01:30:00Z')
const render = (source: MinutesPaper): Promise<Uint8Array> =>
  renderDocx(layoutMinutes(source), { title: '纪要', createdAt })

/** Text without digits and Latin letters, whose widths differ from font to font. */
const sentence = '会议指出，各单位要明确责任分工，细化“日产日清”措施（含早市疏导点），确保整治取得实效；'
const wordy = sourceOf({
  discussion: Array.from({ length: 24 }, (_, index) => `${sentence.repeat((index % 5) + 1)}抓紧办理。`).join('\n'),
  attendance: people(9).map((person) => ({ ...person, unit: '' })),
})

const widthMm = (band: Band | undefined): number => (band ? band.rightMm - band.leftMm : 0)
const heightMm = (band: Band | undefined): number => (band ? band.bottomMm - band.topMm : 0)

function near(found: number, expected: number, byMm = 0.5): void {
  expect(found).toBeGreaterThanOrEqual(expected - byMm)
  expect(found).toBeLessThanOrEqual(expected + byMm)
}

/** Of the 版记. */
const rulesOn = (pdf: Pdf, page: number): Band[] =>
  pdf.bands(page, 'dark').filter((band) => widthMm(band) > 150 && heightMm(band) < 1)

/** For a look at many pages. */
const COARSE_PIXELS_PER_MM = 4

/** What stands outside the type area; the page number belongs there. */
function outside(pdf: Pdf, page: number): Band[] {
  const bandsOf = (colour: Colour): Band[] => pdf.bands(page, colour, COARSE_PIXELS_PER_MM)
  const bands = [...bandsOf('dark').slice(0, -1), ...bandsOf('red')]
  return bands.filter(
    ({ topMm, bottomMm, leftMm, rightMm }) => topMm < 36.5 || bottomMm > 262.5 || leftMm < 27.5 || rightMm > 184.5,
  )
}

describe.skipIf(missing !== null)('the printed page', () => {
  const office = new Office()
  let full: Pdf
  let long: Pdf
  let text: Pdf
  let short: Pdf
  let largestFile: Uint8Array

  beforeAll(async () => {
    full = office.pdf('full', await render(sourceOf({ discussion: '测'.repeat(28 * 60) })))
    long = office.pdf('long', await render(sourceOf(longMeeting, { copyTo: ['青岚区城市管理局', '各社区居民委员会'] })))
    text = office.pdf('text', await render(wordy))
    largestFile = await render(largestMinutes)
    short = office.pdf('short', await render(sourceOf()))
  }, 300_000)

  afterAll(() => office.close())

  test('a full page has 22 lines of 28 characters', () => {
    const page = full.pages()[1] ?? []
    expect(page.map((line) => line.length)).toEqual(Array.from({ length: 22 }, () => 28))
  })

  test('a full page fills the type area from margin to margin, a line every 28.95 pt', () => {
    const lines = full.bands(2, 'dark').slice(0, 22)
    const pitchMm = ((lines[21]?.topMm ?? 0) - (lines[0]?.topMm ?? 0)) / 21
    near(pitchMm * 22, 224.7)
    for (const line of lines) near(line.leftMm, 28)
    // The last character has a side bearing at its right.
    for (const line of lines) near(line.rightMm, 183.5)
    // The first line's characters stand in the middle of their line, the last line's end above the lower edge.
    near(lines[0]?.topMm ?? 0, 37 + 3.5)
    near(lines[21]?.bottomMm ?? 0, 262 - 1.7)
  })

  test('the mark begins 35 mm below the upper edge of the type area and stays on one line', () => {
    for (const pdf of [full, long, short]) {
      const [mark] = pdf.bands(1, 'red')
      near(mark?.topMm ?? 0, 37 + 35)
      expect(pdf.bands(1, 'red')).toHaveLength(2)
      expect(widthMm(mark)).toBeLessThan(156)
    }
  })

  test('the red rule is as wide as the type area and stands 4 mm below the office and date', () => {
    for (const pdf of [full, long, short]) {
      const rule = pdf.bands(1, 'red')[1]
      near(rule?.leftMm ?? 0, 28)
      near(rule?.rightMm ?? 0, 184)
      const line = pdf.bands(1, 'dark').findLast((band) => band.bottomMm < (rule?.topMm ?? 0))
      near((rule?.topMm ?? 0) - (line?.bottomMm ?? 0), 4)
    }
  })

  test('the first page shows body text', () => {
    expect(long.pages()[0]?.join('')).toContain('会议研究了')
  })

  test('the 版记 hangs at the lower edge of the last page, between rules as wide as the type area', () => {
    for (const pdf of [long, text, short]) {
      const count = pdf.pages().length
      const rules = rulesOn(pdf, count)
      expect(rules).toHaveLength(pdf === long ? 3 : 2)
      near(rules.at(-1)?.bottomMm ?? 0, 262)
      for (const rule of rules) {
        near(rule.leftMm, 28)
        near(rule.rightMm, 184)
      }
      for (const rule of [rules.at(0), rules.at(-1)]) near(heightMm(rule), 0.35, 0.15)
      if (count > 1) expect(rulesOn(pdf, count - 1)).toEqual([])
    }
    near(heightMm(rulesOn(long, long.pages().length)[1]), 0.25, 0.15)
  })

  test('page numbers stand 7 mm below, odd pages right, even pages left, one character in', () => {
    const [odd, even] = [long.bands(1, 'dark').at(-1), long.bands(2, 'dark').at(-1)]
    for (const band of [odd, even]) near(((band?.topMm ?? 0) + (band?.bottomMm ?? 0)) / 2, 262 + 7)
    near(odd?.rightMm ?? 0, 184 - 4.94)
    near(even?.leftMm ?? 0, 28 + 4.94)
    expect(long.pageNumbers()).toEqual(long.pages().map((_, index) => index + 1))
  })

  test('lines and pages fall where the preview puts them', () => {
    const model = layoutMinutes(wordy)
    const expected = paginateModel(model).map((page) =>
      page.fragments
        .flatMap(({ lines }) => lines.map((line) => line.map((run) => run.text).join('')))
        .filter((line) => line !== ''),
    )
    const printed = text.pages().map((page) => page.map((line) => line.replaceAll(' ', '')))
    expect(printed).toHaveLength(expected.length)
    expect(expected.length).toBeGreaterThan(3)
    // The first page holds dates, whose digits are wider in Noto than in the fonts of the standard.
    for (const [index, lines] of expected.entries()) {
      if (index > 0) expect(printed[index]?.slice(0, lines.length)).toEqual(lines)
    }
  })

  test('nothing is lost and no page stands empty', () => {
    for (const [pdf, source] of [
      [long, sourceOf(longMeeting)],
      [text, wordy],
    ] as const) {
      const printed = pdf.pages().flat().join('').replace(/\s/g, '')
      const bodies = layoutMinutes(source).blocks.flatMap((block) => (block.kind === 'text' ? block.runs : []))
      for (const run of bodies) expect(printed).toContain(run.text.replace(/\s/g, ''))
      for (const page of pdf.pages()) expect(page.length).toBeGreaterThan(0)
    }
  })

  test('nothing of the largest meeting leaves the type area', () => {
    const largest = office.pdf('largest', largestFile)
    const count = largest.pages().length
    expect(count).toBe(paginateModel(layoutMinutes(largestMinutes)).length)
    for (const page of [1, 2, Math.floor(count / 2), count]) expect(outside(largest, page)).toEqual([])
  }, 300_000)
})

describe.skipIf(missing !== null)('all papers of a meeting in one file', () => {
  const office = new Office()
  const models = Object.values(sessionPapers)
  let joined: Pdf
  let through: Pdf

  beforeAll(async () => {
    const continued = await renderDocx(joinDocuments(models, 'continue'), { title: '材料', createdAt })
    through = office.pdf('through', continued)
    joined = office.pdf('joined', await renderDocx(joinDocuments(models), { title: '材料', createdAt }))
  }, 300_000)

  afterAll(() => office.close())

  /** Where each paper begins in the file; a word processor leaves blank pages out of the PDF. */
  const counts = models.map((model) => paginateModel(model).length)
  const firstPage = (name: string): number =>
    counts.slice(0, Object.keys(sessionPapers).indexOf(name)).reduce((sum, count) => sum + count, 1)

  test('each has the pages of the layout, numbered from 1', () => {
    expect(joined.pageNumbers()).toEqual(counts.flatMap((count) => Array.from({ length: count }, (_, at) => at + 1)))
  })

  test('numbers can run through the file', () => {
    expect(through.pageNumbers()).toEqual(through.pages().map((_, index) => index + 1))
    expect(through.pages()).toHaveLength(joined.pages().length)
  })

  test('nothing leaves the type area, and no page stands empty', () => {
    for (const [index, page] of joined.pages().entries()) {
      expect(outside(joined, index + 1), `page ${index + 1}`).toEqual([])
      expect(page.length).toBeGreaterThan(0)
    }
  }, 300_000)

  test('a table is as wide as the type area, begins at its upper edge and repeats its head', () => {
    const first = firstPage('签到表')
    for (const page of [first + 1, first + 2]) {
      const table = joined.bands(page, 'dark')[0]
      near(table?.topMm ?? 0, 37)
      near(table?.leftMm ?? 0, 28)
      near(table?.rightMm ?? 0, 184)
      expect(joined.pages()[page - 1]?.[0]?.replace(/\s/g, '')).toBe('序号单位姓名职务签名电话')
    }
  })

  test('rows are as high as the layout counts them', () => {
    const model = sessionPapers['签到表']
    const table = model?.blocks.at(-1)
    if (model === undefined || table?.kind !== 'table') throw new Error('no table')
    const rows = paginateModel(model)[1]?.fragments[0]?.rows ?? []
    const heightPt = rows.reduce((sum, row) => sum + rowHeightPt(table, row), 0)
    near(heightMm(joined.bands(firstPage('签到表') + 1, 'dark')[0]), (heightPt * 25.4) / 72)
  })
})
