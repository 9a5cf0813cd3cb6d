/** 上报情况: units down, months across; every cell leads to what came in for it. */
import { Button, NativeSelect, Popover } from '@mantine/core'
import { useState } from 'react'
import type { PartnerPackage, SubmissionCell } from '../../../contract/api/exchange.ts'
import { submissionNames } from '../../../contract/exchange-words.ts'
import type { Output } from '../../api/client.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { dayAndTime, monthName, thisMonth } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import { PackageList } from './package-list.tsx'
import classes from './submissions-tab.module.css'

const months = 6
const days = Array.from({ length: 31 }, (_, index) => String(index + 1))

export function SubmissionsTab({ packages }: { readonly packages: readonly PartnerPackage[] }) {
  const answer = useRead('exchange.submissions', { until: thisMonth(), months })
  const save = useCommand('exchange.saveDueDay')
  if (answer.isPending) return <LoadingLines lines={6} />
  if (answer.isError) return <FailureState error={answer.error} onRetry={() => void answer.refetch()} />
  const { dueDay, units, periods } = answer.data
  const now = periods.at(-1) ?? ''
  const submitted = Map.groupBy(
    packages.filter(({ direction, kind }) => direction === 'received' && kind === 'submission'),
    ({ unit, period }) => cellKey(unit, period),
  )
  const stateNow = (state: SubmissionCell['state']): number =>
    units.filter(({ cells }) => cells.at(-1)?.state === state).length
  return (
    <div className={classes.tab}>
      <div className={classes.head}>
        <p>
          {monthName(now)}：{units.length} 个单位，已报 {stateNow('received') + stateNow('late')} 个，未报{' '}
          {stateNow('missing') + stateNow('due')} 个。
        </p>
        <NativeSelect
          aria-label="每月上报截止日"
          size="xs"
          value={String(dueDay)}
          data={days.map((value) => ({ value, label: `每月 ${value} 日截止` }))}
          onChange={({ currentTarget: { value } }) => save.mutate({ day: Number(value) }, { onError: toastFailure })}
        />
      </div>
      {units.length === 0 ? (
        <p className="sd-soft">还没有下级单位上报。收到街道的数据包或名片以后，这里按月列出谁报了、谁没报。</p>
      ) : (
        <div className={classes.region} role="region" aria-label="上报情况" tabIndex={0}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col" className={tables.number}>
                  最后编号
                </th>
                <th scope="col">缺号</th>
                {periods.map((period) => (
                  <th key={period} scope="col">
                    {monthName(period)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <UnitRow key={unit.unit} unit={unit} submitted={submitted} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

interface UnitRowProps {
  readonly unit: Output<'exchange.submissions'>['units'][number]
  /** Of all units, by unit and month. */
  readonly submitted: ReadonlyMap<string, readonly PartnerPackage[]>
}

function cellKey(unit: string, period: string): string {
  return `${unit} ${period}`
}

function UnitRow({ unit, submitted }: UnitRowProps) {
  const missing = unit.missingSequences
  return (
    <tr>
      <th scope="row">
        {unit.name} <span className="sd-identifier sd-soft">{unit.unit}</span>
      </th>
      <td className={tables.number}>{unit.lastSequence === 0 ? '' : unit.lastSequence}</td>
      <td className={classes.gap}>{missing.length === 0 ? '' : missing.join('、')}</td>
      {unit.cells.map((cell) => (
        <td key={cell.period}>
          <Cell cell={cell} name={unit.name} packages={submitted.get(cellKey(unit.unit, cell.period)) ?? []} />
        </td>
      ))}
    </tr>
  )
}

interface CellProps {
  readonly cell: SubmissionCell
  readonly name: string
  readonly packages: readonly PartnerPackage[]
}

function Cell({ cell, name, packages }: CellProps) {
  const [isOpen, setOpen] = useState(false)
  const text = submissionNames[cell.state]
  if (cell.packages === 0) return <span className={classes[cell.state]}>{text}</span>
  const marks = [
    ...(cell.packages > 1 ? [`更正 ${cell.packages - 1} 次`] : []),
    ...(cell.open > 0 ? [`待核对 ${cell.open} 行`] : []),
    ...(cell.answered ? [] : ['未回执']),
  ]
  return (
    <Popover opened={isOpen} onChange={setOpen} width={460} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes[cell.state] ?? ''}
          aria-label={`${name}${monthName(cell.period)}${text}`}
          onClick={() => setOpen(!isOpen)}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.first}>
          {name}
          {monthName(cell.period)}：首次收到 {cell.firstAt === null ? '' : dayAndTime(cell.firstAt)}
        </p>
        <PackageList packages={packages} />
      </Popover.Dropdown>
      {marks.length > 0 && <div className={classes.marks}>{marks.join('，')}</div>}
    </Popover>
  )
}
