/** Two versions of minutes side by side as a printable page: what went is struck out, what came is underlined. Pure. */
import type { ComparedLine } from '../../contract/api/minutes.ts'
import { escapeHtml, family, pageFrame } from '../organisation/page-frame.ts'

export interface ComparisonPage {
  readonly title: string
  readonly before: string
  readonly after: string
  readonly lines: readonly ComparedLine[]
}

const kindNames = { same: '', changed: '修改', added: '新增', removed: '删去' } as const

export function comparisonPage({ title, before, after, lines }: ComparisonPage): string {
  const rows = lines.map(
    (line) =>
      `<tr class="${line.kind}"><td class="kind">${escapeHtml(line.label)}${line.kind === 'same' ? '' : `<br><strong>${kindNames[line.kind]}</strong>`}</td>` +
      `<td>${marked(line.before, 'del')}</td><td>${marked(line.after, 'ins')}</td></tr>`,
  )
  const body = [
    '<section class="sheet">',
    `<h1>${escapeHtml(title)}对照表</h1>`,
    '<table><thead><tr>',
    `<th class="kind">段落</th><th>${escapeHtml(before)}</th><th>${escapeHtml(after)}</th>`,
    `</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
    '</section>',
  ].join('\n')
  return pageFrame(`${title}对照表`, css, body)
}

function marked(side: ComparedLine['before'], tag: 'del' | 'ins'): string {
  if (side === null) return '<span class="none">（无）</span>'
  let html = ''
  let at = 0
  for (const { start, end } of side.ranges) {
    html += `${escapeHtml(side.text.slice(at, start))}<${tag}>${escapeHtml(side.text.slice(start, end))}</${tag}>`
    at = end
  }
  return html + escapeHtml(side.text.slice(at))
}

const css = [
  '* { box-sizing: border-box; margin: 0; padding: 0; }',
  `.sheet { width: 210mm; min-height: 297mm; margin: 6mm auto; padding: 18mm 14mm; background: #fff; color: #000; box-shadow: 0 0 0 1px #c9ccd0; font: 11pt/1.6 ${family('fangsong')}; }`,
  `h1 { font: normal 18pt/1.4 ${family('title')}; text-align: center; margin-bottom: 5mm; }`,
  'table { width: 100%; border-collapse: collapse; table-layout: fixed; }',
  'thead { display: table-header-group; }',
  'th, td { border: 0.5pt solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }',
  `th { font-family: ${family('heiti')}; font-weight: normal; text-align: center; }`,
  '.kind { width: 20mm; text-align: center; font-size: 9.5pt; }',
  'del { color: #a61b1b; background: #fbeaea; }',
  'ins { color: #0b5f57; background: #e4f3f1; }',
  '.none { color: #666; }',
  '@media print { .sheet { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; } }',
].join('\n')
