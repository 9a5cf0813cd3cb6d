/** What a rule is: data that says what is asked and where it is written, and a pure judge. Knows no particular rule. */
import type { Severity } from '../../contract/api/compliance.ts'
import type { Paragraph, Section } from './document.ts'
import type { Recognised } from './elements.ts'

export interface Fault {
  /** Null when the document as a whole is meant. */
  readonly at: Paragraph | Section | null
  /** Where it is, when it is not in the text: 奇数页页码, 版记 … */
  readonly where?: string
  readonly found: string
}

export interface Rule {
  /** Group and name, e.g. `title.size`. */
  readonly id: string
  readonly clause: string
  readonly asked: string
  /** error: the standard asks for it. warning: it recommends it, says 一般, or leaves it to practice. */
  readonly severity: Severity
  readonly judge: (document: Recognised) => readonly Fault[]
}

/** One fault for each paragraph of which the judge finds something to say. */
export function each(paragraphs: readonly Paragraph[], judge: (paragraph: Paragraph) => string | null): Fault[] {
  return paragraphs.flatMap((paragraph) => {
    const found = judge(paragraph)
    return found === null ? [] : [{ at: paragraph, found }]
  })
}

/** The same for an element that occurs once, or not at all. */
export function only(paragraph: Paragraph | null, judge: (paragraph: Paragraph) => string | null): Fault[] {
  return paragraph === null ? [] : each([paragraph], judge)
}
