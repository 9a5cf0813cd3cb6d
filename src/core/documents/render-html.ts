/**
 * Draws a document model as a complete HTML page without scripts: the preview in the window and what is printed.
 * Same measures as the .docx; the lines are broken by paginate.ts, so that screen and paper agree.
 */
import { escapeHtml, htmlDocument } from './html-document.ts'
import type { DocModel, FontRole, Imprint, ParagraphRole, Row, Run, TableBlock } from './doc-model.ts'
import { asSet, type DocumentSet } from './document-set.ts'
import { copyToLines, officeLines } from './imprint-lines.ts'
import { paginateModel, type Fragment } from './paginate.ts'
import {
  cellBox,
  cellPt,
  colours,
  COPY_LABEL,
  fonts,
  imprintRules,
  lineHeightPt,
  mmToPt,
  page,
  pageNumberBelowAreaPt,
  spaceBeforePt,
  styles,
  type ParagraphStyle,
} from './styles.ts'
import { cellRole, placedCells, rowHeightPt } from './table-layout.ts'

export function renderHtml(document: DocModel | DocumentSet): string {
  const set = asSet(document)
  return htmlDocument({ title: titleOf(set.papers), css: css(), body: sheetsOf(set).join('\n') })
}

/** 7.5: a blank page that a paper leaves behind it has no number. */
function sheetsOf({ papers, numbering }: DocumentSet): string[] {
  let number = 0
  return papers.flatMap((paper, index) => {
    const blank = numbering === 'restart' && number % 2 === 1 && index > 0 ? [blankSheet()] : []
    if (numbering === 'restart') number = 0
    const pages = paginateModel(paper)
    const sheets = pages.map(({ fragments }, at) => {
      number += 1
      const foot = paper.imprint !== null && at === pages.length - 1 ? imprintHtml(paper.imprint) : ''
      return sheetHtml(number, fragments.map(fragmentHtml).join('\n') + foot)
    })
    return [...blank, ...sheets]
  })
}

function blankSheet(): string {
  return '<section class="page" aria-label="空白页"></section>'
}

function sheetHtml(number: number, content: string): string {
  return [
    `<section class="page" aria-label="第${number}页">`,
    `<div class="area">\n${content}\n</div>`,
    `<div class="pageNumber ${number % 2 === 1 ? 'odd' : 'even'}">— ${number} —</div>`,
    '</section>',
  ].join('\n')
}

function titleOf(papers: readonly DocModel[]): string {
  const title = papers.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'text' && block.role === 'title')
  return title?.kind === 'text' ? title.runs.map((run) => run.text.replaceAll('\n', '')).join('') : ''
}

const TAGS: Partial<Record<ParagraphRole, string>> = { title: 'h1', heading1: 'h2', heading2: 'h3', heading3: 'h4' }

function fragmentHtml(fragment: Fragment): string {
  const { block } = fragment
  if (block.kind === 'table') return tableHtml(block, fragment)
  const name = block.role
  if (block.kind === 'split') {
    return `<p class="${name} split"><span>${escapeHtml(block.left)}</span><span>${escapeHtml(block.right)}</span></p>`
  }
  const classes = [name, ...(fragment.isStart ? ['start'] : []), ...(fragment.isEnd ? ['end'] : [])]
  const tag = TAGS[name] ?? 'p'
  const own = [
    ...(block.sizePt === undefined ? [] : [fittedSize(name, block.sizePt)]),
    ...(block.rightCells === undefined ? [] : [`padding-right:${pt(block.rightCells * cellPt(styles[name]))}`]),
  ].join(';')
  const size = own === '' ? '' : ` style="${own}"`
  const lines = fragment.lines.map(
    (line) => `<span class="line">${line.map((run) => runHtml(run, name)).join('')}</span>`,
  )
  return `<${tag} class="${classes.join(' ')}"${size}>${lines.join('')}</${tag}>`
}

function tableHtml(table: TableBlock, { rows, isStart }: Fragment): string {
  const columns = table.columnsMm.map((width) => `<col style="width:${mm(Number(width.toFixed(3)))}">`).join('')
  const head = rows.slice(0, table.headRows).map((row) => rowHtml(table, row))
  const body = rows.slice(table.headRows).map((row) => rowHtml(table, row))
  return [
    `<table class="grid${isStart ? '' : ' continued'}"><colgroup>${columns}</colgroup>`,
    ...(head.length === 0 ? [] : [`<thead>${head.join('')}</thead>`]),
    `<tbody>${body.join('')}</tbody></table>`,
  ].join('')
}

function rowHtml(table: TableBlock, row: Row): string {
  const cells = placedCells(table, row).map(({ cell, paragraphs }) => {
    const lines = paragraphs.flat().map((line) => `<span class="line">${escapeHtml(line)}</span>`)
    const place = `${cell.align === 'center' ? ' centred' : ''}${cell.fromTop === true ? ' fromTop' : ''}`
    const span = cell.span === undefined || cell.span === 1 ? '' : ` colspan="${cell.span}"`
    const tag = cell.isHead === true ? 'th' : 'td'
    return `<${tag} class="${cellRole(table, cell)}${place}"${span}>${lines.join('')}</${tag}>`
  })
  return `<tr style="height:${pt(rowHeightPt(table, row))}">${cells.join('')}</tr>`
}

function runHtml(run: Run, role: ParagraphRole): string {
  const text = escapeHtml(run.text)
  return run.font === undefined || run.font === styles[role].font ? text : `<span class="${run.font}">${text}</span>`
}

