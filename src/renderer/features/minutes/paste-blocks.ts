/**
 * Text that was copied elsewhere, as blocks: a line each, headings and decisions known by their typed numbers, which go, rows with
 * tabs as a table. Takes plain text only, so that styles and images never come in. Pure.
 */
import type { MinutesBlock, MinutesText } from '../../../contract/minutes-text.ts'

const headingNumbers: readonly { readonly pattern: RegExp; readonly level: 1 | 2 }[] = [
  { pattern: /^[一二三四五六七八九十百]{1,4}、\s*/u, level: 1 },
  { pattern: /^[（(][一二三四五六七八九十百]{1,4}[）)]\s*/u, level: 2 },
]
const decisionNumber = /^\d{1,3}[.．、]\s*(?!\d)/u

/** A heading is a line without a sentence in it. */
const longestPastedHeading = 60
const longestText = 20_000
const widestTable = 12

export function blocksFromText(pasted: string): MinutesText {
  const lines = cleanText(pasted)
    .split('\n')
    .map((line) => line.replace(/[ \u3000]+$/u, ''))
  const blocks: MinutesBlock[] = []
  let rows: string[][] = []
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push(...tableOf(rows))
    rows = []
  }
  for (const line of lines) {
    const cells = line.split('\t').map((cell) => cell.trim())
    if (cells.length > 1 && cells.some((cell) => cell !== '')) rows.push(cells)
    else {
      closeTable()
      if (line.trim() !== '') blocks.push(blockOf(line.trim()))
    }
  }
  closeTable()
  return blocks
}

/** Without what no document can hold: control characters, halves of characters, the object sign of an image. */
export function cleanText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- the line ends of Word
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
      // eslint-disable-next-line no-control-regex -- these are what has to go
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffc\ufffe\uffff]/g, '')
      .toWellFormed()
      .replaceAll('\ufffd', '')
  )
}

function blockOf(line: string): MinutesBlock {
  for (const { pattern, level } of headingNumbers) {
    const text = line.replace(pattern, '')
    if (text !== line && isHeading(text)) return { kind: 'heading', level, text }
  }
  const decided = line.replace(decisionNumber, '')
  if (decided !== line && decided !== '') return { kind: 'decision', text: decided.slice(0, longestText) }
  return { kind: 'paragraph', text: line.slice(0, longestText) }
}

function isHeading(text: string): boolean {
  return text !== '' && text.length <= longestPastedHeading && !/[。；]/u.test(text)
}

/** The first row heads the columns; a single row is a line with gaps. */
function tableOf(rows: readonly (readonly string[])[]): MinutesBlock[] {
  const [head, ...body] = rows
  const width = Math.max(...rows.map(({ length }) => length))
  if (head === undefined || body.length === 0 || width > widestTable)
    return rows.map((row) => blockOf(row.filter((cell) => cell !== '').join('　')))
  const filled = (row: readonly string[]): string[] => Array.from({ length: width }, (_, at) => row[at] ?? '')
  return [{ kind: 'table', columns: filled(head), rows: body.map(filled) }]
}
