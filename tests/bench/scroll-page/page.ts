/**
 * The same 100,000 people three times: in our grid; in the grid's own rows moved by @tanstack/react-virtual; and in bare
 * boxes placed by hand, the least that a list can cost.
 */
import { MantineProvider } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement, useRef, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { people } from '../../../src/contract/ledgers/people.ts'
import type { CellValue } from '../../../src/contract/records/define-record.ts'
import { applyTheme } from '../../../src/renderer/app/apply-theme.ts'
import { theme } from '../../../src/renderer/app/theme.ts'
import { layOut } from '../../../src/renderer/ui/grid/column-layout.ts'
import { drawnLayout, RowLine } from '../../../src/renderer/ui/grid/grid-rows.tsx'
import { Grid } from '../../../src/renderer/ui/grid/grid.tsx'
import { flatRows } from '../../../src/renderer/ui/grid/row-model.ts'
import { selectCell } from '../../../src/renderer/ui/grid/selection.ts'
import type { GridColumn } from '../../../src/renderer/ui/grid/types.ts'
import { personAt } from '../people.ts'

type Person = Record<string, CellValue>

const count = 100_000
const lineHeight = 30
const rows: Person[] = Array.from({ length: count }, (_, index) => personAt(index))
const text = (row: Person, name: string): string => String(row[name] ?? '')
const columns: GridColumn<Person>[] = people.fields.map((field) => ({
  key: field.name,
  label: field.label,
  width: field.width * 6.5 + 14,
  text: (row) => text(row, field.name),
  face: field.type === 'integer' ? 'number' : field.type === 'identifier' ? 'identifier' : 'text',
  isLong: field.type === 'longText',
  isDate: field.type === 'date',
  options: [],
  sorted: null,
  isFiltered: false,
}))
const settings = { columns: columns.map(({ key }) => ({ field: key, width: null, hidden: false })), frozen: 2 }
const model = flatRows(count, true)
const nothing = () => undefined

function OurGrid() {
  const [selection, setSelection] = useState(selectCell({ line: 0, column: 0 }))
  return createElement(Grid<Person>, {
    label: '人员清单',
    columns,
    settings,
    onSettings: nothing,
    growing: 'remarks',
    lineHeight,
    optionMatches: (option, typed) => option.includes(typed),
    model,
    rowAt: (offset) => rows[offset] ?? null,
    rowsOf: (offsets) => Promise.resolve(rows.filter((_, offset) => offsets.includes(offset))),
    onVisible: nothing,
    isEditable: () => true,
    onForbidden: nothing,
    noteOf: () => null,
    ticks: null,
    selection,
    onSelection: setSelection,
    onWriteCell: nothing,
    onAppend: nothing,
    onWriteBlock: nothing,
    onToggleGroup: nothing,
    groupLabel: (value) => value ?? '',
    onSort: nothing,
    columnMenu: () => null,
    announcement: '',
    onTell: nothing,
    today: () => '2026-11-22',
  })
}

const layout = drawnLayout(layOut(columns, settings, 1366, 'remarks'), lineHeight, false)

function LibraryList() {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })
  const lines = virtual.getVirtualItems().map(({ index, start }) =>
    createElement(RowLine<Person>, {
      key: index,
      gridId: 'library',
      number: index,
      line: { kind: 'row', offset: index },
      top: start,
      height: lineHeight,
      layout,
      from: -1,
      to: -1,
      active: -1,
      row: rows[index] ?? null,
      editable: true,
      ticked: false,
      noteOf: () => null,
    }),
  )
  const content = createElement('div', { style: { position: 'relative', height: virtual.getTotalSize() } }, lines)
  return createElement('div', { id: 'library', ref: scroller, style: { flex: 1, overflow: 'auto' } }, content)
}

function show(root: HTMLElement, list: () => ReactNode): void {
  root.style.display = 'flex'
  applyTheme(document)
  createRoot(root).render(
    createElement(MantineProvider, { theme, withCssVariables: false, withGlobalClasses: false }, createElement(list)),
  )
}

/** Rows as they come into sight, without columns, selection, editing or a word for a screen reader. */
function showBareList(root: HTMLElement): void {
  const scroller = document.createElement('div')
  scroller.id = 'bare'
  scroller.style.cssText = 'height:100%;overflow:auto;position:relative'
  const content = document.createElement('div')
  content.style.cssText = `position:relative;height:${count * lineHeight}px`
  scroller.append(content)
  root.append(scroller)
  const slots: HTMLElement[] = []
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / lineHeight) - 8)
    const wanted = Math.ceil(scroller.clientHeight / lineHeight) + 16
    for (let line = first; line < Math.min(count, first + wanted); line += 1) {
      const slot = (slots[line % wanted] ??= newSlot(content))
      if (slot.dataset['line'] === String(line)) continue
      slot.dataset['line'] = String(line)
      slot.style.transform = `translateY(${line * lineHeight}px)`
      columns.forEach((column, index) => {
        const cell = slot.children[index]
        const row = rows[line]
        if (cell !== undefined && row !== undefined) cell.textContent = column.text(row)
      })
    }
  }
  scroller.addEventListener('scroll', draw)
  draw()
}

function newSlot(content: HTMLElement): HTMLElement {
  const slot = document.createElement('div')
  slot.style.cssText = `position:absolute;display:flex;height:${lineHeight}px;white-space:nowrap`
  for (const column of columns) {
    const cell = document.createElement('div')
    cell.style.cssText = `flex:none;overflow:hidden;width:${column.width}px`
    slot.append(cell)
  }
  content.append(slot)
  return slot
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
if (location.search === '?bare') showBareList(root)
else show(root, location.search === '?library' ? LibraryList : OurGrid)
