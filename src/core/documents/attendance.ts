/** 出席, 请假, 列席 (10.3): who was there, by unit, in the order in which the clerk entered them. Pure. */
import type { Attendance } from '../../contract/meetings.ts'
import type { Block } from './doc-model.ts'

/** The standard's own order. */
const ORDER = ['出席', '请假', '列席'] as const

/** One blank line after the body, then a paragraph for each status that occurs. */
export function attendanceBlocks(people: readonly Attendance[]): Block[] {
  const present = ORDER.flatMap((status) => {
    const names = namesByUnit(people.filter((person) => person.status === status))
    return names === '' ? [] : [{ status, names }]
  })
  if (present.length === 0) return []
  return [
    { kind: 'text', role: 'blank', runs: [] },
    ...present.map(({ status, names }): Block => ({
      kind: 'text',
      role: 'attendance',
      runs: [{ text: `${status}：`, font: 'heiti' }, { text: names }],
    })),
  ]
}

function namesByUnit(people: readonly Attendance[]): string {
  const groups = new Map<string, string[]>()
  for (const person of people) {
    const unit = person.unit.trim()
    groups.set(unit, [...(groups.get(unit) ?? []), person.name.trim()])
  }
  return [...groups].map(([unit, names]) => `${unit} ${names.join('、')}`.trim()).join('；')
}
