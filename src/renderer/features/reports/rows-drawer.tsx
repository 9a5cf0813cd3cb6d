/** The rows behind one figure, each with a link to where it is kept; a rate shows both of its parts. */
import { Button, Drawer, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ReportedPlace } from '../../../contract/api/reports.ts'
import { formulaText } from '../../../contract/indicators/evaluate.ts'
import { facts } from '../../../contract/indicators/facts.ts'
import { indicators, type Formula, type IndicatorKey } from '../../../contract/indicators/indicators.ts'
import type { Input } from '../../api/client.ts'
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

/** The most that is asked for at once. */
const pageSize = 500

export function RowsDrawer({ indicator, place, period, onClose }: RowsDrawerProps) {
  const [part, setPart] = useState<'of' | 'over'>('of')
  const { formula }: { readonly formula: Formula } = indicators[indicator]
  const asked = {
    period,
    indicator,
    part,
    unit: place.level === 'district' ? null : place.unit,
    communityId: place.level === 'community' ? place.key : null,
    gridId: place.level === 'grid' ? place.key : null,
  }
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
      <FigureRows key={part} asked={asked} />
    </Drawer>
  )
}

type AskedRows = Omit<Input<'reports.rows'>, 'offset' | 'limit'>

function FigureRows({ asked }: { readonly asked: AskedRows }) {
  const [pages, setPages] = useState(1)
  const first = useRead('reports.rows', { ...asked, offset: 0, limit: pageSize }, { staleTime: 0 })
  if (first.isError) return <FailureState error={first.error} onRetry={() => void first.refetch()} />
  if (first.data === undefined) return <LoadingLines lines={8} />
  const { total } = first.data
  if (total === 0) return <EmptyState title="没有明细" hint="这个数是 0，本月没有符合口径的记录。" />
  const left = total - pages * pageSize
  return (
    <>
      <table className={table.table}>
        <caption className={classes.caption}>共 {grouped(total)} 条</caption>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">情况</th>
            <th scope="col" className={table.number}>
              计数
            </th>
          </tr>
        </thead>
        {Array.from({ length: pages }, (_, page) => (
          <PageOfRows key={page} asked={asked} offset={page * pageSize} />
        ))}
      </table>
      {left > 0 && (
        <Button variant="subtle" onClick={() => setPages(pages + 1)}>
          再显示 {grouped(Math.min(left, pageSize))} 条（还有 {grouped(left)} 条）
        </Button>
      )}
    </>
  )
}

function PageOfRows({ asked, offset }: { readonly asked: AskedRows; readonly offset: number }) {
  const { data, isError, error, refetch } = useRead(
    'reports.rows',
    { ...asked, offset, limit: pageSize },
    { staleTime: 0 },
  )
  return (
    <tbody>
      {(isError || data === undefined) && (
        <tr>
          <td colSpan={3}>
            {isError ? <FailureState error={error} onRetry={() => void refetch()} /> : <LoadingLines lines={4} />}
          </td>
        </tr>
      )}
      {data?.rows.map(({ kind, id, label, detail, amount }, index) => (
        <tr key={`${id}/${index}`}>
          <td>
            <Link to={rowPath(kind, id)}>{label === '' ? '（没有名称）' : label}</Link>
          </td>
          <td>{detail}</td>
          <td className={table.number}>{grouped(amount)}</td>
        </tr>
      ))}
    </tbody>
  )
}
