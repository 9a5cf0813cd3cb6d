/**
 * Where one is in a grid and what is selected, as in a spreadsheet: the active cell stays, the other corner moves.
 * Pure; knows lines and columns by number only.
 */

export interface CellPlace {
  readonly line: number
  readonly column: number
}

export interface Selection {
  readonly active: CellPlace
  /** The corner opposite to the active cell; the same place while one cell is selected. */
  readonly extent: CellPlace
}

export interface CellRange {
  readonly firstLine: number
  readonly lastLine: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface GridBounds {
  readonly lines: number
  /** Lines up to the last row; the empty line for a new one comes after them. */
  readonly filled: number
  readonly columns: number
  /** Lines of one page, for PageUp and PageDown. */
  readonly page: number
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'lineStart'
  | 'lineEnd'
  | 'top'
  | 'bottom'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'next'
  | 'previous'

export type SelectionAction =
  | { readonly type: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly type: 'go'; readonly place: CellPlace }
  | { readonly type: 'extendTo'; readonly place: CellPlace }
  | { readonly type: 'lines' }
  | { readonly type: 'columns' }
  | { readonly type: 'all' }

export function selectCell(place: CellPlace): Selection {
  return { active: place, extent: place }
}

export function rangeOf({ active, extent }: Selection): CellRange {
  return {
    firstLine: Math.min(active.line, extent.line),
    lastLine: Math.max(active.line, extent.line),
    firstColumn: Math.min(active.column, extent.column),
    lastColumn: Math.max(active.column, extent.column),
  }
}

export function isSingleCell({ active, extent }: Selection): boolean {
  return active.line === extent.line && active.column === extent.column
}

/** Keeps a selection inside a list that has become shorter or has lost columns. */
export function clampSelection(selection: Selection, bounds: GridBounds): Selection {
  const active = clampPlace(selection.active, bounds)
  const extent = clampPlace(selection.extent, bounds)
  return samePlace(active, selection.active) && samePlace(extent, selection.extent) ? selection : { active, extent }
}

export function reduceSelection(selection: Selection, action: SelectionAction, bounds: GridBounds): Selection {
  const { active, extent } = selection
  const lastLine = Math.max(0, bounds.filled - 1)
  const lastColumn = Math.max(0, bounds.columns - 1)
  switch (action.type) {
    case 'move': {
      const from = action.extend ? extent : active
      const to = clampPlace(moved(from, action.move, bounds), bounds)
      return action.extend ? { active, extent: to } : selectCell(to)
    }
    case 'go':
      return selectCell(clampPlace(action.place, bounds))
    case 'extendTo':
      return { active, extent: clampPlace(action.place, bounds) }
    case 'lines':
      return { active: { ...active, column: 0 }, extent: { ...extent, column: lastColumn } }
    case 'columns':
      return { active: { ...active, line: 0 }, extent: { ...extent, line: lastLine } }
    case 'all':
      return { active: { line: 0, column: 0 }, extent: { line: lastLine, column: lastColumn } }
  }
}

function moved({ line, column }: CellPlace, move: Move, { lines, filled, columns, page }: GridBounds): CellPlace {
  switch (move) {
    case 'up':
      return { line: line - 1, column }
    case 'down':
      return { line: line + 1, column }
    case 'left':
      return { line, column: column - 1 }
    case 'right':
      return { line, column: column + 1 }
    case 'lineStart':
      return { line, column: 0 }
    case 'lineEnd':
      return { line, column: columns - 1 }
    case 'top':
      return { line: 0, column }
    case 'bottom':
      return { line: filled - 1, column }
    case 'first':
      return { line: 0, column: 0 }
    case 'last':
      return { line: filled - 1, column: columns - 1 }
    case 'pageUp':
      return { line: line - page, column }
    case 'pageDown':
      return { line: line + page, column }
    // Tab walks a list as it is read: the end of a line leads to the next one.
    case 'next':
      return column < columns - 1 || line >= lines - 1 ? { line, column: column + 1 } : { line: line + 1, column: 0 }
    case 'previous':
      return column > 0 || line === 0 ? { line, column: column - 1 } : { line: line - 1, column: columns - 1 }
  }
}

function clampPlace({ line, column }: CellPlace, { lines, columns }: GridBounds): CellPlace {
  return { line: clamp(line, lines), column: clamp(column, columns) }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}

function samePlace(left: CellPlace, right: CellPlace): boolean {
  return left.line === right.line && left.column === right.column
}
