/**
 * One worksheet part → SheetModel, row by row while the part is being inflated. Only what a clerk sees is kept:
 * texts, numbers, dates, results of formulas, what is hidden, what is merged. Formulas are never evaluated.
 */
import { damaged, limits, unsafe, type CellBudget } from '../limits.ts'
import { cellAddress, type CellKind, type CellRange, type SheetModel, type SheetRow } from '../sheet-model.ts'
import { columnOf, parseRange, rowOf } from './cell-reference.ts'
import type { NumberFormat } from './number-format.ts'
import { TextPool } from '../text-pool.ts'
import { numberText, serialText } from './number-text.ts'
import { StringItem } from './string-item.ts'
import { formatAt } from './styles-part.ts'
import { isTrue } from './workbook-part.ts'
import { shortName, token, XmlScanner } from './xml-scanner.ts'
import { decodeEscapes } from './xml-text.ts'

const c = shortName('c')
const v = shortName('v')
const f = shortName('f')
const is = shortName('is')
const row = shortName('row')
const col = shortName('col')

export interface WorkbookContext {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly date1904: boolean
  readonly budget: CellBudget
}

interface ShownCell {
  readonly text: string
  readonly kind: CellKind
}

const emptyCell: ShownCell = { text: '', kind: ' ' }

export class SheetPartReader {
  readonly #context: WorkbookContext
  readonly #name: string
  readonly #scanner = new XmlScanner()
  readonly #item = new StringItem()
  readonly #pool = new TextPool()
  readonly #rows: SheetRow[] = []
  readonly #merges: CellRange[] = []
  readonly #hiddenColumns = new Set<number>()
  #inSheetData = false
  #rowNumber = 0
  #lastContentRow = 0
  #rowHidden = false
  #cells: string[] = []
  #kinds: CellKind[] = []
  #inCell = false
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #inValue = false
  #hasValue = false
  #hasFormula = false
  #inItem = false

  constructor(name: string, context: WorkbookContext) {
    this.#name = name
    this.#context = context
  }

  feed(text: string): void {
    const scanner = this.#scanner
    scanner.feed(text)
    for (let kind = scanner.next(); kind !== token.more; kind = scanner.next()) {
      if (kind === token.text) this.#text()
      else if (kind === token.open) this.#open(scanner.code)
      else this.#close(scanner.code)
    }
  }

  finish(hidden: boolean): SheetModel {
    this.#scanner.finish()
    return {
      name: this.#name,
      hidden,
      rows: this.#rows,
      merges: this.#merges,
      hiddenColumns: [...this.#hiddenColumns].sort((a, b) => a - b),
    }
  }

  #text(): void {
    if (this.#inValue) {
      const piece = this.#scanner.content()
      this.#value = this.#value === '' ? piece : this.#value + piece
    } else if (this.#inItem) {
      this.#item.text(this.#scanner)
    }
  }

  #open(code: number): void {
    if (this.#inCell) {
      if (code === v) {
        this.#inValue = true
        this.#hasValue = true
      } else if (code === is) {
        this.#inItem = true
        this.#item.start()
      } else if (code === f) this.#hasFormula = true
      else if (this.#inItem) this.#item.open(this.#scanner)
    } else if (this.#inSheetData) {
      if (code === c) this.#openCell()
      else if (code === row) this.#openRow()
    } else if (code === col) this.#openColumns()
    else if (code === 0) this.#openOther(this.#scanner.name())
  }

  #close(code: number): void {
    if (this.#inCell) {
      if (code === v) this.#inValue = false
      else if (code === is) this.#inItem = false
      else if (code === c) this.#closeCell()
      else if (this.#inItem) this.#item.close(code)
    } else if (this.#inSheetData) {
      if (code === row) this.#closeRow()
      else if (code === 0 && this.#scanner.name() === 'sheetData') this.#inSheetData = false
    }
  }

  #openOther(name: string): void {
    if (name === 'sheetData') this.#inSheetData = true
    if (name !== 'mergeCell') return
    const reference = this.#scanner.attributes().get('ref') ?? ''
    const merge = parseRange(reference)
    const area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
    if (area > limits.mergeArea) throw unsafe(`工作表“${this.#name}”的合并单元格 ${reference} 过大`)
    if (area > 1) this.#merges.push(merge)
    if (this.#merges.length > limits.merges) throw unsafe(`工作表“${this.#name}”的合并单元格超过 ${limits.merges} 处`)
  }

  #openColumns(): void {
    const attributes = this.#scanner.attributes()
    if (!isTrue(attributes.get('hidden'))) return
    const last = Math.min(Number(attributes.get('max')), limits.usedColumns)
    for (let at = Math.max(1, Number(attributes.get('min'))); at <= last; at += 1) this.#hiddenColumns.add(at - 1)
  }

