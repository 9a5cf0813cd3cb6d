/** A long list as a browser prints it: every page has the header and its number, and no row is lost. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { ledgerSheet } from '../../../src/core/documents/ledger-sheets.ts'
import { renderTableHtml } from '../../../src/core/documents/render-table-html.ts'
import { paperOf } from '../../../src/core/documents/workbook-model.ts'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'
import { missingTools } from './office.ts'

const missing = missingTools()
if (missing !== null) console.log(`printing is not measured: ${missing}`)

describe.skipIf(missing !== null)('a printed list', () => {
  const folder = mkdtempSync(join(tmpdir(), 'print-'))
  const rows = Array.from({ length: 120 }, (_, index) => ({
    category: `第${Math.floor(index / 40) + 1}类`,
    position: index + 1,
    name: `事项${String(index + 1).padStart(3, '0')}号`,
    situation: '沿街商户把桌椅摆出门外，占用人行道或盲道，劝导后又摆出来的',
  }))
  const spec = ledgerSheet(ledgers.keyMatters, rows, '云溪街道办事处')
  let pages: readonly string[]
  let size: string

  beforeAll(() => {
    const [page, pdf] = [join(folder, 'list.html'), join(folder, 'list.pdf')]
    const sheet = { ...spec, foot: { left: '云溪街道办事处', right: '2026年11月5日' } }
    writeFileSync(page, renderTableHtml([sheet], paperOf(sheet)).html)
    const options = ['--headless', `--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer']
    execFileSync(chromiumPath(), [...chromiumFlags, ...options, `--print-to-pdf=${pdf}`, `file://${page}`], {
      stdio: 'ignore',
    })
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    pages = text.split('\f').filter((content) => content.trim() !== '')
    size = /Page size:\s+(.*)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? ''
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('lies on its side, because its columns need it', () => {
    expect(size).toMatch(/^84\d(\.\d+)? x 59\d/)
  })

  test('has the title once and the header on every page', () => {
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.filter((page) => page.includes('云溪街道办事处重点管理事项清单'))).toHaveLength(1)
    expect(pages.filter((page) => /事项名称.*国标代码.*处置时限/.test(page))).toHaveLength(pages.length)
  })

  test('has number, unit and day at the foot of every page', () => {
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`第 ${index + 1} 页，共 ${pages.length} 页`)
      expect(page).toMatch(/云溪街道办事处.*第.*2026年11月5日/)
    }
  })

  test('leaves no page half empty because of a group, and names the group on every page', () => {
    const perPage = pages.map((page) => page.match(/事项\d{3}号/g)?.length ?? 0)
    expect(Math.min(...perPage.slice(0, -1))).toBeGreaterThan(10)
    expect(pages.filter((page) => /第\d类/.test(page))).toHaveLength(pages.length)
  })

  test('has every row once', () => {
    const found = pages.join('\n').match(/事项\d{3}号/g) ?? []
    expect(found).toEqual(rows.map(({ name }) => name))
  })
})
