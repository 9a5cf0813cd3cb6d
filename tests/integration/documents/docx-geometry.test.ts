/** The page as LibreOffice prints it, measured in millimetres. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layoutMinutes, type MinutesPaper } from '../../../src/core/documents/minutes-layout.ts'
import { paginateModel } from '../../../src/core/documents/paginate.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { longMeeting, people, sourceOf } from '../../unit/documents/sources.ts'
import { missingTools, Office, type Band, type Pdf } from './office.ts'

const missing = missingTools()
if (missing !== null) console.log(`docx geometry is not measured: ${missing}`)

const render = (source: MinutesPaper): Promise<Uint8Array> =>
  renderDocx(layoutMinutes(source), { title: '纪要', createdAt: new Date('2026-11-06T01:30:00Z') })

/** Text without digits and Latin letters, whose widths differ from font to font. */
const sentence = '会议指出，各单位要明确责任分工，细化“日产日清”措施（含早市疏导点），确保整治取得实效；'
const wordy = sourceOf({
  discussion: Array.from({ length: 24 }, (_, index) => `${sentence.repeat((index % 5) + 1)}抓紧办理。`).join('\n'),
  attendance: people(9).map((person) => ({ ...person, unit: '' })),
})

const widthMm = (band: Band | undefined): number => (band ? band.rightMm - band.leftMm : 0)
const lastRule = (pdf: Pdf, page: number): Band | undefined =>
  pdf.bands(page, 'dark').findLast((band) => widthMm(band) > 150 && band.bottomMm - band.topMm < 1)

describe.skipIf(missing !== null)('the printed page', () => {
  const office = new Office()
  let full: Pdf
  let long: Pdf
  let text: Pdf
  let short: Pdf

  beforeAll(async () => {
    full = office.pdf('full', await render(sourceOf({ discussion: '测'.repeat(28 * 60) })))
    long = office.pdf('long', await render(sourceOf(longMeeting, { copyTo: ['青岚区城市管理局', '各社区居民委员会'] })))
    text = office.pdf('text', await render(wordy))
    short = office.pdf('short', await render(sourceOf()))
  }, 120_000)

  afterAll(() => office.close())

  test('a full page has 22 lines of 28 characters', () => {
    const page = full.pages()[1] ?? []
    expect(page.map((line) => line.length)).toEqual(Array.from({ length: 22 }, () => 28))
  })

  test('a full page fills the type area from margin to margin', () => {
    const lines = full.bands(2, 'dark')
    expect(lines[0]?.topMm).toBeGreaterThan(37)
    expect(lines[0]?.topMm).toBeLessThan(42)
    expect(lines[21]?.bottomMm).toBeGreaterThan(257)
    expect(lines[21]?.bottomMm).toBeLessThan(262)
    expect(lines[0]?.leftMm).toBeCloseTo(28, 0)
    expect(widthMm(lines[0])).toBeGreaterThan(154.5)
    expect(widthMm(lines[0])).toBeLessThan(156)
  })

  test('the mark begins 72 mm below the edge of the paper and stays on one line', () => {
    for (const pdf of [full, long, short]) {
      const [mark, rule] = pdf.bands(1, 'red')
      expect(Math.abs((mark?.topMm ?? 0) - 72)).toBeLessThan(1)
      expect(pdf.bands(1, 'red')).toHaveLength(2)
      expect(widthMm(mark)).toBeLessThan(156)
      expect(Math.abs(widthMm(rule) - 156)).toBeLessThan(0.5)
    }
  })

  test('the first page shows body text', () => {
    expect(long.pages()[0]?.join('')).toContain('会议研究了')
  })

  test('the last rule of the 版记 lies on the lower edge of the type area of the last page', () => {
    for (const pdf of [long, text, short]) {
      const count = pdf.pages().length
      expect(Math.abs((lastRule(pdf, count)?.bottomMm ?? 0) - 262)).toBeLessThan(0.5)
      expect(Math.abs(widthMm(lastRule(pdf, count)) - 156)).toBeLessThan(0.5)
      if (count > 1) expect(lastRule(pdf, count - 1)).toBe(undefined)
    }
  })

  test('page numbers stand 7 mm below, odd pages right, even pages left, one character in', () => {
    const [odd, even] = [long.bands(1, 'dark').at(-1), long.bands(2, 'dark').at(-1)]
    const dashMm = ((odd?.topMm ?? 0) + (odd?.bottomMm ?? 0)) / 2
    expect(Math.abs(dashMm - 269)).toBeLessThan(0.7)
    expect(Math.abs((odd?.rightMm ?? 0) - (184 - 4.94))).toBeLessThan(0.7)
    expect(Math.abs((even?.leftMm ?? 0) - (28 + 4.94))).toBeLessThan(0.7)
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
})
