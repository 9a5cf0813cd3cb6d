/**
 * The records of one sheet → SheetModel, by the same rules as sheets of .xlsx: texts as they are, numbers by their digits,
 * dates by their format, the last results of formulas, what is hidden and merged. Formulas are never evaluated.
 */
import { damaged, limits, unsafe, type CellBudget } from '../limits.ts'
import { cellAddress, type CellKind, type CellRange, type SheetModel, type SheetRow } from '../sheet-model.ts'
import { generalFormat } from '../xlsx/number-format.ts'
import { numberText, serialText } from '../xlsx/number-text.ts'
import { uint16, type Globals, type SheetPlace } from './globals.ts'
import { record, recordAt, withContinuations, type BiffRecord } from './records.ts'
import { PieceReader } from './strings.ts'

interface ShownCell {
  readonly text: string
  readonly kind: CellKind
}

interface OpenRow {
  readonly cells: string[]
  readonly kinds: CellKind[]
}

/** [MS-XLS] 2.5.10 */
const errors = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

export class SheetRecords {
  readonly #stream: Buffer
  readonly #place: SheetPlace
  readonly #globals: Globals
  readonly #rows = new Map<number, OpenRow>()
  readonly #hiddenRows = new Set<number>()
  readonly #hiddenColumns = new Set<number>()
  readonly #merges: CellRange[] = []
  /** A formula whose text follows in a record of its own. */
  #awaited: { row: number; column: number } | null = null

  constructor(stream: Buffer, place: SheetPlace, globals: Globals) {
    this.#stream = stream
    this.#place = place
    this.#globals = globals
  }

  /** @param onRecord told now and then how far the reading has come in the stream */
  read(budget: CellBudget, onRecord: (at: number) => void): SheetModel {
    const first = recordAt(this.#stream, this.#place.offset)
    if (first.type !== record.beginOfFile) throw damaged(`找不到工作表“${this.#place.name}”`)
    // Charts inside the sheet are parts of their own, one within the other.
    let depth = 1
    for (let at = first.end; depth > 0;) {
      const next = recordAt(this.#stream, at)
      if (next.type === record.beginOfFile) depth += 1
      else if (next.type === record.endOfFile) depth -= 1
      else if (depth === 1) this.#take(next)
      at = next.end
      onRecord(at)
    }
    return this.#finish(budget)
  }

  #take({ type, data, end }: BiffRecord): void {
    if (type === record.row) this.#takeRow(data)
    else if (type === record.columnInfo) this.#takeColumns(data)
    else if (type === record.mergeCells) this.#takeMerges(data)
    else if (type === record.multipleRk) this.#takeMultiple(data)
    else if (type === record.formula) this.#takeFormula(data)
    else if (type === record.formulaString) this.#takeFormulaText(data, end)
    else {
      const shown = this.#cellOf(type, data, end)
      if (shown !== null) this.#put(data, shown)
    }
  }

  /** What a record with one cell shows; null for a record that is none. */
  #cellOf(type: number, data: Buffer, end: number): ShownCell | null {
    switch (type) {
      case record.labelShared:
        return textCell(this.#sharedString(data))
      case record.label:
      case record.richString:
        return textCell(this.#ownText(data, end))
      case record.number:
        return this.#numberCell(double(data, 6), uint16(data, 4))
      case record.rk:
        return this.#numberCell(rkNumber(uint32(data, 6)), uint16(data, 4))
      case record.booleanOrError:
        return booleanOrError(byte(data, 6), byte(data, 7) === 1)
      default:
        return null
    }
  }

  #takeRow(data: Buffer): void {
    if ((uint16(data, 12) & 0x20) !== 0) this.#hiddenRows.add(uint16(data, 0) + 1)
  }

  #takeColumns(data: Buffer): void {
    if ((uint16(data, 8) & 1) === 0) return
    const last = Math.min(uint16(data, 2), limits.usedColumns)
    for (let column = uint16(data, 0); column <= last; column += 1) this.#hiddenColumns.add(column)
  }

  #takeMerges(data: Buffer): void {
    const count = uint16(data, 0)
    for (let index = 0; index < count; index += 1) {
      const at = 2 + index * 8
      const merge = {
        top: uint16(data, at) + 1,
        bottom: uint16(data, at + 2) + 1,
        left: uint16(data, at + 4),
        right: uint16(data, at + 6),
      }
      const area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
      if (merge.bottom < merge.top || merge.right < merge.left) throw damaged('合并单元格有误')
      if (area > limits.mergeArea) throw unsafe(`工作表“${this.#place.name}”的合并单元格过大`)
      if (area > 1) this.#merges.push(merge)
      if (this.#merges.length > limits.merges)
        throw unsafe(`工作表“${this.#place.name}”的合并单元格超过 ${limits.merges} 处`)
    }
  }

