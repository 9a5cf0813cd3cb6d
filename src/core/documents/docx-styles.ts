/**
 * The style sheet of the .docx (word/styles.xml), written from styles.ts: so that a paragraph which a clerk adds in the
 * style keeps the grid too. Text only; the docx library takes it as it is.
 */
import type { FontRole } from './doc-model.ts'
import { cellPt, colours, fonts, styles, type ParagraphStyle } from './styles.ts'

const JUSTIFICATION = { justify: 'both', center: 'center', left: 'left', right: 'right' } as const

export const twips = (points: number): number => Math.round(points * 20)

/** Word writes borders in eighths of a point. */
export const eighths = (points: number): number => Math.round(points * 8)

export const hex = (colour: string): string => colour.slice(1).toUpperCase()

export function styleId(role: string): string {
  return `Minutes${role.charAt(0).toUpperCase()}${role.slice(1)}`
}

export function stylesXml(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    '<w:docDefaults>',
    `<w:rPrDefault><w:rPr>${fontXml('fangsong')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    '<w:pPrDefault/>',
    '</w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>',
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ...Object.entries(styles).map(([role, style]) => styleXml(role, style)),
    '</w:styles>',
  ].join('')
}

function styleXml(role: string, style: ParagraphStyle): string {
  return [
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${styleId(role)}">`,
    `<w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>`,
    `<w:pPr>${paragraphXml(style)}</w:pPr>`,
    `<w:rPr>${fontXml(style.font)}<w:color w:val="${hex(style.red ? colours.red : colours.text)}"/>`,
    `<w:spacing w:val="${twips(style.tighteningPt)}"/><w:sz w:val="${style.sizePt * 2}"/><w:szCs w:val="${style.sizePt * 2}"/></w:rPr>`,
    '</w:style>',
  ].join('')
}

function fontXml(role: FontRole): string {
  const { name } = fonts[role]
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
}

/**
 * LibreOffice loses the mark that it hangs out of a justified line when the line leaves just 24 twips free, as 28
 * characters in 156 mm do (measured with 7.4); 14 twips are safe.
 */
const JUSTIFIED_RIGHT_TWIPS = 10

/**
 * In the order the schema asks for. No gaps around numbers and Latin words, so that characters stay in their cells
 * (5.2.3). Lines higher than the grid's pitch must not snap to it: they would take two. `overflowPunct` is Word's own
 * default, written out because LibreOffice 7.4 reads the switch the wrong way round.
 */
function paragraphXml(style: ParagraphStyle): string {
  const cell = twips(cellPt(style))
  const first = style.firstLineCells * cell
  const right = style.rightCells * cell + (style.align === 'justify' ? JUSTIFIED_RIGHT_TWIPS : 0)
  const rule =
    style.rule === null
      ? ''
      : `<w:pBdr><w:bottom w:val="single" w:sz="${eighths(style.rule.widthPt)}" w:space="${Math.round(style.rule.gapPt)}" w:color="${hex(colours.red)}"/></w:pBdr>`
  return [
    style.keepWithNext ? '<w:keepNext/>' : '',
    '<w:widowControl w:val="0"/>',
    rule,
    '<w:kinsoku/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="${twips(style.beforePt)}" w:after="0" w:line="${twips(style.linePt)}" w:lineRule="exact"/>`,
    `<w:ind w:left="${style.leftCells * cell}" w:right="${right}" ${first < 0 ? `w:hanging="${-first}"` : `w:firstLine="${first}"`}/>`,
    `<w:jc w:val="${JUSTIFICATION[style.align]}"/>`,
    style.outlineLevel === null ? '' : `<w:outlineLvl w:val="${style.outlineLevel}"/>`,
  ].join('')
}
