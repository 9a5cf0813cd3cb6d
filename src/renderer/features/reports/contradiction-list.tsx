/** Same fact, two values: what has to be looked at before a report goes out, with the rows. */
import { Link } from 'wouter'
import type { Contradiction } from '../../../contract/api/reports.ts'
import { contradictionRules } from '../../../contract/indicators/contradictions.ts'
import { grouped } from '../../ui/format.ts'
import classes from './reports.module.css'
import { rowPath } from './row-path.ts'

const shownRows = 5

export function ContradictionList({ found }: { readonly found: readonly Contradiction[] }) {
  if (found.length === 0) return <p className="sd-soft">没有发现互相矛盾的数字。</p>
  return (
    <ul className={classes.findings}>
      {found.map(({ rule, total, rows }) => {
        const { title, statement, severity, fix } = contradictionRules[rule]
        return (
          <li key={rule}>
            <p>
              <strong className={severity === 'error' ? classes.wrong : classes.doubtful}>{title}</strong>{' '}
              {grouped(total)} 处
            </p>
            <p className="sd-soft">
              {statement}。{fix}。
            </p>
            <ul>
              {rows.slice(0, shownRows).map(({ kind, id, label, detail }) => (
                <li key={id}>
                  <Link to={rowPath(kind, id)}>{label}</Link> <span className="sd-soft">{detail}</span>
                </li>
              ))}
              {total > shownRows && <li className="sd-soft">还有 {grouped(total - shownRows)} 处</li>}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