  #sharedString(data: Buffer): string {
    const text = this.#globals.strings[uint32(data, 6)]
    if (text === undefined) throw damaged(`工作表“${this.#place.name}”的单元格 ${this.#address(data)} 的文字丢失`)
    return text
  }

  /** Texts of cells and formulas begin with their length; long ones go on in CONTINUE records. */
  #ownText(data: Buffer, end: number): string {
    return this.#textIn({ type: record.label, data: data.subarray(6), end })
  }

  #textIn(source: BiffRecord): string {
    const reader = new PieceReader(withContinuations(this.#stream, source).pieces)
    const length = reader.uint16()
    return length === 0 ? '' : reader.text(length)
  }

  #takeMultiple(data: Buffer): void {
    const row = uint16(data, 0)
    const first = uint16(data, 2)
    for (let at = 4; at + 6 <= data.length - 2; at += 6) {
      const shown = this.#numberCell(rkNumber(uint32(data, at + 2)), uint16(data, at))
      this.#putAt(row + 1, first + (at - 4) / 6, shown)
    }
  }

  #takeFormula(data: Buffer): void {
    const isNumber = uint16(data, 12) !== 0xffff
    const kind = byte(data, 6)
    if (isNumber) this.#put(data, this.#numberResult(data))
    else if (kind === 0) this.#awaited = { row: uint16(data, 0) + 1, column: uint16(data, 2) }
    else if (kind === 3) this.#put(data, { text: '', kind: 'f' })
    else {
      const shown = booleanOrError(byte(data, 8), kind === 2)
      this.#put(data, shown.kind === 'e' ? shown : { ...shown, kind: 'f' })
    }
  }

  #numberResult(data: Buffer): ShownCell {
    const { text, kind } = this.#numberCell(double(data, 6), uint16(data, 4))
    const rounded = kind === 'n' && Math.abs(Number(text)) >= 1e15
    return { text: rounded ? Number(text).toExponential().toUpperCase() : text, kind: 'f' }
  }

  #takeFormulaText(data: Buffer, end: number): void {
    if (this.#awaited === null) return
    const { row, column } = this.#awaited
    this.#awaited = null
    this.#putAt(row, column, { text: this.#textIn({ type: record.formulaString, data, end }), kind: 'f' })
  }

  #numberCell(value: number, style: number): ShownCell {
    const format = this.#globals.formats[style] ?? generalFormat
    const shown = format.date ? serialText(value, format, this.#globals.date1904) : null
    if (shown !== null) return { text: shown, kind: 'd' }
    // 15 digits are what a spreadsheet shows of a number; more would be noise of its binary form.
    const raw = Math.abs(value) >= 1e15 ? String(Number(value.toPrecision(15))) : String(value)
    return { text: numberText(raw, format.padding) ?? raw, kind: 'n' }
  }

  #put(data: Buffer, shown: ShownCell): void {
    this.#putAt(uint16(data, 0) + 1, uint16(data, 2), shown)
  }

  #putAt(number: number, column: number, { text, kind }: ShownCell): void {
    if (kind === ' ') return
    if (column >= limits.xlsColumns) throw damaged(`单元格 ${cellAddress(number, column)} 超出电子表格的范围`)
    let row = this.#rows.get(number)
    if (row === undefined) {
      row = { cells: [], kinds: [] }
      this.#rows.set(number, row)
    }
    while (row.cells.length < column) {
      row.cells.push('')
      row.kinds.push(' ')
    }
    if ((row.kinds[column] ?? ' ') !== ' ')
      throw damaged(`工作表“${this.#place.name}”的单元格 ${cellAddress(number, column)} 写了两次`)
    row.cells[column] = text
    row.kinds[column] = kind
  }

  #address(data: Buffer): string {
    return cellAddress(uint16(data, 0) + 1, uint16(data, 2))
  }

  #finish(budget: CellBudget): SheetModel {
    if (this.#awaited !== null) throw damaged('公式的结果丢失')
    const { name, hidden } = this.#place
    let previous = 0
    const rows = [...this.#rows]
      .sort(([a], [b]) => a - b)
      .map(([number, { cells, kinds }]): SheetRow => {
        cells.forEach((text, column) => kinds[column] !== ' ' && budget.checkCell(name, number, column, text))
        budget.checkRow(name, number, previous, cells.length)
        previous = number
        return { number, hidden: this.#hiddenRows.has(number), cells, kinds: kinds.join('') }
      })
    return { name, hidden, rows, merges: this.#merges, hiddenColumns: [...this.#hiddenColumns].sort((a, b) => a - b) }
  }
}

function textCell(text: string): ShownCell {
  return text === '' ? { text: '', kind: ' ' } : { text, kind: 't' }
}

function booleanOrError(value: number, isError: boolean): ShownCell {
  if (isError) return { text: errors.get(value) ?? '#VALUE!', kind: 'e' }
  return { text: value === 1 ? 'TRUE' : 'FALSE', kind: 'b' }
}

/** A number in 30 bits: whole, or the upper half of a double; perhaps in hundredths ([MS-XLS] 2.5.218). */
function rkNumber(rk: number): number {
  const hundredths = (rk & 1) !== 0
  const value = (rk & 2) !== 0 ? rk >> 2 : upperHalf(rk & ~3)
  return hundredths ? value / 100 : value
}

const half = Buffer.alloc(8)

function upperHalf(bits: number): number {
  half.writeUInt32LE(0, 0)
  half.writeInt32LE(bits, 4)
  return half.readDoubleLE(0)
}

function uint32(data: Buffer, at: number): number {
  if (at + 4 > data.length) throw damaged('内容不完整')
  return data.readUInt32LE(at)
}

function byte(data: Buffer, at: number): number {
  if (at >= data.length) throw damaged('内容不完整')
  return data.readUInt8(at)
}

function double(data: Buffer, at: number): number {
  if (at + 8 > data.length) throw damaged('内容不完整')
  return data.readDoubleLE(at)
}