  #openRow(): void {
    this.#rowNumber += 1
    this.#rowHidden = false
    this.#cells = []
    this.#kinds = []
    this.#column = -1
    const scanner = this.#scanner
    while (scanner.nextAttribute()) {
      if (scanner.attributeName === 'r') {
        const number = scanner.attributeNumber()
        if (!(number >= this.#rowNumber)) throw damaged(`工作表“${this.#name}”的行号乱序`)
        this.#rowNumber = number
      } else if (scanner.attributeName === 'hidden') this.#rowHidden = isTrue(scanner.attributeValue())
    }
    if (this.#rowNumber > limits.sheetRows) throw unsafe(`工作表“${this.#name}”的行号超出电子表格的范围`)
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return
    this.#context.budget.checkRow(this.#name, this.#rowNumber, this.#lastContentRow, this.#cells.length)
    this.#lastContentRow = this.#rowNumber
    this.#rows.push({
      number: this.#rowNumber,
      hidden: this.#rowHidden,
      cells: this.#cells,
      kinds: this.#pool.same(this.#kinds.join('')),
    })
  }

  #openCell(): void {
    if (this.#rowNumber === 0) throw damaged(`工作表“${this.#name}”的单元格不在行内`)
    this.#inCell = true
    this.#column += 1
    this.#type = ''
    this.#style = 0
    this.#value = ''
    this.#hasValue = false
    this.#hasFormula = false
    this.#inValue = false
    this.#inItem = false
    this.#item.start()
    const scanner = this.#scanner
    while (scanner.nextAttribute()) {
      const name = scanner.attributeName
      if (name === 'r') this.#place(scanner.attributeReference())
      else if (name === 't') this.#type = scanner.attributeValue()
      else if (name === 's') this.#style = scanner.attributeNumber()
    }
  }

  #place(reference: number): void {
    this.#column = columnOf(reference)
    if (rowOf(reference) === this.#rowNumber) return
    const address = cellAddress(rowOf(reference), this.#column)
    throw damaged(`工作表“${this.#name}”的单元格 ${address} 写在第 ${this.#rowNumber} 行`)
  }

  #closeCell(): void {
    this.#inCell = false
    const { text, kind } = this.#shownCell()
    if (kind === ' ') return
    const column = this.#column
    this.#context.budget.checkCell(this.#name, this.#rowNumber, column, text)
    const cells = this.#cells
    const kinds = this.#kinds
    for (let gap = cells.length; gap < column; gap += 1) {
      cells.push('')
      kinds.push(' ')
    }
    if (kinds[column] !== undefined && kinds[column] !== ' ') {
      throw damaged(`工作表“${this.#name}”的单元格 ${cellAddress(this.#rowNumber, column)} 写了两次`)
    }
    cells[column] = this.#type === 's' ? text : this.#pool.same(text)
    kinds[column] = kind
  }

  #shownCell(): ShownCell {
    const shown = this.#plainCell()
    if (!this.#hasFormula) return shown
    // An empty text result is a result; no value at all means that the program which wrote the file never calculated.
    if (this.#value === '' && !(this.#type === 'str' && this.#hasValue)) return { text: '', kind: 'F' }
    if (shown.kind === 'e') return shown
    const rounded = shown.kind === 'n' && Math.abs(Number(shown.text)) >= 1e15
    return { text: rounded ? Number(shown.text).toExponential().toUpperCase() : shown.text, kind: 'f' }
  }

  #plainCell(): ShownCell {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return value === '' ? emptyCell : textCell(this.#sharedString(value))
      case 'inlineStr':
        return textCell(this.#item.take())
      case 'str':
        return textCell(decodeEscapes(value))
      case 'b':
        return value === '' ? emptyCell : { text: isTrue(value.trim()) ? 'TRUE' : 'FALSE', kind: 'b' }
      case 'e':
        return { text: value === '' ? '#VALUE!' : value, kind: 'e' }
      case 'd':
        return value === ''
          ? emptyCell
          : { text: value.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, ''), kind: 'd' }
      default:
        return this.#numberCell(value.trim())
    }
  }

  #numberCell(raw: string): ShownCell {
    if (raw === '') return emptyCell
    const format = formatAt(this.#context.formats, this.#style)
    const shown = format.date ? serialText(Number(raw), format, this.#context.date1904) : null
    if (shown !== null) return { text: shown, kind: 'd' }
    const text = numberText(raw, format.padding)
    return text === null ? textCell(raw) : { text, kind: 'n' }
  }

  #sharedString(value: string): string {
    const found = this.#context.strings[Number(value)]
    if (found === undefined) {
      throw damaged(`工作表“${this.#name}”的单元格 ${cellAddress(this.#rowNumber, this.#column)} 的文字丢失`)
    }
    return found
  }
}

function textCell(text: string): ShownCell {
  return text === '' ? emptyCell : { text, kind: 't' }
}
