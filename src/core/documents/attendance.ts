/** 出席, 请假, 列席 (10.3): who was there, by unit, in the order in which the clerk entered them. Pure. */
import { blank, labelled } from './blocks.ts'
import type { Block } from './doc-model.ts'
import type { AttendanceFacts, AttendanceKind } from './minutes-facts.ts'

/** The standard's own order; who came for somebody else was there. */
const GROUPS: readonly { readonly label: string; readonly kinds: readonly AttendanceKind[] }[] = [
  { label: '出席', kinds: ['出席', '代会'] },
  { label: '请假', kinds: ['请假'] },
  { label: '列席', kinds: ['列席'] },
]

/** One blank line after the body, then a paragraph for each group that occurs. */
export function attendanceBlocks(people: readonly AttendanceFacts[]): Block[] {
  const groups = GROUPS.flatMap(({ label, kinds }) => {
    const names = namesByUnit(people.filter((person) => kinds.includes(person.kind)))
    return names === '' ? [] : [labelled('attendance', `${label}：`, names)]
  })
  return groups.length === 0 ? [] : [blank, ...groups]
}

function namesByUnit(people: readonly AttendanceFacts[]): string {
  const groups = new Map<string, string[]>()
  for (const person of people) {
    const unit = person.unit.trim()
    groups.set(unit, [...(groups.get(unit) ?? []), nameOf(person)])
  }
  return [...groups].map(([unit, names]) => `${unit} ${names.join('、')}`.trim()).join('；')
}

function nameOf({ name, standsInFor = '' }: AttendanceFacts): string {
  return standsInFor.trim() === '' ? name.trim() : `${name.trim()}（代${standsInFor.trim()}）`
}
