/** A table as a page for paper. */
import { expect, test } from 'vitest'
import { renderTableHtml } from '../../../src/core/documents/render-table-html.ts'
import type { SheetSpec } from '../../../src/core/documents/workbook-model.ts'

const paper = { size: 'A3', orientation: 'landscape' } as const

function sheet(changes: Partial<SheetSpec> = {}): SheetSpec {
  return {
    name: '表',
    title: '云溪街道<表>',
    columns: [
      { label: '类别', width: 10, kind: 'text' },
      { label: '序号', width: 6, kind: 'integer' },
    ],
    rows: [
      ['市容', 1],
      ['市容', 2],
      ['环卫', 3],
    ],
    mergeColumns: [0],
    ...changes,
  }
}

test('groups span their rows and nothing is said twice', () => {
  const { html } = renderTableHtml([sheet()], paper)
  expect(html.match(/<tr>.*<\/tr>/g)?.slice(1)).toEqual([
    '<tr><td rowspan="2">市容</td><td class="number">1</td></tr>',
    '<tr><td class="number">2</td></tr>',
    '<tr><td>环卫</td><td class="number">3</td></tr>',
  ])
})

test('a long group says its name again', () => {
  const rows = Array.from({ length: 30 }, (_, index) => ['市容', index + 1])
  const { html } = renderTableHtml([sheet({ rows })], paper)
  expect([...html.matchAll(/rowspan="(\d+)">市容/g)].map(([, span]) => Number(span))).toEqual([12, 12, 6])
  expect(html.match(/<tr>/g)).toHaveLength(31)
})

test('text is text, whatever it looks like', () => {
  const { html } = renderTableHtml([sheet({ rows: [['<b>&"', null]] })], paper)
  expect(html).toContain('云溪街道&lt;表&gt;')
  expect(html).toContain('<td>&lt;b&gt;&amp;&quot;</td>')
})

test('the rule for the paper says size, numbering and what stands at the foot', () => {
  const { pageRule, html } = renderTableHtml([sheet({ foot: { left: '甲"}街', right: '2026年' } })], paper)
  expect(pageRule).toContain('size: A3 landscape')
  expect(pageRule).toContain('counter(page)')
  expect(pageRule).toContain(String.raw`"甲\22 \7d 街"`)
  expect(html).toContain(pageRule)
})

test('an empty list says so', () => {
  expect(renderTableHtml([sheet({ rows: [] })], paper).html).toContain('没有内容')
})
