/** 出席, 请假, 列席 (10.3): who was there, by unit, in the order in which the clerk entered them. Pure. */
import { blank, labelled } from './blocks.ts'
import type { Block } from './doc-model.ts'
import type { AttendanceFacts, AttendanceKind } from './minutes-facts.ts'

/** The standard's own order; who came for somebody else was there. */
const GROUPS = {
  出席: ['出席', '代会'],
  请假: ['请假'],
  列席: ['列席'],
} as const satisfies Readonly<Record<string, readonly AttendanceKind[]>>

export type AttendanceGroup = keyof typeof GROUPS

/** One blank line after the body, then a paragraph for each group that occurs. */
export function attendanceBlocks(people: readonly AttendanceFacts[]): Block[] {
  const groups = Object.entries(GROUPS).flatMap(([label, kinds]) => {
    const names = namesByUnit(ofKinds(people, kinds))
    return names === '' ? [] : [labelled('attendance', `${label}：`, names)]
  })
  return groups.length === 0 ? [] : [blank, ...groups]
}

export function peopleIn(people: readonly AttendanceFacts[], group: AttendanceGroup): AttendanceFacts[] {
  return ofKinds(people, GROUPS[group])
}

function ofKinds(people: readonly AttendanceFacts[], kinds: readonly AttendanceKind[]): AttendanceFacts[] {
  return people.filter(({ kind }) => kinds.includes(kind))
}

export function namesByUnit(people: readonly AttendanceFacts[]): string {
  const groups = new Map<string, string[]>()
  for (const person of people) {
    const unit = person.unit.trim()
    groups.set(unit, [...(groups.get(unit) ?? []), nameOf(person)])
  }
  return [...groups].map(([unit, names]) => `${unit} ${names.join('、')}`.trim()).join('；')
}

/** With the name of whom they came for. */
export function nameOf({ name, standsInFor = '' }: AttendanceFacts): string {
  return standsInFor.trim() === '' ? name.trim() : `${name.trim()}（代${standsInFor.trim()}）`
}
