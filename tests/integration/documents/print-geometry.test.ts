/** The preview as a browser prints it: the same page as the .docx. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layoutMinutes, type MinutesPaper } from '../../../src/core/documents/minutes-layout.ts'
import { paginateModel } from '../../../src/core/documents/paginate.ts'
import { renderHtml } from '../../../src/core/documents/render-html.ts'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'
import { longMeeting, sourceOf } from '../../unit/documents/sources.ts'
import { missingTools, Pdf, type Band } from './office.ts'

const missing = missingTools()
if (missing !== null) console.log(`printing is not measured: ${missing}`)

const widthMm = (band: Band | undefined): number => (band ? band.rightMm - band.leftMm : 0)

describe.skipIf(missing !== null)('the printed preview', () => {
  const folder = mkdtempSync(join(tmpdir(), 'print-'))
  const long = sourceOf(longMeeting, { copyTo: ['青岚区城市管理局', '各社区居民委员会'] })
  let printed: Pdf
  let full: Pdf

  const print = (name: string, source: MinutesPaper): Pdf => {
    const [page, pdf] = [join(folder, `${name}.html`), join(folder, `${name}.pdf`)]
    writeFileSync(page, renderHtml(layoutMinutes(source)))
    const options = ['--headless', `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer']
    execFileSync(chromiumPath(), [...chromiumFlags, ...options, `--print-to-pdf=${pdf}`, `file://${page}`], {
      stdio: 'ignore',
    })
    return new Pdf(pdf)
  }

  beforeAll(() => {
    printed = print('long', long)
    full = print('full', sourceOf({ discussion: '测'.repeat(28 * 60) }))
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('has the pages of the layout and loses no text', () => {
    const model = layoutMinutes(long)
    expect(printed.pages()).toHaveLength(paginateModel(model).length)
    const text = printed.pages().flat().join('').replace(/\s/g, '')
    for (const block of model.blocks) {
      for (const run of block.kind === 'text' ? block.runs : []) expect(text).toContain(run.text.replace(/\s/g, ''))
    }
  })

  test('has 22 lines of 28 characters on a full page', () => {
    expect((full.pages()[1] ?? []).map((line) => line.length)).toEqual(Array.from({ length: 22 }, () => 28))
    expect(widthMm(full.bands(2, 'dark')[0])).toBeGreaterThan(154.5)
  })

  test('has mark, red rule, 版记 and page number where the standard puts them', () => {
    const [mark, rule] = printed.bands(1, 'red')
    expect(Math.abs((mark?.topMm ?? 0) - 72)).toBeLessThan(1.5)
    expect(Math.abs(widthMm(rule) - 156)).toBeLessThan(0.5)
    const last = printed.bands(printed.pages().length, 'dark')
    expect(Math.abs((last.findLast((band) => widthMm(band) > 150)?.bottomMm ?? 0) - 262)).toBeLessThan(0.5)
    const number = last.at(-1)
    expect(Math.abs(((number?.topMm ?? 0) + (number?.bottomMm ?? 0)) / 2 - 269)).toBeLessThan(1)
  })
})
