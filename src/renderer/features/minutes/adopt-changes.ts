/** Taking over single changes of a fresh draft into the text that has been edited. Pure. */
import type { ComparedLine } from '../../../contract/api/minutes.ts'
import type { MinutesText } from '../../../contract/minutes-text.ts'

/**
 * @param lines how the held text differs from the draft, one line for each block of either.
 * @param taken the lines, by their place, whose draft is taken; the others stay as they are held.
 */
export function adoptChanges(
  held: MinutesText,
  draft: MinutesText,
  lines: readonly ComparedLine[],
  taken: ReadonlySet<number>,
): MinutesText {
  let [inHeld, inDraft] = [0, 0]
  return lines.flatMap(({ before, after }, index) => {
    const heldBlock = before === null ? undefined : held[inHeld++]
    const draftBlock = after === null ? undefined : draft[inDraft++]
    const block = taken.has(index) ? draftBlock : heldBlock
    return block === undefined ? [] : [block]
  })
}
