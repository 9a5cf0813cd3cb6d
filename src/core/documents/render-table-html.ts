/**
 * Draws sheets as one complete HTML page without scripts, for the window and for paper: title, unit and day, a header that
 * repeats on every page, groups as row spans, page numbers in the margin. Knows sheets, not lists.
 */
import { charactersAcross, mergedSpans, widthOnPaper, type SheetSpec } from './workbook-model.ts'
import { fittingPt, marginsMm, printableWidthMm, type Paper } from './paper.ts'
import { escapeHtml, htmlDocument } from './html-document.ts'

export interface PrintedTable {
  readonly html: string
  /** The rule for the paper alone: a page that shows the table inside another one needs it at its top. */
  readonly pageRule: string
}

export function renderTableHtml(sheets: readonly SheetSpec[], paper: Paper): PrintedTable {
  const pageRule = pageRuleOf(paper, sheets[0])
  const html = htmlDocument({
    title: sheets.map(({ title }) => title).join('、'),
    css: `${pageRule}\n${css(paper)}`,
    body: sheets.map((sheet) => sheetHtml(sheet, paper)).join('\n'),
  })
  return { html, pageRule }
}

function sheetHtml(sheet: SheetSpec, paper: Paper): string {
  const total = charactersAcross(sheet)
  const head = sheet.columns.map(
    ({ label, width }) => `<th style="width:${((width / total) * 100).toFixed(2)}%">${escapeHtml(label)}</th>`,
  )
  return [
    `<section class="sheet" style="font-size:${fittingPt(widthOnPaper(sheet), paper)}pt">`,
    `<h1>${escapeHtml(sheet.title)}</h1>`,
    ...(sheet.note === undefined ? [] : [`<p class="note">${escapeHtml(sheet.note)}</p>`]),
    `<table>\n<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${bodyRows(sheet).join('\n')}\n</tbody>\n</table>`,
    ...(sheet.rows.length === 0 ? ['<p class="note">没有内容。</p>'] : []),
    '</section>',
  ].join('\n')
}

/** A group that goes on over several pages says its name again, so that no page is without it. */
const longestSpan = 12

function bodyRows(sheet: SheetSpec): string[] {
  const starts = new Map<string, number>()
  const covered = new Set<string>()
  for (const { column, firstRow, lastRow } of mergedSpans(sheet)) {
    for (let row = firstRow; row <= lastRow; row += 1) {
      const within = (row - firstRow) % longestSpan
      if (within > 0) covered.add(`${row},${column}`)
      else starts.set(`${row},${column}`, Math.min(longestSpan, lastRow - row + 1))
    }
  }
  return sheet.rows.map((row, index) => {
    const cells = sheet.columns.flatMap(({ kind }, column) => {
      const place = `${index},${column}`
      if (covered.has(place)) return []
      const span = starts.get(place)
      const attributes = [
        ...(kind === 'integer' ? [' class="number"'] : []),
        ...(span === undefined ? [] : [` rowspan="${span}"`]),
      ]
      return [`<td${attributes.join('')}>${escapeHtml(String(row[column] ?? ''))}</td>`]
    })
    return `<tr>${cells.join('')}</tr>`
  })
}

function pageRuleOf({ size, orientation }: Paper, first: SheetSpec | undefined): string {
  const { top, right, bottom, left } = marginsMm
  const style = 'font: 9pt "SimSun", "Noto Serif CJK SC", serif; color: #333333; vertical-align: top; padding-top: 3mm;'
  const beside = (place: string, text: string): string => `@bottom-${place} { content: ${cssText(text)}; ${style} }`
  return [
    `@page { size: ${size} ${orientation}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;`,
    `@bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; ${style} }`,
    beside('left', first?.foot?.left ?? ''),
    beside('right', first?.foot?.right ?? ''),
    '}',
  ].join(' ')
}

/** A text within a style sheet: everything but letters, digits and Chinese as its code, so that nothing ends the text. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `)}"`
}

function css(paper: Paper): string {
  const { top, right, bottom, left } = marginsMm
  const width = printableWidthMm(paper)
  return [
    '* { box-sizing: border-box; margin: 0; padding: 0; }',
    'body { background: #e4e6e8; }',
    `.sheet { color: #000000; font-family: "SimSun", "宋体", "Noto Serif CJK SC", serif; width: ${width + left + right}mm; margin: 6mm auto; padding: ${top}mm ${right}mm ${bottom}mm ${left}mm; background: #ffffff; box-shadow: 0 0 0 1px #c9ccd0; }`,
    'h1 { font: bold 18pt/1.4 "SimHei", "黑体", "Noto Sans CJK SC", sans-serif; text-align: center; margin-bottom: 3mm; }',
    '.note { font-size: 10pt; line-height: 1.5; margin-bottom: 2mm; white-space: pre-wrap; }',
    'table { width: 100%; border-collapse: collapse; table-layout: fixed; }',
    'thead { display: table-header-group; }',
    'th, td { border: 0.5pt solid #555555; padding: 1mm 1.2mm; line-height: 1.4; vertical-align: middle; text-align: left; overflow-wrap: anywhere; white-space: pre-wrap; }',
    'th { text-align: center; font-weight: bold; background: #eef1f3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }',
    '.number { text-align: center; font-variant-numeric: tabular-nums; }',
    // A row whose group begins in it would drag the whole group to the next page.
    'td { break-inside: avoid; }',
    'td[rowspan] { break-inside: auto; vertical-align: top; }',
    '@media print { body { background: none; } .sheet { width: auto; margin: 0; padding: 0; box-shadow: none; } .sheet + .sheet { break-before: page; } }',
  ].join('\n')
}
