/** The first part of the workbook stream: sheets with their places, shared texts, number formats, date system. */
import { AppError } from '../../../contract/errors.ts'
import { damaged, limits, unsafe } from '../limits.ts'
import { formatOf, type NumberFormat } from '../xlsx/number-format.ts'
import { record, recordAt, withContinuations } from './records.ts'
import { PieceReader } from './strings.ts'

export interface SheetPlace {
  readonly name: string
  readonly hidden: boolean
  readonly offset: number
}

export interface Globals {
  readonly sheets: readonly SheetPlace[]
  readonly strings: readonly string[]
  /** By the index that a cell gives. */
  readonly formats: readonly NumberFormat[]
  readonly date1904: boolean
}

const BIFF8 = 0x0600
const worksheet = 0

export function readGlobals(stream: Buffer): Globals {
  const first = recordAt(stream, 0)
  if (first.type !== record.beginOfFile || first.data.length < 4) throw damaged('找不到工作簿')
  if (first.data.readUInt16LE(0) !== BIFF8) throw new AppError('file_legacy_format', { kind: 'Excel 5.0/95 工作簿' })
  const sheets: SheetPlace[] = []
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  let strings: readonly string[] = []
  let date1904 = false
  let next = recordAt(stream, first.end)
  for (; next.type !== record.endOfFile; next = recordAt(stream, next.end)) {
    const { type, data } = next
    if (type === record.filePass) throw new AppError('file_encrypted')
    if (type === record.boundSheet) sheets.push(...readSheetPlace(data))
    else if (type === record.dateMode) date1904 = uint16(data, 0) === 1
    else if (type === record.cellFormat) formatIds.push(uint16(data, 2))
    else if (type === record.numberFormat) {
      const reader = new PieceReader([data])
      codes.set(reader.uint16(), reader.text(reader.uint16()))
    } else if (type === record.sharedStrings) strings = readSharedStrings(withContinuations(stream, next).pieces)
    if (sheets.length > limits.sheets) throw unsafe(`工作表超过 ${limits.sheets} 张`)
  }
  return { sheets, strings, formats: formatIds.map((id) => formatOf(id, codes)), date1904 }
}

/** Chart sheets, macro sheets and modules have no cells. */
function readSheetPlace(data: Buffer): SheetPlace[] {
  const reader = new PieceReader([data])
  const offset = reader.uint32()
  const state = reader.byte() & 3
  const kind = reader.byte()
  const name = reader.text(reader.byte())
  return kind === worksheet ? [{ name, hidden: state !== 0, offset }] : []
}

function readSharedStrings(pieces: readonly Buffer[]): string[] {
  const reader = new PieceReader(pieces)
  reader.uint32()
  const count = reader.uint32()
  if (count > limits.cells) throw unsafe('共享字符串过多')
  const strings: string[] = []
  while (strings.length < count) strings.push(reader.text(reader.uint16()))
  return strings
}

export function uint16(data: Buffer, at: number): number {
  if (at + 2 > data.length) throw damaged('内容不完整')
  return data.readUInt16LE(at)
}
