/**
 * A laid-out official document as plain data: what stands on the paper, in which role, in which order.
 * Knows no file format; the renderers know no rule of the standard beyond styles.ts.
 */

export type FontRole = 'title' | 'fangsong' | 'kaiti' | 'heiti' | 'songti'

export type ParagraphRole =
  | 'mark'
  | 'issueNumber'
  | 'issuerName'
  | 'issuer'
  | 'title'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'body'
  | 'flush'
  | 'blank'
  | 'attendance'
  | 'signature'
  | 'note'
  | 'cell'
  | 'cellHead'
  | 'smallCell'
  | 'smallCellHead'
  | 'imprint'
  | 'pageNumber'
  | 'tableEnd'

export interface Run {
  /** A line feed is a break inside the paragraph. */
  readonly text: string
  /** Where it differs from the paragraph's own font. */
  readonly font?: FontRole
}

export interface TextParagraph {
  readonly kind: 'text'
  readonly role: ParagraphRole
  readonly runs: readonly Run[]
  /** Where it differs from the role's size (a mark that has to fit its line). */
  readonly sizePt?: number
  /** Where it differs from the role's indent at the right (a signature). */
  readonly rightCells?: number
  readonly startsPage?: boolean
  /** Beside what the role says: where somebody edits the paper, its lines still stay together. */
  readonly keepsWithNext?: boolean
}

/** One line with something at its left and something at its right end. */
export interface SplitLine {
  readonly kind: 'split'
  readonly role: ParagraphRole
  readonly left: string
  readonly right: string
}

/** 小四 or, for many columns, 五号. */
export type CellSize = 'normal' | 'small'

export interface Cell {
  /** Line feeds part paragraphs. */
  readonly text: string
  /** A label: 黑体, centred. */
  readonly isHead?: boolean
  readonly align?: 'left' | 'center'
  /** Written from the top instead of the middle. */
  readonly fromTop?: boolean
  /** How many columns it takes; 1 where it is absent. */
  readonly span?: number
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Room to write in by hand. */
  readonly minHeightMm?: number
}

/** A table as wide as the type area, with lines around every cell. */
export interface TableBlock {
  readonly kind: 'table'
  readonly size: CellSize
  /** Together the width of the type area. */
  readonly columnsMm: readonly number[]
  /** How many rows at the top stand again on every page. */
  readonly headRows: number
  readonly rows: readonly Row[]
}

export type Block = TextParagraph | SplitLine | TableBlock

/** 版记: stands at the foot of the last page, between rules. */
export interface Imprint {
  /** 抄送 with its closing full stop; null when nobody gets a copy. */
  readonly copyTo: string | null
  readonly office: string
  readonly date: string
  /** Set when the last page has no room left for it. */
  readonly startsPage: boolean
}

export interface DocModel {
  readonly blocks: readonly Block[]
  /** Null for papers that are not issued. */
  readonly imprint: Imprint | null
}