function fittedSize(role: ParagraphRole, sizePt: number): string {
  const line = lineHeightPt(styles[role], sizePt)
  return `font-size:${pt(sizePt)};line-height:${pt(line)};padding-top:${pt(spaceBeforePt(role, sizePt))}`
}

function imprintHtml(imprint: Imprint): string {
  const copies = copyToLines(imprint).map(
    (line) => `<span class="line">${line.map((run) => escapeHtml(run.text)).join('')}</span>`,
  )
  const { above, beside } = officeLines(imprint)
  return [
    '\n<div class="foot">',
    ...(copies.length === 0 ? [] : [`<p class="imprint copies">${copies.join('')}</p>`]),
    ...above.map((line) => `<p class="imprint">${escapeHtml(line)}</p>`),
    `<p class="imprint split"><span>${escapeHtml(beside)}</span><span>${escapeHtml(imprint.date)}</span></p>`,
    '</div>',
  ].join('\n')
}

const pt = (points: number): string => `${Number(points.toFixed(3))}pt`
const mm = (millimetres: number): string => `${millimetres}mm`

function family(role: FontRole): string {
  const { name, fallbacks } = fonts[role]
  return [name, ...fallbacks].map((font) => (font.endsWith('serif') ? font : `"${font}"`)).join(', ')
}

function css(): string {
  const roles = Object.entries(styles).map(([role, style]) => roleCss(role, style))
  const runs = (['heiti', 'kaiti'] as const).map((role) => `.${role} { font-family: ${family(role)}; }`)
  const copiesIndent = pt(cellPt(styles.imprint) * COPY_LABEL.length)
  const numberTop = pt(mmToPt(page.topMm + page.areaHeightMm) + pageNumberBelowAreaPt())
  return [
    `@page { size: A4 portrait; margin: 0; }`,
    `* { box-sizing: border-box; margin: 0; padding: 0; }`,
    `body { background: #e4e6e8; color: ${colours.text}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }`,
    `.page { position: relative; width: ${mm(page.widthMm)}; height: ${mm(page.heightMm)}; margin: 6mm auto; background: #ffffff; box-shadow: 0 0 0 1px #c9ccd0; overflow: hidden; }`,
    `.area { position: absolute; top: ${mm(page.topMm)}; left: ${mm(page.leftMm)}; width: ${mm(page.areaWidthMm)}; height: ${mm(page.areaHeightMm)}; }`,
    `h1, h2, h3, h4 { font-weight: normal; }`,
    `.line { display: block; min-height: 1lh; white-space: nowrap; text-spacing-trim: space-all; text-autospace: no-autospace; }`,
    `.line { text-align-last: justify; }`,
    `.end > .line:last-child, .copies > .line:last-child { text-align-last: auto; }`,
    `.grid { width: ${mm(page.areaWidthMm)}; table-layout: fixed; border-collapse: collapse; }`,
    `.grid th, .grid td { border: ${pt(cellBox.linePt)} solid ${colours.text}; padding: ${pt(cellBox.abovePt)} ${pt(cellBox.sidePt)} ${pt(cellBox.belowPt)}; font-weight: normal; vertical-align: middle; }`,
    `.grid td > .line { text-align: left; text-align-last: left; }`,
    `.grid .centred > .line { text-align: center; text-align-last: center; }`,
    `.grid .fromTop { vertical-align: top; }`,
    `.signature > .line { text-align: right; text-align-last: right; }`,
    `.split { display: flex; justify-content: space-between; }`,
    ...roles,
    ...runs,
    `.foot { position: absolute; left: 0; right: 0; bottom: 0; border-top: ${pt(imprintRules.thickPt)} solid; border-bottom: ${pt(imprintRules.thickPt)} solid; }`,
    `.foot .copies { border-bottom: ${pt(imprintRules.thinPt)} solid; }`,
    `.copies > .line + .line { margin-left: ${copiesIndent}; }`,
    `.pageNumber { position: absolute; top: ${numberTop}; left: ${mm(page.leftMm)}; width: ${mm(page.areaWidthMm)}; }`,
    `.pageNumber.odd { text-align: right; }`,
    `.pageNumber.even { text-align: left; }`,
    `@media print { body { background: none; } .page { margin: 0; box-shadow: none; break-after: page; } .page:last-child { break-after: auto; } }`,
  ].join('\n')
}

function roleCss(role: string, style: ParagraphStyle): string {
  const cell = cellPt(style)
  const rules = [
    `.${role} { font-family: ${family(style.font)}; font-size: ${pt(style.sizePt)}; line-height: ${pt(style.linePt)}; letter-spacing: ${pt(style.tighteningPt)}; color: ${style.red ? colours.red : colours.text}; padding: 0 ${pt(style.rightCells * cell)} 0 ${pt(style.leftCells * cell)}; }`,
  ]
  if (style.align === 'center') rules.push(`.${role} > .line { text-align: center; text-align-last: center; }`)
  if (style.firstLineCells !== 0) {
    rules.push(`.${role}.start > .line:first-child { margin-left: ${pt(style.firstLineCells * cell)}; }`)
  }
  if (style.rule !== null) {
    const { widthPt, gapPt } = style.rule
    rules.push(
      `.${role} { padding: 0 ${pt(cell)} ${pt(gapPt)}; border-bottom: ${pt(widthPt)} solid ${colours.red}; height: ${pt(style.linePt + gapPt + widthPt)}; }`,
    )
  }
  return rules.join('\n')
}
