/** What stands in one paragraph: runs with their formatting, fields, drawings, and the paragraphs of its text boxes. */
import type { Drawing, Run } from '../document.ts'
import { colourOf, isHidden, runFormat, type RunFormat } from './formatting.ts'
import type { StyleSheet } from './style-sheet.ts'
import { attribute, childNamed, descendantNamed, elementsOf, textOf, type XmlElement } from './xml-tree.ts'

export interface ParagraphContent {
  readonly runs: readonly Run[]
  readonly drawings: readonly Drawing[]
  readonly textBoxes: readonly XmlElement[]
  /** Page breaks that the word processor noted, or that are written, before and after the first text. */
  readonly breaksBefore: number
  readonly breaksAfter: number
  readonly notesPages: boolean
}

/** Inline wrappers whose content is part of the text; deleted text (`w:del`, `w:moveFrom`) is none. */
const transparent = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:dir',
  'w:bdo',
])

const EMU_PER_MM = 36_000

class ContentReader {
  readonly #styles: StyleSheet
  readonly #properties: XmlElement | null
  readonly runs: Run[] = []
  readonly drawings: Drawing[] = []
  readonly textBoxes: XmlElement[] = []
  breaksBefore = 0
  breaksAfter = 0
  notesPages = false
  /** Fields that are open, outermost first; the result of a field begins at `separate`. */
  readonly #fields: { instruction: string; isResult: boolean; shown: boolean }[] = []

  constructor(styles: StyleSheet, properties: XmlElement | null) {
    this.#styles = styles
    this.#properties = properties
  }

  readAll(parent: XmlElement): void {
    for (const element of elementsOf(parent)) this.#read(element)
  }

  #read(element: XmlElement): void {
    if (element.name === 'w:r') this.#readRun(element)
    else if (element.name === 'w:fldSimple') this.#readSimpleField(element)
    else if (element.name === 'mc:AlternateContent') this.#readAll(alternativeOf(element))
    else if (transparent.has(element.name)) this.readAll(element)
  }

  #readAll(parent: XmlElement | null): void {
    if (parent !== null) this.readAll(parent)
  }

  #readRun(run: XmlElement): void {
    const stack = this.#styles.runStack(this.#properties, childNamed(run, 'w:rPr'))
    const format = runFormat(stack, this.#styles)
    const hidden = isHidden(stack)
    for (const piece of elementsOf(run)) {
      if (piece.name === 'mc:AlternateContent') this.#readPieces(alternativeOf(piece), format, hidden)
      else this.#readPiece(piece, format, hidden)
    }
  }

  #readPieces(parent: XmlElement | null, format: RunFormat, hidden: boolean): void {
    for (const piece of elementsOf(parent)) this.#readPiece(piece, format, hidden)
  }

  #readPiece(piece: XmlElement, format: RunFormat, hidden: boolean): void {
    switch (piece.name) {
      case 'w:t':
        if (!hidden) this.#write(textOf(piece), format)
        break
      case 'w:tab':
      case 'w:ptab':
        this.#write('\t', format)
        break
      case 'w:cr':
        this.#write('\n', format)
        break
      case 'w:noBreakHyphen':
        this.#write('-', format)
        break
      case 'w:br':
        if (attribute(piece, 'w:type') === 'page') this.#breakPage()
        else this.#write('\n', format)
        break
      case 'w:lastRenderedPageBreak':
        this.notesPages = true
        this.#breakPage()
        break
      case 'w:fldChar':
        this.#readFieldMark(attribute(piece, 'w:fldCharType'), format)
        break
      case 'w:instrText':
        this.#readInstruction(textOf(piece))
        break
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#readDrawing(piece)
        break
    }
  }

  /** A break that the saving program noted after one that was written is the same break. */
  #breakPage(): void {
    if (this.runs.length === 0) this.breaksBefore = 1
    else this.breaksAfter += 1
  }

  #write(text: string, format: RunFormat): void {
    const field = this.#fields.at(-1)
    if (field === undefined) this.runs.push({ ...format, text, field: null })
    else if (field.isResult) {
      this.runs.push({ ...format, text, field: field.instruction })
      field.shown = true
    }
  }

  #readInstruction(text: string): void {
    const field = this.#fields.at(-1)
    if (field !== undefined && !field.isResult) field.instruction += text
  }

  #readFieldMark(kind: string | null, format: RunFormat): void {
    if (kind === 'begin') this.#fields.push({ instruction: '', isResult: false, shown: false })
    const field = this.#fields.at(-1)
    if (kind === 'separate' && field !== undefined) {
      field.isResult = true
      field.instruction = field.instruction.trim()
    }
    if (kind !== 'end') return
    const ended = this.#fields.pop()
    // A field whose result was never worked out still stands for something: its place is kept.
    if (ended !== undefined && !ended.shown) this.runs.push({ ...format, text: '', field: ended.instruction.trim() })
  }

  #readSimpleField(element: XmlElement): void {
    this.#fields.push({ instruction: (attribute(element, 'w:instr') ?? '').trim(), isResult: true, shown: false })
    this.readAll(element)
    this.#fields.pop()
  }

  #readDrawing(drawing: XmlElement): void {
    const box = descendantNamed(drawing, 'w:txbxContent')
    if (box !== null) this.textBoxes.push(box)
    else this.drawings.push(drawing.name === 'w:pict' ? vectorOf(drawing) : shapeOf(drawing))
  }
}

function alternativeOf(element: XmlElement): XmlElement | null {
  return childNamed(element, 'mc:Choice') ?? childNamed(element, 'mc:Fallback')
}

function shapeOf(drawing: XmlElement): Drawing {
  const extent = descendantNamed(drawing, 'wp:extent')
  const geometry = attribute(descendantNamed(drawing, 'a:prstGeom'), 'prst') ?? ''
  const line = descendantNamed(drawing, 'a:ln')
  return {
    kind: /^(line|straightConnector1)$/.test(geometry) ? 'line' : 'other',
    widthMm: extent === null ? null : Number(attribute(extent, 'cx')) / EMU_PER_MM,
    colour: line === null ? null : colourOf(attribute(descendantNamed(line, 'a:srgbClr'), 'val')),
  }
}

/** VML, which Word 2007 and WPS write: `<v:line from="0,8pt" to="442pt,8pt" strokecolor="red">`. */
function vectorOf(picture: XmlElement): Drawing {
  const line = descendantNamed(picture, 'v:line')
  if (line === null) return { kind: 'other', widthMm: null, colour: null }
  const [from, to] = [abscissaOf(attribute(line, 'from')), abscissaOf(attribute(line, 'to'))]
  const colour = attribute(line, 'strokecolor')?.split(' ')[0] ?? null
  return {
    kind: 'line',
    widthMm: from === null || to === null ? null : Math.abs(to - from) / (72 / 25.4),
    colour: colour === 'red' || colour === '#f00' ? 'FF0000' : colourOf(colour),
  }
}

function abscissaOf(point: string | null): number | null {
  const parts = /^\s*(-?[\d.]+)(pt|mm|cm|in)?\s*,/.exec(point ?? '')
  const perUnit: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4, cm: 720 / 25.4, in: 72 }
  return parts === null ? null : Number(parts[1]) * (perUnit[parts[2] ?? 'pt'] ?? 1)
}

export function readContent(paragraph: XmlElement, styles: StyleSheet): ParagraphContent {
  const reader = new ContentReader(styles, childNamed(paragraph, 'w:pPr'))
  reader.readAll(paragraph)
  return reader
}
