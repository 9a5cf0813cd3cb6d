/** The rows behind one figure, each with a link to where it is kept; a rate shows both of its parts. */
import { Button, Drawer, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ReportedPlace } from '../../../contract/api/reports.ts'
import { formulaText } from '../../../contract/indicators/evaluate.ts'
import { facts } from '../../../contract/indicators/facts.ts'
import { indicators, type Formula, type IndicatorKey } from '../../../contract/indicators/indicators.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import classes from './reports.module.css'
import { rowPath } from './row-path.ts'

export interface AskedFigure {
  readonly indicator: IndicatorKey
  readonly place: ReportedPlace
}

export interface RowsDrawerProps extends AskedFigure {
  readonly period: string
  readonly onClose: () => void
}

const pageSize = 100

export function RowsDrawer({ indicator, place, period, onClose }: RowsDrawerProps) {
  const [part, setPart] = useState<'of' | 'over'>('of')
  const [limit, setLimit] = useState(pageSize)
  const { formula }: { readonly formula: Formula } = indicators[indicator]
  const rows = useRead(
    'reports.rows',
    {
      period,
      indicator,
      part,
      unit: place.level === 'district' ? null : place.unit,
      communityId: place.level === 'community' ? place.key : null,
      gridId: place.level === 'grid' ? place.key : null,
      limit,
    },
    { staleTime: 0 },
  )
  return (
    <Drawer
      opened
      onClose={onClose}
      size={640}
      title={`${place.name} · ${indicators[indicator].name}`}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <p className="sd-soft">{formulaText(indicator)}</p>
      {formula.kind === 'ratio' && (
        <SegmentedControl
          aria-label="看哪一部分"
          value={part}
          onChange={(value) => setPart(value === 'over' ? 'over' : 'of')}
          data={[
            { value: 'of', label: facts[formula.of].label },
            { value: 'over', label: facts[formula.over].label },
          ]}
        />
      )}
      {rows.isError ? (
        <FailureState error={rows.error} onRetry={() => void rows.refetch()} />
      ) : rows.data === undefined ? (
        <LoadingLines lines={8} />
      ) : rows.data.total === 0 ? (
        <EmptyState title="没有明细" hint="这个数是 0，本月没有符合口径的记录。" />
      ) : (
        <>
          <table className={table.table}>
            <caption className={classes.caption}>共 {grouped(rows.data.total)} 条</caption>
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col">情况</th>
                <th scope="col" className={table.number}>
                  计数
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.data.rows.map(({ kind, id, label, detail, amount }, index) => (
                <tr key={`${id}/${index}`}>
                  <td>
                    <Link to={rowPath(kind, id)}>{label === '' ? '（没有名称）' : label}</Link>
                  </td>
                  <td>{detail}</td>
                  <td className={table.number}>{grouped(amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.data.total > rows.data.rows.length && limit < 500 && (
            <Button variant="subtle" onClick={() => setLimit(500)}>
              再看一些
            </Button>
          )}
        </>
      )}
    </Drawer>
  )
}
