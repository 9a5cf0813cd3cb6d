/**
 * The rows of one table, twice: left the sheet as it looks in the file, right what would become of each row. One line
 * of the eye, one scroll up and down; the columns are joined by the mapping above the left side.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type WheelEvent } from 'react'
import type { Bucket, PlannedRow, PlannedTable, TableSettings } from '../../../contract/api/intake.ts'
import { useApi } from '../../api/api-context.ts'
import { isPending, useWindowedRows } from '../../api/use-windowed-rows.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { headHeight, resultLayout, rowHeight } from './layout.ts'
import { ResultPane } from './result-pane.tsx'
import { SourcePane } from './source-pane.tsx'
import { Splitter } from './splitter.tsx'
import { toggleRow, type Ticks } from './ticks.ts'
import { useRowWindow } from './use-row-window.ts'
import classes from './planned-rows.module.css'

export interface PlannedRowsProps {
  readonly planId: string
  readonly index: number
  readonly table: PlannedTable
  readonly bucket: Bucket | null
  readonly settings: TableSettings
  readonly ticks: Ticks
  readonly busy: boolean
  readonly onTicks: (ticks: Ticks) => void
  readonly onSettings: (settings: TableSettings) => void
}

export function PlannedRows({
  planId,
  index,
  table,
  bucket,
  settings,
  ticks,
  busy,
  onTicks,
  onSettings,
}: PlannedRowsProps) {
  const { call } = useApi()
  const load = useCallback(
    (offset: number, limit: number) => call('intake.rows', { planId, table: index, bucket, offset, limit }),
    [call, planId, index, bucket],
  )
  const list = useWindowedRows<PlannedRow>({ queryKey: ['intake.rows', planId, index, bucket], load })
  const source = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const [share, setShare] = useState(bucket === 'changed' ? 0.34 : 0.46)
  const hasDecisions = settings.preferred.length > 0
  const layout = useMemo(() => resultLayout(table, bucket, hasDecisions), [table, bucket, hasDecisions])
  const { first, last, scroller, look, reveal } = useRowWindow(list.total, rowHeight, headHeight)
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])

  if (list.error !== null) return <FailureState error={list.error} onRetry={list.refetch} />
  if (list.rows === null) return <LoadingLines lines={12} height={22} />
  const { rows } = list

  const goTo = (row: number) => {
    const next = Math.max(0, Math.min(list.total - 1, row))
    setActive(next)
    reveal(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const pageRows = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: list.total - 1,
    }
    const to = steps[event.key]
    const row = rows[active]
    if (to !== undefined) goTo(to)
    else if (event.key === 'ArrowLeft') event.currentTarget.scrollBy({ left: -120 })
    else if (event.key === 'ArrowRight') event.currentTarget.scrollBy({ left: 120 })
    else if (event.key === ' ' && row !== undefined && !isPending(row)) {
      if (row.bucket === 'new' || row.bucket === 'changed') onTicks(toggleRow(ticks, row.bucket, row.row))
    } else return
    event.preventDefault()
  }
  const shown = rows.slice(first, last + 1).map((row, place) => ({ at: first + place, row }))
  const pane = { shown, total: list.total, active, onActivate: setActive, onKeyDown }
  const chosen = rows[active]
  return (
    <>
      <div className={classes.panes}>
        <div className={classes.left} style={{ flexBasis: `${share * 100}%` }}>
          <SourcePane
            {...pane}
            scroller={source}
            table={table}
            busy={busy}
            onWheel={(event: WheelEvent) => scroller.current?.scrollBy({ top: event.deltaY })}
            onFields={(fields) => onSettings({ ...settings, ledger: table.ledger, fields: [...fields] })}
          />
        </div>
        <Splitter share={share} onShare={setShare} />
        <div className={classes.right}>
          <ResultPane
            {...pane}
            scroller={scroller}
            table={table}
            layout={layout}
            bucket={bucket}
            ticks={ticks}
            busy={busy}
            onTicks={onTicks}
            onScroll={(event) => {
              look()
              if (source.current !== null) source.current.scrollTop = event.currentTarget.scrollTop
            }}
            onPrefer={(row, preferred) => {
              const others = settings.preferred.filter((number) => number !== row)
              const fields = settings.fields === null ? null : [...settings.fields]
              onSettings({ ...settings, fields, preferred: preferred ? [...others, row] : others })
            }}
          />
        </div>
      </div>
      {chosen !== undefined && !isPending(chosen) && chosen.reason !== null && (
        <p className={classes.detail} role="status">
          第 {chosen.row} 行：{chosen.reason}
          {chosen.resolution !== null && `。选“以文件为准”：${chosen.resolution}`}
        </p>
      )}
    </>
  )
}
