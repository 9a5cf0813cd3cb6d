/** One table of the plan: what it is taken for, its rows by what would become of them, and the two sheets side by side. */
import { useState } from 'react'
import {
  bucketLabels,
  buckets,
  type JobProgress,
  type PlannedTable,
  type TableSettings,
} from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { grouped } from '../../ui/format.ts'
import { EmptyState } from '../../ui/states.tsx'
import { bucketTones, type View } from './buckets.ts'
import { MissingRows } from './missing-rows.tsx'
import { PlannedRows } from './planned-rows.tsx'
import { TableHead } from './table-head.tsx'
import type { Ticks } from './ticks.ts'
import classes from './table-panel.module.css'

export interface TablePanelProps {
  readonly planId: string
  readonly index: number
  readonly table: PlannedTable
  readonly settings: TableSettings
  readonly ticks: Ticks
  readonly planning: { readonly progress: JobProgress | null } | null
  readonly onCancel: () => void
  readonly onTicks: (ticks: Ticks) => void
  readonly onSettings: (settings: TableSettings) => void
  readonly onForget: () => void
}

export function TablePanel({ planId, index, table, settings, ticks, planning, ...on }: TablePanelProps) {
  const [view, setView] = useState<View>(null)
  const { counts, missing, sourceRows, hiddenRows } = table
  const isEmpty = view !== null && (view === 'missing' ? missing.count : counts[view]) === 0
  const title = table.ledger === null ? '没有认出的表' : ledgers[table.ledger].title
  return (
    <section className={classes.panel} aria-label={`${title}的每一行`} aria-busy={planning !== null}>
      <TableHead
        table={table}
        settings={settings}
        planning={planning !== null}
        onCancel={on.onCancel}
        onSettings={on.onSettings}
        onForget={on.onForget}
      />
      {table.hints.length > 0 && (
        <p className={classes.hints} title={table.hints.join('；')}>
          读表时：{table.hints.join('；')}
        </p>
      )}
      <div className={classes.tabs}>
        <div className={classes.group} role="group" aria-label="按结果查看">
          <Tab label="全部" count={sourceRows} active={view === null} onClick={() => setView(null)} />
          {buckets.map((bucket) => (
            <Tab
              key={bucket}
              label={bucketLabels[bucket]}
              tone={bucketTones[bucket]}
              count={counts[bucket]}
              active={view === bucket}
              onClick={() => setView(bucket)}
            />
          ))}
        </div>
        <span className={classes.sum}>
          来源 {grouped(sourceRows)} 行，每行恰在一处
          {hiddenRows > 0 && `，含隐藏的 ${grouped(hiddenRows)} 行`}
        </span>
        {table.ledger !== null && (
          <div className={classes.missing} role="group" aria-label="文件中没有的">
            <Tab
              label="清单有而文件没有"
              tone="amber"
              count={missing.count}
              active={view === 'missing'}
              onClick={() => setView('missing')}
            />
          </div>
        )}
      </div>
      {isEmpty ? (
        <EmptyState
          title={`没有“${view === 'missing' ? '清单有而文件没有' : bucketLabels[view]}”的行`}
          hint={view === 'missing' ? `${missing.scope}，清单里的每一条文件里都有。` : '请看别的结果。'}
        />
      ) : view === 'missing' ? (
        <MissingRows planId={planId} index={index} table={table} ticks={ticks} onTicks={on.onTicks} />
      ) : (
        <PlannedRows
          key={view}
          planId={planId}
          index={index}
          table={table}
          bucket={view}
          settings={settings}
          ticks={ticks}
          busy={planning !== null}
          onTicks={on.onTicks}
          onSettings={on.onSettings}
        />
      )}
    </section>
  )
}

interface TabProps {
  readonly label: string
  readonly count: number
  readonly active: boolean
  readonly tone?: 'plain' | 'accent' | 'green' | 'amber' | 'red'
  readonly onClick: () => void
}

function Tab({ label, count, active, tone = 'plain', onClick }: TabProps) {
  return (
    <button type="button" className={classes.tab} aria-pressed={active} onClick={onClick}>
      {label}
      <CountBadge value={count} tone={count === 0 ? 'plain' : tone} />
    </button>
  )
}
