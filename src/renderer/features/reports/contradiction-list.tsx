/** Same fact, two values: what has to be looked at before a report goes out, with the rows. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Contradiction } from '../../../contract/api/reports.ts'
import { contradictionRules } from '../../../contract/indicators/contradictions.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import classes from './reports.module.css'
import { rowPath } from './row-path.ts'

/** As many as are shown unasked. */
const shownRows = 5
/** The most that is asked for at once. */
const pageSize = 500

export interface ContradictionListProps {
  readonly period: string
  readonly found: readonly Contradiction[]
}

export function ContradictionList({ period, found }: ContradictionListProps) {
  if (found.length === 0) return <p className="sd-soft">没有发现互相矛盾的数字。</p>
  return (
    <ul className={classes.findings}>
      {found.map((one) => (
        <Finding key={one.rule} period={period} {...one} />
      ))}
    </ul>
  )
}

function Finding({ period, rule, total, rows }: Contradiction & { readonly period: string }) {
  const { title, statement, severity, fix } = contradictionRules[rule]
  const [pages, setPages] = useState(0)
  const left = total - (pages === 0 ? shownRows : pages * pageSize)
  return (
    <li>
      <p>
        <strong className={severity === 'error' ? classes.wrong : classes.doubtful}>{title}</strong> {grouped(total)} 处
      </p>
      <p className="sd-soft">
        {statement}。{fix}。
      </p>
      {pages === 0 ? (
        <Rows rows={rows.slice(0, shownRows)} />
      ) : (
        Array.from({ length: pages }, (_, page) => (
          <PageOfRows key={page} period={period} rule={rule} offset={page * pageSize} />
        ))
      )}
      {left > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${title}：再显示，还有 ${grouped(left)} 处`}
          onClick={() => setPages(pages + 1)}
        >
          再显示（还有 {grouped(left)} 处）
        </Button>
      )}
    </li>
  )
}

interface PageOfRowsProps {
  readonly period: string
  readonly rule: Contradiction['rule']
  readonly offset: number
}

function PageOfRows({ period, rule, offset }: PageOfRowsProps) {
  const page = useRead('reports.broken', { period, rule, offset, limit: pageSize }, { staleTime: 0 })
  if (page.isError) return <FailureState error={page.error} onRetry={() => void page.refetch()} />
  return page.data === undefined ? <LoadingLines lines={4} /> : <Rows rows={page.data} />
}

function Rows({ rows }: Pick<Contradiction, 'rows'>) {
  return (
    <ul>
      {rows.map(({ kind, id, label, detail }, index) => (
        <li key={`${id}/${index}`}>
          <Link to={rowPath(kind, id)}>{label}</Link> <span className="sd-soft">{detail}</span>
        </li>
      ))}
    </ul>
  )
}
