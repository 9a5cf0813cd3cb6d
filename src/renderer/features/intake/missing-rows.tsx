/** Rows of the list that the file does not have: they stay unless somebody ticks them for the bin. */
import { Button, Checkbox } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import type { PlannedTable } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { useApi } from '../../api/api-context.ts'
import { isPending, useWindowedRows } from '../../api/use-windowed-rows.ts'
import { grouped } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { cellText } from '../ledgers/cell-text.ts'
import { headHeight, rowHeight, tickWidth } from './layout.ts'
import { TickAll } from './tick-all.tsx'
import { useRowWindow } from './use-row-window.ts'
import { isTicked, tickAll, tickedCount, toggleRow, type Ticks } from './ticks.ts'
import classes from './sheet.module.css'

const kinds = ['missing'] as const

export interface MissingRowsProps {
  readonly planId: string
  readonly index: number
  readonly table: PlannedTable
  readonly ticks: Ticks
  readonly onTicks: (ticks: Ticks) => void
}

export function MissingRows({ planId, index, table, ticks, onTicks }: MissingRowsProps) {
  const { call } = useApi()
  const load = useCallback(
    (offset: number, limit: number) => call('intake.missing', { planId, table: index, offset, limit }),
    [call, planId, index],
  )
  const list = useWindowedRows({ queryKey: ['intake.missing', planId, index], load })
  const { first, last, scroller, look } = useRowWindow(list.total, rowHeight, headHeight)
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])
  if (list.error !== null) return <FailureState error={list.error} onRetry={list.refetch} />
  if (list.rows === null || table.ledger === null) return <LoadingLines lines={12} height={22} />
  const { rows } = list
  const { fields } = ledgers[table.ledger]
  const widths = fields.map((field) => Math.min(260, Math.max(76, field.width * 7 + 18)))
  const template = `${tickWidth}px ${widths.map((width) => `${width}px`).join(' ')} minmax(0, 1fr)`
  const width = widths.reduce((sum, each) => sum + each, tickWidth)
  const ticked = tickedCount(table, ticks, 'missing')
  return (
    <>
      <div className={classes.banner}>
        <span>
          {table.missing.scope}。这 {grouped(list.total)} 条清单里有、文件里没有
          {ticked === 0 ? '，现在都保留。' : `，其中 ${grouped(ticked)} 条将移入回收站，可以随这次导入一起撤销。`}
        </span>
        <Button size="compact-sm" onClick={() => onTicks(tickAll(ticks, kinds, ticked < list.total))}>
          {ticked < list.total ? '全部移入回收站' : '全部保留'}
        </Button>
      </div>
      <div
        ref={scroller}
        onScroll={look}
        className={classes.sheet}
        role="grid"
        aria-label="文件中没有的行"
        aria-rowcount={list.total + 1}
        tabIndex={0}
      >
        <div
          className={classes.head}
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template, width, minWidth: '100%' }}
        >
          <div className={classes.tickHead} role="columnheader">
            <TickAll table={table} ticks={ticks} kinds={kinds} onTicks={onTicks} />
          </div>
          {fields.map(({ name, label }) => (
            <div key={name} className={classes.headCell} role="columnheader">
              <span className={classes.target}>{label}</span>
            </div>
          ))}
        </div>
        <div className={classes.body} style={{ height: list.total * rowHeight, width, minWidth: '100%' }}>
          {rows.slice(first, last + 1).map((row, place) => {
            const at = first + place
            return (
              <div
                key={at}
                role="row"
                aria-rowindex={at + 2}
                className={`${classes.row ?? ''} ${isTicked(ticks, 'missing', at) ? (classes.retired ?? '') : ''}`}
                style={{ transform: `translateY(${at * rowHeight}px)`, gridTemplateColumns: template }}
              >
                <div className={classes.tick} role="gridcell">
                  <Checkbox
                    aria-label={`第 ${at + 1} 条移入回收站`}
                    checked={isTicked(ticks, 'missing', at)}
                    onChange={() => onTicks(toggleRow(ticks, 'missing', at))}
                  />
                </div>
                {!isPending(row) &&
                  fields.map(({ name }) => (
                    <div key={name} className={classes.cell} role="gridcell" title={cellText(row.values[name])}>
                      {cellText(row.values[name])}
                    </div>
                  ))}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}
