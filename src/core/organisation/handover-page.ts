/** 工作交接清单 as a printable page: what ends, what is open, what stays empty, and who signs. Pure. */
import type { Handover, HandoverItem, Term } from '../../contract/api/postings.ts'
import { chineseDay, escapeHtml, family, pageFrame } from './page-frame.ts'

export type HandoverFacts = Omit<Handover, 'html'> & { readonly ending: readonly Term[] }

const listTitles = {
  duties: '岗位职责',
  keyMatters: '重点管理事项',
  assistMatters: '协助事项',
  resolutions: '议定事项',
} as const satisfies Readonly<Record<HandoverItem['kind'], string>>

export function handoverPage(facts: HandoverFacts, unitName: string, today: string): string {
  const numbers = ['一', '二', '三', '四', '五', '六']
  const parts = [
    part('移交的岗位', endingTable(facts.ending)),
    ...(['duties', 'keyMatters', 'assistMatters', 'resolutions'] as const).map((kind) =>
      part(
        listTitles[kind],
        itemTable(
          facts.items.filter((item) => item.kind === kind),
          kind,
          today,
        ),
      ),
    ),
    part('离岗后空出的位置', vacatedTable(facts.vacated)),
  ].map((html, index) => html.replace('#', `${numbers[index] ?? ''}、`))
  const body = [
    '<section class="sheet">',
    '<h1>工作交接清单</h1>',
    `<p class="head"><span>单位：${escapeHtml(unitName)}</span><span>制表日期：${chineseDay(today)}</span></p>`,
    `<p class="head"><span>移交人：${escapeHtml(facts.name)}</span><span>工作单位：${escapeHtml(facts.employer === '' ? '未填' : facts.employer)}</span></p>`,
    ...parts,
    '<p class="note">清单按岗位名称、姓名和工作单位从四张清单和没有办结的会议议定事项中列出；四张清单的事项没有登记办结情况，请交接双方逐项核对。</p>',
    '<table class="signs"><tbody><tr><td>移交人：</td><td>接交人：</td><td>监交人：</td></tr><tr><td>　　年　月　日</td><td>　　年　月　日</td><td>　　年　月　日</td></tr></tbody></table>',
    '</section>',
  ].join('\n')
  return pageFrame(`工作交接清单 ${facts.name}`, css, body)
}

function part(title: string, content: string): string {
  return `<h2>#${title}</h2>\n${content}`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="none">无</p>'
  const head = heads.map((text) => `<th class="${classOf(text)}">${text}</th>`).join('')
  const lines = rows.map(
    (cells, index) =>
      `<tr><td class="no">${index + 1}</td>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<table><thead><tr><th class="no">序号</th>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

const narrow: ReadonlySet<string> = new Set(['到岗时间', '角色', '完成时限', '交接情况'])

function classOf(head: string): string {
  return narrow.has(head) ? 'narrow' : 'wide'
}

function endingTable(ending: readonly Term[]): string {
  return table(
    ['社区', '网格', '角色', '到岗时间', '交接情况'],
    ending.map((term) => [
      term.communityName,
      term.gridName === '' ? '未分网格' : term.gridName,
      term.role,
      term.startedOn ?? '未登记',
      '',
    ]),
  )
}

function itemTable(items: readonly HandoverItem[], kind: HandoverItem['kind'], today: string): string {
  if (kind === 'resolutions')
    return table(
      ['内容', '会议', '完成时限', '列入的原因', '交接情况'],
      items.map(({ title, detail, deadline, because }) => [title, detail, deadlineText(deadline, today), because, '']),
    )
  return table(
    ['内容', '类别和要求', '列入的原因', '交接情况'],
    items.map(({ title, detail, because }) => [title, detail, because, '']),
  )
}

function deadlineText(deadline: string | null, today: string): string {
  if (deadline === null) return '未定'
  return deadline < today ? `${deadline}（已到期）` : deadline
}

function vacatedTable(vacated: Handover['vacated']): string {
  return table(
    ['网格', '空出', '接替人'],
    vacated.map(({ place, message }) => [place, message, '']),
  )
}

const css = [
  '* { box-sizing: border-box; margin: 0; padding: 0; }',
  `.sheet { width: 210mm; min-height: 297mm; margin: 6mm auto; padding: 18mm 16mm; background: #fff; color: #000; box-shadow: 0 0 0 1px #c9ccd0; font: 11pt/1.6 ${family('fangsong')}; }`,
  `h1 { font: normal 20pt/1.4 ${family('title')}; text-align: center; margin-bottom: 5mm; }`,
  `h2 { font: normal 12pt/1.6 ${family('heiti')}; margin: 5mm 0 1.5mm; break-after: avoid; }`,
  '.head { display: flex; justify-content: space-between; gap: 8mm; }',
  'table { width: 100%; border-collapse: collapse; font-size: 10pt; line-height: 1.45; }',
  'thead { display: table-header-group; }',
  'tr { break-inside: avoid; }',
  'th, td { border: 0.5pt solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }',
  `th { font-family: ${family('heiti')}; font-weight: normal; text-align: center; }`,
  '.no { width: 10mm; text-align: center; white-space: nowrap; }',
  '.narrow { width: 24mm; }',
  '.none { padding-left: 2em; }',
  '.note { margin-top: 5mm; font-size: 9.5pt; }',
  '.signs { margin-top: 8mm; break-inside: avoid; }',
  '.signs td { border: 0; padding: 2mm 0; width: 33%; }',
  '@media print { .sheet { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; } }',
].join('\n')
