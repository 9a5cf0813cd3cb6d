/** What a grid is told about its columns and rows, and what it tells back. It knows no list, no record, no query. */
import type { RowModel } from './row-model.ts'
import type { ColumnSettings } from './column-layout.ts'
import type { Selection } from './selection.ts'
import type { ReactNode, Ref } from 'react'

export interface GridColumn<Row> {
  readonly key: string
  readonly label: string
  /** In pixels, before anybody has changed it. */
  readonly width: number
  readonly text: (row: Row) => string
  /** numbers stand right; identifiers are set in a monospaced face and stay text in the clipboard. */
  readonly face: 'text' | 'number' | 'identifier'
  /** Shows two lines where the grid's lines are high enough, and is written in a box of several. */
  readonly isLong: boolean
  readonly isDate: boolean
  /** Usual values, offered while one writes. */
  readonly options: readonly string[]
  readonly sorted: 'asc' | 'desc' | null
  readonly isFiltered: boolean
}

/** Something about one cell that a person has to know. */
export interface CellNote {
  readonly tone: 'refused' | 'odd'
  readonly text: string
}

export type WritePurpose = 'paste' | 'fill' | 'clear'
export type CellTexts = Readonly<Record<string, string>>

/** Many cells written in one go. */
export interface BlockWrite {
  readonly purpose: WritePurpose
  readonly rows: readonly { readonly offset: number; readonly cells: CellTexts }[]
  /** Rows that begin below the end of the list. */
  readonly added: readonly CellTexts[]
  /** Cells of the block that found no column. */
  readonly leftOut: number
}

/** Rows ticked one by one, beside the range. */
export interface GridTicks<Row> {
  readonly isTicked: (row: Row) => boolean
  readonly all: 'none' | 'some' | 'all'
  readonly tick: (offset: number, ticked: boolean, upTo: boolean) => void
  readonly tickAll: (ticked: boolean) => void
}

export interface GridHandle {
  readonly focus: () => void
  readonly goTo: (offset: number, columnKey: string | null) => void
}

export interface GridProps<Row> {
  readonly ref?: Ref<GridHandle>
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly settings: ColumnSettings
  readonly onSettings: (settings: ColumnSettings) => void
  /** The column that takes the room to spare. */
  readonly growing: string | null
  readonly lineHeight: number
  /** Whether what somebody types looks for this of a column's usual values. */
  readonly optionMatches: (option: string, typed: string) => boolean
  readonly model: RowModel
  /** `null` while the row has not arrived. */
  readonly rowAt: (offset: number) => Row | null
  readonly rowsOf: (offsets: readonly number[]) => Promise<readonly Row[]>
  readonly onVisible: (firstOffset: number, lastOffset: number) => void
  readonly isEditable: (row: Row) => boolean
  /** Somebody tried to write into a row that is not editable. */
  readonly onForbidden: (row: Row) => void
  readonly noteOf: (row: Row, columnKey: string) => CellNote | null
  readonly ticks: GridTicks<Row> | null
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  readonly onWriteCell: (row: Row, columnKey: string, text: string) => void
  /** Something was written into the empty line below the last row. */
  readonly onAppend: (columnKey: string, text: string) => void
  readonly onWriteBlock: (block: BlockWrite) => void
  readonly onToggleGroup: (key: string) => void
  readonly groupLabel: (value: string | null) => string
  readonly onSort: (columnKey: string) => void
  readonly columnMenu: (columnKey: string, close: () => void) => ReactNode
  /** A message that concerns the rows or cells in sight; read out, not drawn. */
  readonly announcement: string
  /** A sentence for the clerk: why something was not done. */
  readonly onTell: (sentence: string) => void
  readonly today: () => string
}
