/**
 * A spreadsheet-like grid over a list of any length: draws the lines in sight, moves and selects like Excel and WPS,
 * writes through one input that always has the focus. What the rows are, and how they are saved, is the caller's.
 */
import { useCallback, useEffect, useEffectEvent, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import { CellEditor, type Draft, type Opening } from './cell-editor.tsx'
import { layOut } from './column-layout.ts'
import { fillPlan, placeBlock, type FillDirection } from './fill.ts'
import { blockWrite, describeRange, offsetsIn, textsOf } from './grid-blocks.ts'
import { GridHeader } from './grid-header.tsx'
import { AppendLine, cellId, drawnLayout, GroupLine, RowLine } from './grid-rows.tsx'
import classes from './grid.module.css'
import { gridCommand, wouldWrite, type GridCommand } from './keys.ts'
import { groupKey } from './row-model.ts'
import {
  clampSelection,
  isSingleCell,
  rangeOf,
  reduceSelection,
  selectCell,
  type Move,
  type SelectionAction,
} from './selection.ts'
import type { GridProps } from './types.ts'
import { keysOf, mostLines, useGridClipboard } from './use-grid-clipboard.ts'
import { usePointerSelection } from './use-pointer-selection.ts'
import { headerHeight, useViewport } from './use-viewport.ts'
import { reveal, revealColumn } from './viewport.ts'

const tickWidth = 36

interface Writing<Row> extends Draft {
  /** The row that was begun, whatever stands in its line by the time one is done. */
  readonly row: Row | null
  readonly opening: Opening
}

/** What the box for a long text or the list of usual values takes at most. */
const highBox = 232

export function Grid<Row>(props: GridProps<Row>) {
  const { ref, model, lineHeight, rowAt, onVisible, onSelection, settings, growing } = props
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const leaving = useRef(false)
  const [writing, setWriting] = useState<Writing<Row> | null>(null)
  const [menuOf, setMenuOf] = useState<string | null>(null)

  const { columns: known } = props
  const view = useViewport(scroller, lineHeight, model.lines)
  const before = props.ticks === null ? 0 : tickWidth
  const layout = useMemo(
    () => layOut(known, settings, view.width, growing, before),
    [known, settings, view.width, growing, before],
  )
  const drawn = useMemo(() => drawnLayout(layout, lineHeight, before > 0), [layout, lineHeight, before])
  const columns = useMemo(() => layout.placed.map(({ column }) => column), [layout])

  const page = Math.max(1, Math.floor(view.height / lineHeight) - 1)
  const filled = model.lines - (model.at(model.lines - 1)?.kind === 'append' ? 1 : 0)
  const bounds = { lines: model.lines, filled, columns: columns.length, page }
  const selection = clampSelection(props.selection, bounds)
  const { active } = selection
  const range = rangeOf(selection)
  const activeLine = model.at(active.line)
  const activeRow = activeLine?.kind === 'row' ? rowAt(activeLine.offset) : null
  const activePlace = layout.placed[active.column]
  const isLocked =
    activeLine === null ||
    activeLine.kind === 'group' ||
    (activeLine.kind === 'row' && (activeRow === null || !props.isEditable(activeRow)))

  const show = (line: number, column: number) => {
    const element = scroller.current
    const place = layout.placed[column]
    if (element === null || place === undefined) return
    element.scrollTop = reveal(line * lineHeight, lineHeight, element.scrollTop, view.height)
    element.scrollLeft = revealColumn(place, layout.frozenWidth, element.scrollLeft, view.width)
  }
  const select = (action: SelectionAction) => {
    const next = reduceSelection(selection, action, bounds)
    onSelection(next)
    const moving = action.type === 'move' || action.type === 'extendTo' ? next.extent : next.active
    if (action.type !== 'all' && action.type !== 'columns') show(moving.line, moving.column)
    return next
  }
  const focus = () => input.current?.focus({ preventScroll: true })

  useEffect(() => {
    const offsets = offsetsIn(model, {
      firstLine: view.drawn.first,
      lastLine: view.drawn.first + view.drawn.count - 1,
    })
    const [first] = offsets
    const last = offsets.at(-1)
    if (first !== undefined && last !== undefined) onVisible(first, last)
  }, [model, onVisible, view.drawn.first, view.drawn.count])

  const begin = (text: string, over: boolean) => {
    if (writing !== null) {
      setWriting({ ...writing, text, over })
      return
    }
    show(active.line, active.column)
    const above = active.line * lineHeight - (scroller.current?.scrollTop ?? 0)
    const below = view.height - above - lineHeight
    setWriting({ text, over, row: activeRow, opening: below < highBox && above > below ? 'up' : 'down' })
  }
  const commit = (then: Move | null, text = writing?.text) => {
    const column = columns[active.column]
    if (writing !== null && text !== undefined && column !== undefined) {
      if (writing.row !== null && text !== column.text(writing.row)) props.onWriteCell(writing.row, column.key, text)
      else if (writing.row === null && text.trim() !== '') props.onAppend(column.key, text)
    }
    setWriting(null)
    if (then !== null) select({ type: 'move', move: then, extend: false })
  }
  useImperativeHandle(ref, () => ({
    focus,
    goTo: (offset, columnKey) => {
      const column = columnKey === null ? active.column : columns.findIndex(({ key }) => key === columnKey)
      commit(null)
      const place = { line: model.lineOf(offset), column: Math.max(0, column) }
      onSelection(selectCell(place))
      show(place.line, place.column)
    },
  }))

  // The page may go away while somebody writes: what stands in the cell is kept.
  const keepWritten = useEffectEvent(() => commit(null))
  useEffect(() => () => keepWritten(), [])

  const writeRange = (purpose: 'clear' | 'fill', block: readonly (readonly string[])[], target = range) => {
    if (target.lastLine - target.firstLine >= mostLines) {
      props.onTell(`选中的行太多，一次最多写 ${mostLines} 行。`)
      return
    }
    props.onWriteBlock(blockWrite(purpose, placeBlock(block, target, columns.length), model, keysOf(columns)))
  }
  const fill = (direction: FillDirection) => {
    const plan = fillPlan(range, direction)
    if (plan === null) return
    const offsets = offsetsIn(model, plan.source)
    const rows = offsets.flatMap((offset) => rowAt(offset) ?? [])
    // What is copied may be out of sight and not here; it is never taken for empty.
    if (rows.length === 0 || rows.length < offsets.length) {
      props.onTell('要填充的内容还没有读到，没有填充。请滚动到那一行后重试。')
      return
    }
    const source = textsOf(rows, columns.slice(plan.source.firstColumn, plan.source.lastColumn + 1))
    writeRange('fill', source, plan.target)
  }

  const clipboard = useGridClipboard({
    model,
    columns,
    selection,
    rowAt,
    rowsOf: props.rowsOf,
    write: props.onWriteBlock,
    select: (chosen) =>
      onSelection({
        active: { line: chosen.firstLine, column: chosen.firstColumn },
        extent: { line: chosen.lastLine, column: chosen.lastColumn },
      }),
    tell: props.onTell,
  })

  const run = (command: GridCommand, event: KeyboardEvent) => {
    const column = columns[active.column]
    if (activeLine?.kind === 'group') {
      const turns =
        command.do === 'edit' ||
        (command.do === 'move' && !command.extend && command.move === (activeLine.open ? 'left' : 'right'))
      if (turns) {
        event.preventDefault()
        props.onToggleGroup(groupKey(activeLine.group))
        return
      }
    }
    if (command.do === 'leave') {
      leaving.current = true
      return
    }
    if (command.do === 'move') {
      if (event.key === 'Tab' && leaving.current) return
      const next = select({ type: 'move', move: command.move, extend: command.extend })
      const stuck = next.active.line === active.line && next.active.column === active.column
      if (event.key !== 'Tab' || !stuck) event.preventDefault()
      return
    }
    event.preventDefault()
    if (command.do === 'selectLines') select({ type: 'lines' })
    else if (command.do === 'selectColumns') select({ type: 'columns' })
    else if (command.do === 'selectAll') select({ type: 'all' })
    else if (command.do === 'columnMenu') setMenuOf(column?.key ?? null)
    else if (isLocked) {
      if (activeRow !== null) props.onForbidden(activeRow)
    } else if (command.do === 'edit')
      begin(command.empty || activeRow === null ? '' : (column?.text(activeRow) ?? ''), false)
    else if (command.do === 'clear') writeRange('clear', [['']])
    else if (command.do === 'fillDown') fill('down')
    else if (command.do === 'fillRight') fill('right')
    else if (activeRow !== null && column?.isDate === true) props.onWriteCell(activeRow, column.key, props.today())
  }
  const onIdleKey = (event: KeyboardEvent) => {
    const stroke = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
    const command = gridCommand(stroke)
    if (command !== null) run(command, event)
    else if (isLocked && activeRow !== null && wouldWrite(stroke)) props.onForbidden(activeRow)
    if (event.key !== 'Escape' && event.key !== 'Tab' && event.key !== 'Shift') leaving.current = false
  }

  const pointer = usePointerSelection(scroller, layout, lineHeight, model.lines, select)
  /** In the editor, or in a menu that hangs from a title but lies outside the grid. */
  const isElsewhere = (target: EventTarget) =>
    !(target instanceof Element && scroller.current?.contains(target) === true) || isInsideEditor(target)
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const place = pointer.placeOf(event)
    if (place === null || event.button > 0 || isElsewhere(event.target)) return
    event.preventDefault()
    commit(null)
    focus()
    if (tickOf(event.target) === null) pointer.begin(event, place)
  }
  const onClick = (event: MouseEvent) => {
    if (isElsewhere(event.target)) return
    const tick = tickOf(event.target)
    const line = tick === null ? groupOf(event.target) : null
    if (tick !== null)
      props.ticks?.tick(tick, !(event.target instanceof HTMLInputElement && isTicked(tick)), event.shiftKey)
    else if (line !== null) props.onToggleGroup(line)
  }
  const isTicked = (offset: number) => {
    const row = rowAt(offset)
    return row !== null && props.ticks?.isTicked(row) === true
  }
  const onDoubleClick = (event: MouseEvent) => {
    if (isElsewhere(event.target) || pointer.placeOf(event) === null || writing !== null) return
    if (isLocked && activeRow !== null) props.onForbidden(activeRow)
    else if (!isLocked && tickOf(event.target) === null)
      begin(activeRow === null ? '' : (columns[active.column]?.text(activeRow) ?? ''), false)
  }
  const setMenu = useCallback((key: string | null) => {
    setMenuOf(key)
    // The menu hands the focus back to the button that opened it; after that it belongs to the cells again.
    if (key === null) setTimeout(() => input.current?.focus({ preventScroll: true }))
  }, [])

  const numbers = Array.from({ length: view.drawn.count }, (_, index) => view.drawn.first + index)
  const chosen = isSingleCell(selection) ? '' : describeRange(model, range)
  return (
    <div className={classes.root}>
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ scrollPaddingTop: headerHeight, scrollPaddingLeft: layout.frozenWidth }}
        onScroll={view.onScroll}
        onPointerDown={onPointerDown}
        onPointerMove={pointer.move}
        onPointerUp={pointer.end}
        onPointerCancel={pointer.end}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <div className={classes.content} style={{ width: layout.width }}>
          <div
            id={gridId}
            role="grid"
            aria-label={props.label}
            aria-multiselectable
            aria-rowcount={filled + 1}
            aria-colcount={columns.length + (props.ticks === null ? 0 : 1)}
          >
            <GridHeader
              layout={drawn}
              settings={settings}
              onSettings={props.onSettings}
              active={active.column}
              ticks={props.ticks}
              menuOf={menuOf}
              onMenu={setMenu}
              columnMenu={props.columnMenu}
              onSort={props.onSort}
            />
            <div role="rowgroup" style={{ position: 'relative', height: model.lines * lineHeight }}>
              {numbers.map((number) => {
                const line = model.at(number)
                if (line === null) return null
                const isSelected = number >= range.firstLine && number <= range.lastLine
                const shared = {
                  // Elements are used again for the lines that come into sight.
                  key: number % view.drawn.count,
                  gridId,
                  number,
                  line,
                  top: number * lineHeight,
                  height: lineHeight,
                  layout: drawn,
                  from: isSelected ? range.firstColumn : -1,
                  to: isSelected ? range.lastColumn : -1,
                  active: number === active.line ? active.column : -1,
                }
                const { key, ...rest } = shared
                if (line.kind === 'group')
                  return <GroupLine key={key} {...rest} label={props.groupLabel(line.group.value)} />
                if (line.kind === 'append') return <AppendLine key={key} {...rest} />
                const row = rowAt(line.offset)
                return (
                  <RowLine
                    key={key}
                    {...rest}
                    row={row}
                    editable={row !== null && props.isEditable(row)}
                    ticked={row !== null && props.ticks?.isTicked(row) === true}
                    noteOf={props.noteOf}
                  />
                )
              })}
            </div>
          </div>
          {activePlace !== undefined && (
            <CellEditor
              ref={input}
              gridId={gridId}
              activeCellId={cellId(gridId, active.line, active.column)}
              label={writing === null ? `${props.label}单元格` : activePlace.column.label}
              options={activePlace.column.options}
              optionMatches={props.optionMatches}
              isLong={activePlace.column.isLong}
              isNumber={activePlace.column.face === 'number'}
              isLocked={isLocked}
              left={activePlace.left}
              top={headerHeight + active.line * lineHeight}
              width={activePlace.width}
              height={lineHeight}
              stays={activePlace.frozen}
              opening={writing?.opening ?? 'down'}
              draft={writing}
              onDraft={({ text, over }) => begin(text, over)}
              onIdleKey={onIdleKey}
              onCommit={(text, then) => commit(then, text)}
              onFillRange={(text) => {
                setWriting(null)
                writeRange('fill', [[text]])
              }}
              onCancel={() => setWriting(null)}
              onCopy={clipboard.copy}
              onPaste={clipboard.paste}
            />
          )}
        </div>
      </div>
      <div className="sd-hidden" role="status" aria-live="polite">
        {chosen === '' ? props.announcement : chosen}
      </div>
    </div>
  )
}

function isInsideEditor(target: EventTarget): boolean {
  return target instanceof Element && target.closest(`.${classes.editorPlace ?? ''}`) !== null
}

function tickOf(target: EventTarget): number | null {
  const offset = target instanceof HTMLElement ? target.dataset['tick'] : undefined
  return offset === undefined ? null : Number(offset)
}

function groupOf(target: EventTarget): string | null {
  return (target instanceof HTMLElement && target.closest<HTMLElement>('[data-group]')?.dataset['group']) || null
}
