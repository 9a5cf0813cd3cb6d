/** The titles of the columns: sort by a click, arrange by dragging, everything else in the column's own menu. */
import { Popover } from '@mantine/core'
import { useState, type DragEvent, type PointerEvent, type ReactNode } from 'react'
import { withMoved, withWidth, type ColumnSettings } from './column-layout.ts'
import classes from './grid.module.css'
import type { DrawnColumn, DrawnLayout } from './grid-rows.tsx'
import type { GridTicks } from './types.ts'

export interface GridHeaderProps<Row> {
  readonly layout: DrawnLayout<Row>
  readonly settings: ColumnSettings
  readonly onSettings: (settings: ColumnSettings) => void
  readonly active: number
  readonly ticks: GridTicks<Row> | null
  readonly menuOf: string | null
  readonly onMenu: (columnKey: string | null) => void
  readonly columnMenu: (columnKey: string, close: () => void) => ReactNode
  readonly onSort: (columnKey: string) => void
}

export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { layout, settings, ticks } = props
  const [dragged, setDragged] = useState<string | null>(null)
  const [dropBefore, setDropBefore] = useState<string | null>(null)
  const drop = (event: DragEvent, key: string) => {
    event.preventDefault()
    if (dragged !== null && dragged !== key) props.onSettings(withMoved(settings, dragged, key))
    setDragged(null)
    setDropBefore(null)
  }
  return (
    <div role="row" aria-rowindex={1} className={classes.header} style={{ width: layout.width }}>
      {ticks !== null && (
        <div
          role="columnheader"
          aria-colindex={1}
          className={`${classes.columnHeader} ${classes.frozen} ${classes.tick}`}
        >
          <input
            type="checkbox"
            aria-label="选中全部行"
            checked={ticks.all === 'all'}
            ref={(box) => {
              if (box !== null) box.indeterminate = ticks.all === 'some'
            }}
            onChange={() => ticks.tickAll(ticks.all === 'none')}
          />
        </div>
      )}
      {layout.columns.map((place, index) => {
        const { column } = place
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-label={column.label}
            aria-colindex={index + (ticks === null ? 1 : 2)}
            aria-sort={column.sorted === null ? 'none' : column.sorted === 'asc' ? 'ascending' : 'descending'}
            className={headerClass(place, index === props.active, dropBefore === column.key && dragged !== column.key)}
            style={{ width: place.width, insetInlineStart: place.frozen ? place.left : undefined }}
            title={column.label}
            draggable
            onClick={() => props.onSort(column.key)}
            onContextMenu={(event) => {
              event.preventDefault()
              props.onMenu(column.key)
            }}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', column.label)
              setDragged(column.key)
            }}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setDropBefore(column.key)
            }}
            onDragEnd={() => {
              setDragged(null)
              setDropBefore(null)
            }}
            onDrop={(event) => drop(event, column.key)}
          >
            <span className={classes.headerLabel}>{column.label}</span>
            {column.sorted !== null && (
              <span className={classes.sortMark} aria-hidden>
                {column.sorted === 'asc' ? '▲' : '▼'}
              </span>
            )}
            <ColumnMenu
              label={column.label}
              isFiltered={column.isFiltered}
              opened={props.menuOf === column.key}
              onOpened={(opened) => props.onMenu(opened ? column.key : null)}
            >
              {props.menuOf === column.key ? props.columnMenu(column.key, () => props.onMenu(null)) : null}
            </ColumnMenu>
            <Resizer place={place} settings={settings} onSettings={props.onSettings} />
          </div>
        )
      })}
    </div>
  )
}

function headerClass<Row>(place: DrawnColumn<Row>, isHere: boolean, dropBefore: boolean): string {
  return [
    classes.columnHeader,
    place.column.face === 'number' && classes.number,
    place.frozen && classes.frozen,
    isHere && classes.here,
    dropBefore && classes.dropBefore,
  ]
    .filter(Boolean)
    .join(' ')
}

interface ColumnMenuProps {
  readonly label: string
  readonly isFiltered: boolean
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly children: ReactNode
}

function ColumnMenu({ label, isFiltered, opened, onOpened, children }: ColumnMenuProps) {
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      withinPortal
      trapFocus
      returnFocus={false}
      width={300}
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className={`${classes.menuButton} ${isFiltered ? classes.filtered : ''}`}
          aria-label={`“${label}”列菜单${isFiltered ? '（已筛选）' : ''}`}
          aria-expanded={opened}
          onClick={(event) => {
            event.stopPropagation()
            onOpened(!opened)
          }}
        >
          <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden>
            <path d={isFiltered ? 'M0 1h9L5.5 5v4l-2-1.2V5z' : 'M1 3h7L4.5 7z'} fill="currentColor" />
          </svg>
        </button>
      </Popover.Target>
      {/* What is clicked in the menu is not a click on the title that it hangs from. */}
      <Popover.Dropdown p={0} aria-label={`“${label}”列`} onClick={(event) => event.stopPropagation()}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}

interface ResizerProps<Row> {
  readonly place: DrawnColumn<Row>
  readonly settings: ColumnSettings
  readonly onSettings: (settings: ColumnSettings) => void
}

function Resizer<Row>({ place, settings, onSettings }: ResizerProps<Row>) {
  const [from, setFrom] = useState<number | null>(null)
  const move = (event: PointerEvent) => {
    if (from !== null) onSettings(withWidth(settings, place.column.key, event.clientX - from))
  }
  const reset = () =>
    onSettings({
      ...settings,
      columns: settings.columns.map((column) =>
        column.field === place.column.key ? { ...column, width: null } : column,
      ),
    })
  return (
    <span
      className={classes.resizer}
      data-active={from !== null}
      // A drag that begins here sets the width and moves no column.
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={reset}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(event.clientX - place.width)
      }}
      onPointerMove={move}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
    />
  )
}
