/** What a cell for a name holds: a person, nobody, or more than fits one row. Pure. */
import { skipReasons, type FormTable, type SkippedRow, type SkipReason } from './form-table.ts'

/** Nobody holds the seat, in the words of rosters. */
export function isVacancy(text: string): boolean {
  return /^[\s]*$|^[-—–－―─/／\\、\s]+$|^[(（]?(空缺|暂缺|待定|待配|待补|缺|缺员|空岗|无|暂无|未配备|待招聘)[)）]?$/.test(
    text.trim(),
  )
}

const NAME = /^[\p{Script=Han}·•]{2,6}(\s?[(（][^()（）]*[)）])?$/u

function whyNoName(text: string): SkipReason | null {
  if (text.trim() === '') return null
  if (isVacancy(text)) return skipReasons.vacant
  const parts = text
    .split(/[、，,;；/／\n]|\s{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length > 1 && parts.every((part) => NAME.test(part))) return skipReasons.severalPeople
  return /\p{Script=Han}.*\d{7,}/su.test(text) ? skipReasons.nameWithNumber : null
}

/** A list of people without the rows that name nobody or several people in one cell; those are skipped with the reason. */
export function withoutNobody<Table extends FormTable>(table: Table, nameColumn: number): Table {
  const skipped: SkippedRow[] = []
  const rows = table.rows.filter(({ number, cells }) => {
    const reason = whyNoName(cells[nameColumn] ?? '')
    if (reason !== null) skipped.push({ row: number, reason, cells })
    return reason === null
  })
  if (skipped.length === 0) return table
  const counts = new Map<SkipReason, number>()
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const remarks = [...counts].map(([reason, count]) => `跳过 ${count} 行：${reason}`)
  return { ...table, rows, skipped: [...table.skipped, ...skipped], remarks: [...table.remarks, ...remarks] }
}
