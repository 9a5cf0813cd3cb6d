/**
 * Every source row of one table with its fate: the columns as they stand in the file, joined to the fields they fill,
 * old and new side by side where something changes.
 */
import { useCallback, useMemo, useState, type UIEvent } from 'react'
import { DataGrid, type Column } from 'react-data-grid'
import { buckets, type Bucket, type PlannedRow, type PlannedTable } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { useApi } from '../../api/api-context.ts'
import { isPending, useWindowedRows, type PendingRow } from '../../api/use-windowed-rows.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { grouped } from '../../ui/format.ts'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { cellText } from '../ledgers/cell-text.ts'
import gridClasses from '../ledgers/ledger-grid.module.css'
import { bucketLabels, bucketTones, sumOf } from './buckets.ts'
import classes from './planned-rows.module.css'

type Row = PlannedRow | PendingRow

const rowHeight = 44

export interface PlannedRowsProps {
  readonly planId: string
  readonly index: number
  readonly table: PlannedTable
}

export function PlannedRows({ planId, index, table }: PlannedRowsProps) {
  const { call } = useApi()
  const [bucket, setBucket] = useState<Bucket | null>(null)
  const load = useCallback(
    (offset: number, limit: number) => call('intake.rows', { planId, table: index, bucket, offset, limit }),
    [call, planId, index, bucket],
  )
  const list = useWindowedRows({ queryKey: ['intake.rows', planId, index, bucket], load })
  const columns = useMemo(() => plannedColumns(table), [table])
  const total = sumOf(table.counts)
  return (
    <section className={classes.panel} aria-label={`${ledgers[table.ledger].title}的每一行`}>
      <div className={classes.tabs} role="group" aria-label="按结果查看">
        <BucketTab label="全部" count={total} active={bucket === null} onClick={() => setBucket(null)} />
        {buckets.map((candidate) => (
          <BucketTab
            key={candidate}
            label={bucketLabels[candidate]}
            bucket={candidate}
            count={table.counts[candidate]}
            active={bucket === candidate}
            onClick={() => setBucket(candidate)}
          />
        ))}
        <span className={classes.sum}>
          来源 {grouped(table.sourceRows)} 行，每行恰在一处
          {table.hiddenRows > 0 && <>；其中隐藏行 {grouped(table.hiddenRows)} 行也已读入</>}
        </span>
      </div>
      {list.error !== null ? (
        <FailureState error={list.error} onRetry={list.refetch} />
      ) : list.rows === null ? (
        <LoadingLines lines={10} height={28} />
      ) : list.total === 0 ? (
        <EmptyState title={`没有“${bucket === null ? '全部' : bucketLabels[bucket]}”的行`} hint="请看别的结果。" />
      ) : (
        <DataGrid
          className={`${gridClasses.grid ?? ''} ${classes.grid ?? ''}`}
          aria-label="预览行"
          columns={columns}
          rows={list.rows}
          rowHeight={rowHeight}
          headerRowHeight={50}
          rowKeyGetter={(row) => (isPending(row) ? `pending-${row.pending}` : String(row.row))}
          rowClass={(row) => (isPending(row) ? undefined : classes[row.bucket])}
          onScroll={({ currentTarget }: UIEvent<HTMLDivElement>) =>
            list.show(
              Math.floor(currentTarget.scrollTop / rowHeight),
              Math.ceil((currentTarget.scrollTop + currentTarget.clientHeight) / rowHeight),
            )
          }
        />
      )}
    </section>
  )
}

interface BucketTabProps {
  readonly label: string
  readonly count: number
  readonly active: boolean
  readonly bucket?: Bucket
  readonly onClick: () => void
}

function BucketTab({ label, count, active, bucket, onClick }: BucketTabProps) {
  return (
    <button type="button" className={classes.tab} aria-pressed={active} onClick={onClick}>
      {label}
      <CountBadge value={count} tone={bucket === undefined || count === 0 ? 'plain' : bucketTones[bucket]} />
    </button>
  )
}

function plannedColumns(table: PlannedTable): Column<Row>[] {
  const fields = ledgers[table.ledger].fields
  return [
    {
      key: 'row',
      name: '行',
      width: 54,
      frozen: true,
      cellClass: classes.rowNumber,
      renderCell: ({ row }) => (isPending(row) ? '' : row.row),
    },
    {
      key: 'bucket',
      name: '结果',
      width: 72,
      frozen: true,
      renderCell: ({ row }) => (isPending(row) ? '' : <BucketMark bucket={row.bucket} />),
    },
    {
      key: 'reason',
      name: '说明',
      width: reasonWidth(table),
      frozen: true,
      resizable: true,
      cellClass: classes.reason,
      renderCell: ({ row }) => (isPending(row) ? '' : <span title={row.reason ?? undefined}>{row.reason}</span>),
    },
    ...table.columns.map((column, position): Column<Row> => {
      const field = fields.find((candidate) => candidate.name === column.field)
      return {
        key: `${column.column}-${position}`,
        name: `${column.column} ${column.title}`,
        width: Math.max(field === undefined ? 90 : field.width * 7 + 18, 84),
        resizable: true,
        headerCellClass: field === undefined ? classes.unmappedHeader : undefined,
        cellClass: field === undefined ? classes.unmapped : undefined,
        renderHeaderCell: () => (
          <span className={classes.header}>
            <span className={classes.source} title={column.title}>
              <span className="sd-identifier">{column.column}</span> {column.title}
            </span>
            <span className={classes.target}>{field === undefined ? '不导入' : `→ ${field.label}`}</span>
          </span>
        ),
        renderCell: ({ row }) =>
          isPending(row) ? (
            <span className={gridClasses.pending} />
          ) : (
            <PlannedCell row={row} position={position} field={column.field} />
          ),
      }
    }),
  ]
}

function reasonWidth(table: PlannedTable): number {
  const { conflict, rejected, skipped } = table.counts
  return conflict + rejected > 0 ? 240 : skipped > 0 ? 96 : 64
}

function BucketMark({ bucket }: { readonly bucket: Bucket }) {
  return (
    <span className={`${classes.mark ?? ''} ${classes[`mark-${bucketTones[bucket]}`] ?? ''}`}>
      {bucketLabels[bucket]}
    </span>
  )
}

interface PlannedCellProps {
  readonly row: PlannedRow
  readonly position: number
  readonly field: string | null
}

function PlannedCell({ row, position, field }: PlannedCellProps) {
  const source = row.source[position] ?? ''
  const change = field === null ? undefined : row.changes.find((candidate) => candidate.field === field)
  if (change !== undefined && row.bucket !== 'new') {
    return (
      <span className={classes.change}>
        <del title={cellText(change.before)}>{cellText(change.before) === '' ? '（空）' : cellText(change.before)}</del>
        <ins title={cellText(change.after)}>{cellText(change.after) === '' ? '（空）' : cellText(change.after)}</ins>
      </span>
    )
  }
  const result = field === null ? source : cellText(row.values[field])
  const differs = row.bucket !== 'skipped' && row.bucket !== 'rejected' && result !== '' && result !== source.trim()
  return (
    <span className={classes.plain} title={source}>
      <span className={differs ? classes.raw : classes.text}>{source}</span>
      {differs && <span className={classes.result}>{result}</span>}
    </span>
  )
}
