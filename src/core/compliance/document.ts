/**
 * A document as the rules see it: paragraphs in reading order with the formatting that a word processor would apply,
 * wherever it was written. Plain data in points and millimetres; knows no file format and no rule.
 */

export interface Border {
  readonly widthPt: number
  /** Six hex digits, or `auto`. */
  readonly colour: string
  /** Between the text and the line. */
  readonly gapPt: number
}

/** A measure that may be given in characters; then the points are a guess of the writer. */
export interface Indent {
  readonly pt: number
  readonly cells: number | null
}

export interface ParagraphFormat {
  readonly align: 'left' | 'center' | 'right' | 'justify'
  readonly left: Indent
  readonly right: Indent
  /** Negative when the further lines are indented instead. */
  readonly firstLine: Indent
  readonly beforePt: number
  readonly afterPt: number
  /** exact and atLeast in points, multiple in lines. */
  readonly line: { readonly rule: 'exact' | 'atLeast' | 'multiple'; readonly value: number }
  readonly snapsToGrid: boolean
  readonly top: Border | null
  readonly bottom: Border | null
  readonly startsPage: boolean
}

export interface Run {
  readonly text: string
  /** Of the Chinese characters; empty when the document does not say. */
  readonly font: string
  /** Of digits and Latin letters. */
  readonly latinFont: string
  readonly sizePt: number
  /** Six hex digits, or `auto`. */
  readonly colour: string
  /** Added to each character. */
  readonly spacingPt: number
  /** Instruction of the field whose result the run is, e.g. `PAGE`. */
  readonly field: string | null
}

/** A line or box that is drawn, not written. */
export interface Drawing {
  readonly kind: 'line' | 'other'
  readonly widthMm: number | null
  readonly colour: string | null
}

export interface Paragraph {
  /** From 1, over all paragraphs of the text, blank ones too. */
  readonly ordinal: number
  readonly section: number
  /** Where the word processor that saved the file broke the pages; null when it did not note it. */
  readonly page: number | null
  /** With the number of an automatic numbering in front, without blanks at the ends. */
  readonly text: string
  readonly label: string
  readonly runs: readonly Run[]
  /** Formatting of the paragraph mark, which is what a blank line has. */
  readonly mark: Run
  readonly format: ParagraphFormat
  readonly drawings: readonly Drawing[]
  readonly inTextBox: boolean
  readonly cell: { readonly table: number; readonly top: Border | null; readonly bottom: Border | null } | null
}

export interface Footer {
  readonly paragraphs: readonly Paragraph[]
}

export interface Section {
  readonly index: number
  readonly widthMm: number
  readonly heightMm: number
  readonly topMm: number
  readonly bottomMm: number
  readonly leftMm: number
  readonly rightMm: number
  readonly footerMm: number
  readonly grid: {
    readonly kind: 'none' | 'lines' | 'characters'
    readonly linePitchPt: number | null
    /** Added to each character of a character grid. */
    readonly spacingPt: number
  }
  readonly pageNumberFormat: string
  readonly oddFooter: Footer | null
  readonly evenFooter: Footer | null
}

export interface DocumentModel {
  readonly sections: readonly Section[]
  readonly paragraphs: readonly Paragraph[]
  /** Left and right pages have footers of their own. */
  readonly facingPages: boolean
}

const PT_PER_MM = 72 / 25.4

export const ptOfMm = (mm: number): number => mm * PT_PER_MM
export const mmOfPt = (pt: number): number => pt / PT_PER_MM
