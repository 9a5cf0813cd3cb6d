/**
 * Writes a document model as .docx. Knows the file format and styles.ts, and nothing of meetings.
 * Pitfall: a character grid (`charSpace`) makes LibreOffice print 14 characters a line, so the grid has lines only and
 * the 28 characters come from the spacing of the style.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  RelativeVerticalPosition,
  SectionType,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
  type ISectionOptions,
  type ISpacingProperties,
} from 'docx'
import type {
  Block,
  DocModel,
  FontRole,
  Imprint,
  ParagraphRole,
  Row,
  Run,
  SplitLine,
  TableBlock,
  TextParagraph,
} from './doc-model.ts'
import { asSet, type DocumentSet } from './document-set.ts'
import { eighths, hex, styleId, stylesXml, twips } from './docx-styles.ts'
import { officeLines } from './imprint-lines.ts'
import { repackStable } from './stable-zip.ts'
import {
  cellBox,
  cellPt,
  colours,
  COPY_LABEL,
  fonts,
  imprintRules,
  LINE_PT,
  lineHeightPt,
  mmToPt,
  page,
  pageNumberBelowAreaPt,
  spaceBeforePt,
  styles,
} from './styles.ts'
import { cellRole, placedCells, rowHeightPt } from './table-layout.ts'

export interface DocxOptions {
  readonly title: string
  /** Where no 版记 names it. */
  readonly office?: string
  /** The only time that appears in the file. */
  readonly createdAt: Date
}

export async function renderDocx(document: DocModel | DocumentSet, options: DocxOptions): Promise<Uint8Array> {
  const set = asSet(document)
  const imprint = set.papers.find((paper) => paper.imprint !== null)?.imprint
  const office = visible(options.office ?? imprint?.office ?? '')
  const file = new Document({
    title: visible(options.title),
    creator: office,
    lastModifiedBy: office,
    compatibility: { version: 15 },
    theme: { fonts: { headings: themeFont('heiti'), body: themeFont('fangsong') } },
    evenAndOddHeaderAndFooters: true,
    sections: set.papers.map((paper, index) => sectionOf(paper, index, set)),
  })
  return repackStable(await Packer.toBuffer(file), (name, content) => {
    // The library adds some twenty styles of its own (blue headings); the clerk should see only those of the document.
    if (name === 'word/styles.xml') return Buffer.from(stylesXml(), 'utf8')
    if (name === 'word/document.xml') return withFlatSectionEnds(content)
    return name === 'docProps/core.xml' ? withTime(content, options.createdAt) : null
  })
}

/**
 * Later sections take the footers of the first. A paper that counts from 1 again comes to lie on a right-hand page by its
 * odd number alone: LibreOffice 7.4 moves the text of a section that asks for an odd page 2 mm down (measured).
 */
function sectionOf(model: DocModel, index: number, { papers, numbering }: DocumentSet): ISectionOptions {
  const restarts = numbering === 'restart' && papers.length > 1
  return {
    properties: {
      ...(index === 0 ? {} : { type: SectionType.NEXT_PAGE }),
      page: {
        size: { width: twipsOfMm(page.widthMm), height: twipsOfMm(page.heightMm) },
        margin: {
          top: twipsOfMm(page.topMm),
          right: twipsOfMm(page.rightMm),
          bottom: twipsOfMm(page.bottomMm),
          left: twipsOfMm(page.leftMm),
          footer: twips(mmToPt(page.bottomMm) - pageNumberBelowAreaPt() - styles.pageNumber.linePt),
          header: twipsOfMm(15),
          gutter: 0,
        },
        ...(restarts ? { pageNumbers: { start: 1 } } : {}),
      },
      grid: { type: DocumentGridType.LINES, linePitch: twips(LINE_PT) },
    },
    ...(index > 0
      ? {}
      : {
          footers: {
            default: new Footer({ children: [pageNumberParagraph(AlignmentType.RIGHT)] }),
            even: new Footer({ children: [pageNumberParagraph(AlignmentType.LEFT)] }),
          },
        }),
    children: [...model.blocks.map(blockOf), ...endOf(model)],
  }
}

