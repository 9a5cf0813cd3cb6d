/** What would become of each row: ticked or not, why, and the values that the list would have, old and new. */
import { Checkbox } from '@mantine/core'
import type { UIEvent } from 'react'
import { bucketLabels, type Bucket, type PlannedRow, type PlannedTable } from '../../../contract/api/intake.ts'
import { isPending } from '../../api/use-windowed-rows.ts'
import { cellText } from '../ledgers/cell-text.ts'
import { bucketTones } from './buckets.ts'
import { bucketWidth, rowHeight, tickWidth, type ResultColumn, type ResultLayout } from './layout.ts'
import type { PaneProps } from './pane.ts'
import { TickAll } from './tick-all.tsx'
import { isTicked, kindsIn, toggleRow, type Ticks } from './ticks.ts'
import classes from './sheet.module.css'

export interface ResultPaneProps extends PaneProps {
  readonly table: PlannedTable
  readonly layout: ResultLayout
  readonly bucket: Bucket | null
  readonly ticks: Ticks
  readonly busy: boolean
  readonly onTicks: (ticks: Ticks) => void
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void
  readonly onPrefer: (row: number, preferred: boolean) => void
}

export function ResultPane({
  scroller,
  table,
  layout,
  bucket,
  ticks,
  busy,
  shown,
  total,
  active,
  ...on
}: ResultPaneProps) {
  const reasons = layout.reasons === 0 ? '' : ` ${layout.reasons}px`
  const fields = layout.columns.map((column) => `${column.width}px`).join(' ')
  const template = `${tickWidth}px ${bucketWidth}px${reasons} ${fields} minmax(0, 1fr)`
  const { width } = layout
  return (
    <div
      ref={scroller}
      className={classes.sheet}
      role="grid"
      aria-label="预览行"
      aria-rowcount={total + 1}
      aria-activedescendant={active < 0 ? undefined : `result-row-${active}`}
      tabIndex={0}
      onScroll={on.onScroll}
      onKeyDown={on.onKeyDown}
    >
      <div
        className={classes.head}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, width, minWidth: '100%' }}
      >
        <div className={classes.tickHead} role="columnheader">
          <TickAll table={table} ticks={ticks} kinds={kindsIn(bucket)} onTicks={on.onTicks} />
        </div>
        <div className={classes.headCell} role="columnheader">
          结果
        </div>
        {layout.reasons > 0 && (
          <div className={classes.headCell} role="columnheader">
            说明
          </div>
        )}
        {layout.columns.map(({ field, label, from }) => (
          <div key={field} className={classes.headCell} role="columnheader">
            <span className={classes.letters}>
              <span className="sd-identifier">{from}</span> →
            </span>
            <span className={classes.target}>{label}</span>
          </div>
        ))}
      </div>
      <div className={classes.body} style={{ height: total * rowHeight, width, minWidth: '100%' }}>
        {shown.map(({ at, row }) => (
          <div
            key={at}
            id={`result-row-${at}`}
            role="row"
            aria-rowindex={at + 2}
            aria-selected={at === active}
            className={`${classes.row ?? ''} ${isPending(row) ? '' : (classes[row.bucket] ?? '')} ${at === active ? (classes.active ?? '') : ''}`}
            style={{ transform: `translateY(${at * rowHeight}px)`, gridTemplateColumns: template }}
            onClick={() => on.onActivate(at)}
          >
            {isPending(row) ? (
              <div role="gridcell" className={classes.pending} />
            ) : (
              <ResultCells
                row={row}
                layout={layout}
                ticks={ticks}
                busy={busy}
                onTicks={on.onTicks}
                onPrefer={on.onPrefer}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

interface ResultCellsProps {
  readonly row: PlannedRow
  readonly layout: ResultLayout
  readonly ticks: Ticks
  readonly busy: boolean
  readonly onTicks: (ticks: Ticks) => void
  readonly onPrefer: (row: number, preferred: boolean) => void
}

function ResultCells({ row, layout, ticks, busy, onTicks, onPrefer }: ResultCellsProps) {
  const { bucket, reason } = row
  const kind = bucket === 'new' || bucket === 'changed' ? bucket : null
  const staysOut = bucket === 'rejected' || bucket === 'conflict' || bucket === 'skipped'
  return (
    <>
      <div className={classes.tick} role="gridcell">
        {kind !== null && (
          <Checkbox
            aria-label={`导入第 ${row.row} 行`}
            tabIndex={-1}
            checked={isTicked(ticks, kind, row.row)}
            onChange={() => onTicks(toggleRow(ticks, kind, row.row))}
          />
        )}
      </div>
      <div className={`${classes.cell ?? ''} ${classes[`mark-${bucketTones[bucket]}`] ?? ''}`} role="gridcell">
        {bucketLabels[bucket]}
        {!staysOut && layout.reasons === 0 && reason !== null && (
          <span className={classes.hint} title={reason}>
            提示
          </span>
        )}
        {!staysOut && layout.reasons === 0 && row.preferred && (
          <span className={classes.hint} title="冲突已定：以文件为准">
            已定
          </span>
        )}
      </div>
      {staysOut ? (
        <div className={classes.reason} role="gridcell">
          <span title={reason ?? undefined}>{reason}</span>
          {row.resolution !== null && <Decision row={row} busy={busy} onPrefer={onPrefer} />}
        </div>
      ) : (
        <>
          {layout.reasons > 0 && (
            <div className={classes.remark} role="gridcell">
              {row.preferred && <Preferred row={row} busy={busy} onPrefer={onPrefer} />}
              <span title={reason ?? undefined}>{reason}</span>
            </div>
          )}
          {layout.columns.map((column) => (
            <ResultCell key={column.field} row={row} column={column} />
          ))}
        </>
      )}
    </>
  )
}

type DecisionProps = Pick<ResultCellsProps, 'row' | 'busy' | 'onPrefer'>

/** 保留清单 is how it stands; the other way is one click, and the plan is made again. */
function Decision({ row, busy, onPrefer }: DecisionProps) {
  return (
    <span className={classes.decision} role="group" aria-label={`第 ${row.row} 行的冲突`}>
      <button type="button" aria-pressed={true} disabled={busy} tabIndex={-1}>
        保留清单
      </button>
      <button
        type="button"
        aria-pressed={false}
        disabled={busy}
        title={row.resolution ?? undefined}
        onClick={() => onPrefer(row.row, true)}
      >
        以文件为准
      </button>
    </span>
  )
}

function Preferred({ row, busy, onPrefer }: DecisionProps) {
  return (
    <span className={classes.decision} role="group" aria-label={`第 ${row.row} 行的冲突`}>
      <button type="button" aria-pressed={false} disabled={busy} onClick={() => onPrefer(row.row, false)}>
        保留清单
      </button>
      <button type="button" aria-pressed={true} disabled={busy} tabIndex={-1}>
        以文件为准
      </button>
    </span>
  )
}

function ResultCell({ row, column }: { readonly row: PlannedRow; readonly column: ResultColumn }) {
  const { field, isNumber } = column
  const change = row.bucket === 'changed' ? row.changes.find((candidate) => candidate.field === field) : undefined
  if (change === undefined) {
    const text = cellText(row.values[field])
    return (
      <div className={`${classes.cell ?? ''} ${isNumber ? (classes.number ?? '') : ''}`} role="gridcell" title={text}>
        {text}
      </div>
    )
  }
  const before = cellText(change.before) === '' ? '（空）' : cellText(change.before)
  const after = cellText(change.after)
  return (
    <div className={`${classes.cell ?? ''} ${classes.change ?? ''}`} role="gridcell" title={`${before} → ${after}`}>
      <del>{before}</del>
      <ins>{after}</ins>
    </div>
  )
}
