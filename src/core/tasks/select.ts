/** Which tasks are meant, how many of each, and which unit they are handed to. Pure. */
import type { UnitSupervision } from '../../contract/api/tasks.ts'
import { openStates, type ResolutionState } from '../../contract/meetings.ts'
import { fold } from '../../contract/search/fold.ts'
import { matchWord } from '../../contract/search/match.ts'
import type { Task, Urgency } from '../../contract/tasks.ts'
import { unitsOf } from '../meetings/translate.ts'
import { readingsOf } from '../search/readings.ts'
import type { TaskGroup, TaskStandings, TaskWords } from './list-repository.ts'

/** Every word stands somewhere, by its characters, its pinyin or its initials. */
export function mentions({ content, lead, supporting, person, meeting }: TaskWords, find: string): boolean {
  const texts = [content, lead ?? '', ...unitsOf(supporting), person ?? '', meeting].map(fold)
  const words = find.trim().split(/\s+/).map(fold)
  return words.every((word) => texts.some((text) => matchWord(text, word, readingsOf) !== null))
}

/** As the database counts them: every row stands for several tasks. */
export function standsAs(group: TaskGroup, { states, urgencies, carried }: TaskStandings): boolean {
  return (
    (states.length === 0 || states.includes(group.state)) &&
    (urgencies.length === 0 || urgencies.includes(group.urgency)) &&
    (!carried || group.carried === 1)
  )
}

/** What is open first, the earliest deadline at the top; what has none after those that have. */
export function compareTasks(left: Task, right: Task): number {
  const closed = Number(!openStates.has(left.state)) - Number(!openStates.has(right.state))
  if (closed !== 0) return closed
  return compareText(left.deadline ?? '~', right.deadline ?? '~') || compareText(left.id, right.id)
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** @param zero every key that is counted, those with nothing, too. */
export function countBy<Key extends string>(
  zero: Readonly<Record<Key, number>>,
  groups: readonly TaskGroup[],
  of: (group: TaskGroup) => Key,
): Record<Key, number> {
  const counts: Record<Key, number> = { ...zero }
  for (const group of groups) counts[of(group)] += group.count
  return counts
}

export const sumOf = (groups: readonly TaskGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0)

export const noStates: Readonly<Record<ResolutionState, number>> = {
  待办: 0,
  办理中: 0,
  已办结: 0,
  转督办: 0,
  已撤销: 0,
}
export const noUrgencies: Readonly<Record<Urgency, number>> = { 已逾期: 0, 临期: 0, 正常: 0, 已办结: 0, 已撤销: 0 }

/** Each name once, in the order of the language of the office. */
export function names(all: readonly string[]): string[] {
  return [...new Set(all)].filter((name) => name !== '').sort((left, right) => left.localeCompare(right, 'zh-CN'))
}

/** What is handed to the unit that leads; open tasks only. Those that name no unit come last, under an empty name. */
export function supervisionByUnit(tasks: readonly Task[], units: readonly string[]): UnitSupervision[] {
  const open = tasks.filter(({ state }) => openStates.has(state)).sort(compareTasks)
  const byUnit = Map.groupBy(open, ({ leadUnit }) => leadUnit)
  const asked = units.length === 0 ? [...names([...byUnit.keys()]), ''] : [...new Set(units)]
  return asked.flatMap((unit) => {
    const items = byUnit.get(unit)
    return items === undefined ? [] : [{ unit, items }]
  })
}

/** How a task is called in a sentence. */
export function nameOf(content: string): string {
  const chars = Array.from(content)
  return chars.length > 30 ? `${chars.slice(0, 30).join('')}…` : content
}
