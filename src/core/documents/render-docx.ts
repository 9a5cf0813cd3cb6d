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
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IBorderOptions,
  type ISpacingProperties,
} from 'docx'
import type { Block, DocModel, FontRole, Imprint, Run, SplitLine, TextParagraph } from './doc-model.ts'
import { eighths, hex, styleId, stylesXml, twips } from './docx-styles.ts'
import { repackStable } from './stable-zip.ts'
import {
  cellPt,
  colours,
  COPY_LABEL,
  fonts,
  imprintRules,
  LINE_PT,
  lineHeightPt,
  markSpaceBeforePt,
  mmToPt,
  page,
  pageNumberBelowAreaPt,
  styles,
} from './styles.ts'

export interface DocxOptions {
  readonly title: string
  /** The only time that appears in the file. */
  readonly createdAt: Date
}

export async function renderDocx(model: DocModel, options: DocxOptions): Promise<Uint8Array> {
  const document = new Document({
    title: visible(options.title),
    creator: visible(model.imprint.office),
    lastModifiedBy: visible(model.imprint.office),
    compatibility: { version: 15 },
    theme: { fonts: { headings: themeFont('heiti'), body: themeFont('fangsong') } },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
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
          },
          grid: { type: DocumentGridType.LINES, linePitch: twips(LINE_PT) },
        },
        footers: {
          default: new Footer({ children: [pageNumberParagraph(AlignmentType.RIGHT)] }),
          even: new Footer({ children: [pageNumberParagraph(AlignmentType.LEFT)] }),
        },
        children: [...model.blocks.map(blockOf), imprintTable(model.imprint), anchorOf(model.imprint)],
      },
    ],
  })
  const packed = await Packer.toBuffer(document)
  return repackStable(packed, (name, content) => {
    // The library adds some twenty styles of its own (blue headings); the clerk should see only those of the document.
    if (name === 'word/styles.xml') return Buffer.from(stylesXml(), 'utf8')
    return name === 'docProps/core.xml' ? withTime(content, options.createdAt) : null
  })
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

function blockOf(block: Block): Paragraph {
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
    ...(sizePt === undefined ? {} : { spacing: fittedSpacing(sizePt, lineHeightPt(style, sizePt)) }),
    children: block.runs.flatMap((run) => runsOf(run, sizePt)),
  })
}

function fittedSpacing(sizePt: number, linePt: number): ISpacingProperties {
  return { before: twips(markSpaceBeforePt(sizePt)), after: 0, line: twips(linePt), lineRule: LineRuleType.EXACT }
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
  const paragraphs = [...(imprint.copyTo === null ? [] : [copiesOf(imprint.copyTo)]), officeOf(imprint)]
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
    rows: paragraphs.map(
      (paragraph) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(linePt), rule: HeightRule.ATLEAST },
          children: [new TableCell({ width, children: [paragraph] })],
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

function officeOf(imprint: Imprint): Paragraph {
  return new Paragraph({
    style: styleId('imprint'),
    tabStops: [{ type: TabStopType.RIGHT, position: AREA_TWIPS - twips(cellPt(styles.imprint)) }],
    children: [new TextRun({ children: [visible(imprint.office), new Tab(), imprint.date] })],
  })
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
