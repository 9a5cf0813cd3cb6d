/** The findings of the responsibility map as a sheet to hand round and tick off. Pure. */
import type { ResponsibilityFinding } from '../../contract/api/responsibility.ts'
import { responsibilityKindNames, responsibilitySubjectNames } from '../../contract/responsibility-words.ts'
import type { SheetSpec } from './workbook-model.ts'

export function responsibilitySheet(
  title: string,
  note: string,
  findings: readonly ResponsibilityFinding[],
): SheetSpec {
  return {
    name: '责任盲区和交叉',
    title,
    note,
    columns: [
      { label: '对象', width: 10, kind: 'text' },
      { label: '序号', width: 6, kind: 'integer' },
      { label: '问题', width: 10, kind: 'text' },
      { label: '位置', width: 24, kind: 'text' },
      { label: '情况', width: 36, kind: 'text' },
      { label: '建议', width: 36, kind: 'text' },
      { label: '依据', width: 24, kind: 'text' },
    ],
    rows: findings.map(({ subject, kind, place, message, fix, source }, index) => [
      responsibilitySubjectNames[subject],
      index + 1,
      responsibilityKindNames[kind],
      place,
      message,
      fix,
      source,
    ]),
    mergeColumns: [0],
  }
}
