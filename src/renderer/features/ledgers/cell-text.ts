/** Cell values as text and back. Text goes to the core as typed: what it means is decided there. */
import type { CellValue } from '../../../contract/records/define-record.ts'

export function cellText(value: CellValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** What a changed field sends; an emptied cell is nothing, not an empty word. */
export function typedValue(text: string): CellValue {
  return text.trim() === '' ? null : text
}

/** One line of a spreadsheet clipboard; quoted cells may hold line breaks and tabs. */
export function clipboardLine(values: readonly (CellValue | undefined)[]): string {
  return values
    .map((value) => {
      const text = cellText(value)
      return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join('\t')
}

/** The cells of copied spreadsheet text, by lines. */
export function clipboardCells(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = () => {
    lines.at(-1)?.push(cell)
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let index = 0; index < source.length; index += 1) {
    const char = source.charAt(index)
    if (quoted) {
      if (char !== '"') cell += char
      else if (source.charAt(index + 1) === '"') {
        cell += '"'
        index += 1
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') {
      endCell()
      lines.push([])
    } else cell += char
  }
  endCell()
  return lines
}
