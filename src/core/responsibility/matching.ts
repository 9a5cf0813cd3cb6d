/**
 * Which people stand behind a post or a unit. The people list has no column for posts, so a post is looked for where
 * offices write it: in the role, the employer and the remarks; “在职党员” in the political status. What the office has
 * said itself comes first. Pure.
 */
import type { HolderKind } from '../../contract/api/responsibility.ts'
import { textIn, type Holder, type ListRow } from './model.ts'

export interface Held {
  readonly people: readonly ListRow[]
  /** By which column they were found, as it is called; empty when nobody was. */
  readonly by: string
  readonly assigned: boolean
}

/** Two characters are in half of all names (街道, 社区). */
const shortestName = 3

const columnLabels = { role: '角色', employer: '工作单位', name: '姓名' } as const

export function holdersOf(kind: HolderKind, name: string, people: readonly ListRow[], said: readonly Holder[]): Held {
  const own = said.filter((holder) => holder.kind === kind && holder.name === name)
  if (own.length > 0) {
    const found = people.filter((person) => own.some(({ field, value }) => textIn(person, field) === value))
    return {
      people: found,
      by: own.map(({ field, value }) => `${columnLabels[field]}“${value}”`).join('、'),
      assigned: true,
    }
  }
  for (const [by, matches] of kind === 'post' ? waysToAPost : waysToAUnit) {
    const found = people.filter((person) => namesOf(name).some((part) => matches(person, part)))
    if (found.length > 0) return { people: found, by, assigned: false }
  }
  return { people: [], by: '', assigned: false }
}

type Way = readonly [by: string, matches: (person: ListRow, name: string) => boolean]

const byEmployer: Way = ['工作单位', (person, name) => overlaps(textIn(person, 'employer'), name)]

const waysToAPost: readonly Way[] = [
  ['角色', (person, name) => overlaps(textIn(person, 'role'), name)],
  byEmployer,
  ['备注', (person, name) => name.length >= shortestName && textIn(person, 'remarks').includes(name)],
  ['政治面貌', (person, name) => name.includes('党员') && /党员/.test(textIn(person, 'politicalStatus'))],
]

const waysToAUnit: readonly Way[] = [byEmployer]

/** One name stands within the other: 社区网格长 is a 网格长, 青岚环卫作业公司 is the 环卫作业公司. */
function overlaps(one: string, other: string): boolean {
  if (one.length < shortestName || other.length < shortestName) return one !== '' && one === other
  return one.includes(other) || other.includes(one)
}

/** “社区联络员(城管队员)” is known by what stands before the bracket and by what stands in it. */
function namesOf(name: string): string[] {
  return name
    .split(/[()（）]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** “物业+中队”, “自然资源所、物业服务企业”: never by 和 or 与, which stand within names (文化和旅游局). */
export function splitUnits(text: string): string[] {
  return [...new Set(text.split(/[、，,；;/／+＋&\n]|\s+/).map((part) => part.trim()))].filter((part) => part !== '')
}

/** Several units without a word on which of them leads. */
export function isShared(text: string): boolean {
  return splitUnits(text).length > 1 && !/牵头|为主|主责|主办|[（(]主[)）]/.test(text)
}
