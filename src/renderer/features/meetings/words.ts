/**
 * The words of a meeting's texts apart from the rest of it: so little that they can be kept and saved while somebody writes
 * without holding up a key. Pure.
 */
import type { DeskWords } from '../../../contract/api/desk.ts'
import type { WritingMeeting } from './draft.ts'

/** @returns the texts that differ; null when anything else differs too, or a text's item is not stored yet. */
export function onlyWords(now: WritingMeeting, before: WritingMeeting): readonly DeskWords[] | null {
  const { discussion: text, agenda, ...rest } = now
  const { discussion: textBefore, agenda: agendaBefore, ...restBefore } = before
  if (!sameParts(rest, restBefore) || agenda.length !== agendaBefore.length) return null
  const words: DeskWords[] = text === textBefore ? [] : [{ item: null, text }]
  for (const [index, row] of agenda.entries()) {
    const rowBefore = agendaBefore[index]
    if (row === rowBefore) continue
    if (rowBefore === undefined || row.id === null) return null
    const { discussion, ...facts } = row
    const { discussion: discussionBefore, ...factsBefore } = rowBefore
    if (!sameParts(facts, factsBefore)) return null
    if (discussion !== discussionBefore) words.push({ item: row.id, text: discussion })
  }
  return words
}

/** An edit makes new objects of what it changes, and of nothing else. */
function sameParts<Parts extends object>(some: Parts, others: Parts): boolean {
  const values = new Map<string, unknown>(Object.entries(others))
  return Object.entries(some).every(([name, value]) => values.get(name) === value)
}

interface Texts {
  readonly discussion: string
  readonly agenda: readonly { readonly id?: string | null | undefined; readonly discussion: string }[]
}

/** What was written to an item that is gone goes to the general discussion: somebody wrote it. */
export function withWords<Meeting extends Texts>(meeting: Meeting, words: readonly DeskWords[]): Meeting {
  const texts = new Map(words.map(({ item, text }) => [item, text]))
  const items = new Set(meeting.agenda.map(({ id }) => id))
  const stray = words.filter(({ item }) => item !== null && !items.has(item)).map(({ text }) => text)
  return {
    ...meeting,
    discussion: [texts.get(null) ?? meeting.discussion, ...stray].filter((text) => text !== '').join('\n'),
    agenda: meeting.agenda.map((row) => {
      const text = texts.get(row.id ?? '')
      return text === undefined ? row : { ...row, discussion: text }
    }),
  }
}
