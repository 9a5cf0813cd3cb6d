/** What was opened lately, newest first. In memory only: names of people do not belong in the browser's storage. */
import type { Choice, Section } from './choices.ts'

const mostKept = 6
let kept: readonly Choice[] = []

export function rememberChoice(choice: Choice): void {
  const unmarked: Choice =
    choice.type === 'hit'
      ? {
          ...choice,
          hit: {
            ...choice.hit,
            title: { ...choice.hit.title, ranges: [] },
            detail: { ...choice.hit.detail, ranges: [] },
            place: null,
          },
        }
      : choice.type === 'command'
        ? { ...choice, ranges: [] }
        : choice
  kept = [unmarked, ...kept.filter(({ id }) => id !== choice.id)].slice(0, mostKept)
}

export function recentSection(): Section[] {
  return kept.length === 0 ? [] : [{ key: 'recent', title: '最近打开', count: null, choices: kept }]
}