/** A table needs a paragraph after it. */
function endOf({ blocks, imprint }: DocModel): (Paragraph | Table)[] {
  if (imprint !== null) return [imprintTable(imprint), anchorOf(imprint)]
  return blocks.at(-1)?.kind === 'table' ? [new Paragraph({ style: styleId('tableEnd') })] : []
}

/** The library ends a section with a paragraph of its own; on a full page it would need another page. */
function withFlatSectionEnds(documentXml: Buffer): Buffer {
  const style = `<w:pStyle w:val="${styleId('tableEnd')}"/>`
  return Buffer.from(
    documentXml.toString('utf8').replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${style}<w:sectPr`),
    'utf8',
  )
}

function twipsOfMm(mm: number): number {
  return twips(mmToPt(mm))
}

const AREA_TWIPS = twipsOfMm(page.areaWidthMm)

function fontOf(role: FontRole): { font: { ascii: string; hAnsi: string; eastAsia: string } } {
  const { name } = fonts[role]
  return { font: { ascii: name, hAnsi: name, eastAsia: name } }
}

function themeFont(role: FontRole): { latin: string; eastAsia: string } {
  return { latin: fonts[role].name, eastAsia: fonts[role].name }
}

function blockOf(block: Block): Paragraph | Table {
  if (block.kind === 'table') return tableOf(block)
  return block.kind === 'split' ? splitOf(block) : textOf(block)
}

/** XML cannot hold control characters, and a word processor refuses a file with one; on paper they never show. */
function visible(text: string): string {
  return text.replaceAll('\t', ' ').replace(/[^\n -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}

function textOf(block: TextParagraph): Paragraph {
  const style = styles[block.role]
  const { sizePt } = block
  return new Paragraph({
    style: styleId(block.role),
    ...(block.startsPage === true ? { pageBreakBefore: true } : {}),
    ...(block.keepsWithNext === true ? { keepNext: true } : {}),
    ...(sizePt === undefined ? {} : { spacing: fittedSpacing(block.role, sizePt) }),
    ...(block.rightCells === undefined ? {} : { indent: { right: twips(block.rightCells * cellPt(style)) } }),
    children: block.runs.flatMap((run) => runsOf(run, sizePt)),
  })
}

function fittedSpacing(role: ParagraphRole, sizePt: number): ISpacingProperties {
  return {
    before: twips(spaceBeforePt(role, sizePt)),
    after: 0,
    line: twips(lineHeightPt(styles[role], sizePt)),
    lineRule: LineRuleType.EXACT,
  }
}

function runsOf(run: Run, sizePt: number | undefined): TextRun[] {
  return visible(run.text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          ...(run.font === undefined ? {} : fontOf(run.font)),
          ...(sizePt === undefined ? {} : { size: sizePt * 2 }),
        }),
    )
}

/** Tab stops instead of indents: an indent would shorten the rule under the line. */
function splitOf(block: SplitLine): Paragraph {
  const cell = twips(cellPt(styles[block.role]))
  return new Paragraph({
    style: styleId(block.role),
    tabStops: [
      { type: TabStopType.LEFT, position: cell },
      { type: TabStopType.RIGHT, position: AREA_TWIPS - cell },
    ],
    children: [new TextRun({ children: [new Tab(), visible(block.left), new Tab(), visible(block.right)] })],
  })
}

function pageNumberParagraph(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Paragraph {
  return new Paragraph({
    style: styleId('pageNumber'),
    alignment,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
}

/** Widths are explicit and rows stay whole, so that every word processor breaks the table where paginate.ts does. */
function tableOf(table: TableBlock): Table {
  const line = rule(cellBox.linePt)
  return new Table({
    width: { size: AREA_TWIPS, type: WidthType.DXA },
    columnWidths: columnTwips(table.columnsMm),
    layout: TableLayoutType.FIXED,
    margins: {
      marginUnitType: WidthType.DXA,
      left: twips(cellBox.sidePt),
      right: twips(cellBox.sidePt),
      top: twips(cellBox.abovePt),
      bottom: twips(cellBox.belowPt),
    },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: table.rows.map((row, index) => rowOf(table, row, index < table.headRows)),
  })
}

function rowOf(table: TableBlock, row: Row, isHeader: boolean): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader: isHeader,
    height: { value: twips(rowHeightPt(table, row)), rule: HeightRule.ATLEAST },
    children: placedCells(table, row).map(
      ({ cell, widthMm }) =>
        new TableCell({
          width: { size: twipsOfMm(widthMm), type: WidthType.DXA },
          ...(cell.span === undefined || cell.span === 1 ? {} : { columnSpan: cell.span }),
          verticalAlign: cell.fromTop === true ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
          children: cell.text.split('\n').map(
            (text) =>
              new Paragraph({
                style: styleId(cellRole(table, cell)),
                ...(cell.align === 'center' ? { alignment: AlignmentType.CENTER } : {}),
                children: runsOf({ text }, undefined),
              }),
          ),
        }),
    ),
  })
}

/** Rounded so that together they are exactly as wide as the type area. */
function columnTwips(columnsMm: readonly number[]): number[] {
  let end = 0
  return columnsMm.map((width) => {
    const start = twipsOfMm(end)
    end += width
    return twipsOfMm(end) - start
  })
}

const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

function rule(points: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size: eighths(points), color: hex(colours.text) }
}

/**
 * A table that hangs at the lower edge of the type area; the paragraph after it decides on which page. Measured from
 * the paper's edge: LibreOffice lets a table of the full text width float only then.
 */
function imprintTable(imprint: Imprint): Table {
  const { linePt } = styles.imprint
  const width = { size: AREA_TWIPS, type: WidthType.DXA } as const
  const cells = [...(imprint.copyTo === null ? [] : [[copiesOf(imprint.copyTo)]]), officeOf(imprint)]
  return new Table({
    width,
    columnWidths: [AREA_TWIPS],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twipsOfMm(page.leftMm),
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      leftFromText: 0,
      rightFromText: 0,
    },
    borders: {
      top: rule(imprintRules.thickPt),
      bottom: rule(imprintRules.thickPt),
      insideHorizontal: rule(imprintRules.thinPt),
      left: noRule,
      right: noRule,
      insideVertical: noRule,
    },
    rows: cells.map(
      (paragraphs) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(linePt), rule: HeightRule.ATLEAST },
          children: [new TableCell({ width, children: paragraphs })],
        }),
    ),
  })
}

/** 7.4.2: further lines stand under the first name. */
function copiesOf(copyTo: string): Paragraph {
  const cell = twips(cellPt(styles.imprint))
  const hanging = cell * COPY_LABEL.length
  return new Paragraph({
    style: styleId('imprint'),
    indent: { left: cell + hanging, right: cell, hanging },
    children: [new TextRun({ text: COPY_LABEL + visible(copyTo) })],
  })
}

function officeOf(imprint: Imprint): Paragraph[] {
  const { above, beside } = officeLines(imprint)
  return [
    ...above.map((line) => new Paragraph({ style: styleId('imprint'), children: [new TextRun(visible(line))] })),
    new Paragraph({
      style: styleId('imprint'),
      tabStops: [{ type: TabStopType.RIGHT, position: AREA_TWIPS - twips(cellPt(styles.imprint)) }],
      children: [new TextRun({ children: [visible(beside), new Tab(), visible(imprint.date)] })],
    }),
  ]
}

function anchorOf(imprint: Imprint): Paragraph {
  return new Paragraph({ style: styleId('blank'), ...(imprint.startsPage ? { pageBreakBefore: true } : {}) })
}

/** The library writes the machine's clock into the properties; an issued document carries its own time. */
function withTime(coreXml: Buffer, createdAt: Date): Buffer {
  const time = createdAt.toISOString().replace(/\.\d{3}Z$/, 'Z')
  const xml = coreXml.toString('utf8')
  const stamped = xml.replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, `$1${time}`)
  if (stamped.split(time).length !== 3) throw new Error('docProps/core.xml has no created and modified time')
  return Buffer.from(stamped, 'utf8')
}
