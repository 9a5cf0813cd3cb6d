/** Blank lines between elements, whether typed as blank lines or given as spacing. Pure. */
import type { Paragraph } from './document.ts'
import type { Recognised } from './elements.ts'
import { likelyPitchPt, sectionOf } from './measure.ts'

/** Above the paragraph, rounded to whole lines of its own pitch. */
export function blanksBefore(document: Recognised, paragraph: Paragraph): number {
  const index = document.elements.findIndex((element) => element.paragraph === paragraph)
  const last = document.elements.slice(0, index).findLastIndex(({ kind }) => kind !== 'blank')
  const blanks = index - 1 - last
  const pitch = likelyPitchPt(paragraph, sectionOf(document.model, paragraph))
  const previous = document.elements[last]?.paragraph
  return blanks + Math.round((paragraph.format.beforePt + (previous?.format.afterPt ?? 0)) / pitch)
}
