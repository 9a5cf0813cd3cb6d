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
  | 'body'
  | 'blank'
  | 'attendance'
  | 'note'
  | 'imprint'
  | 'pageNumber'

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
  readonly startsPage?: boolean
}

/** One line with something at its left and something at its right end. */
export interface SplitLine {
  readonly kind: 'split'
  readonly role: ParagraphRole
  readonly left: string
  readonly right: string
}

export type Block = TextParagraph | SplitLine

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
  readonly imprint: Imprint
}
