/** Cell values as text and back. Text goes to the core as typed: what it means is decided there. */
import type { CellValue } from '../../../contract/records/define-record.ts'

export function cellText(value: CellValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** What a changed field sends; an emptied cell is nothing, not an empty word. */
export function typedValue(text: string): CellValue {
  return text.trim() === '' ? null : text
}
