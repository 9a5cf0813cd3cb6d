/** The records of a BIFF8 stream ([MS-XLS] 2.1.4): type, length, data, one after the other. */
import { damaged } from '../limits.ts'

/** [MS-XLS] 2.3.2; only what bears on what a clerk sees. */
export const record = {
  formula: 0x0006,
  endOfFile: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  richString: 0x00d6,
  cellFormat: 0x00e0,
  mergeCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  formulaString: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  numberFormat: 0x041e,
  beginOfFile: 0x0809,
} as const

export interface BiffRecord {
  readonly type: number
  readonly data: Buffer
  /** Where the next record begins. */
  readonly end: number
}

const HEADER = 4

export function recordAt(stream: Buffer, at: number): BiffRecord {
  if (at + HEADER > stream.length) throw damaged('内容不完整')
  const end = at + HEADER + stream.readUInt16LE(at + 2)
  if (end > stream.length) throw damaged('内容不完整')
  return { type: stream.readUInt16LE(at), data: stream.subarray(at + HEADER, end), end }
}

/** The data of a record and of the CONTINUE records behind it, piece by piece. */
export function withContinuations(stream: Buffer, first: BiffRecord): { pieces: Buffer[]; end: number } {
  const pieces = [first.data]
  let { end } = first
  while (end + HEADER <= stream.length && stream.readUInt16LE(end) === record.continued) {
    const next = recordAt(stream, end)
    pieces.push(next.data)
    ;({ end } = next)
  }
  return { pieces, end }
}
