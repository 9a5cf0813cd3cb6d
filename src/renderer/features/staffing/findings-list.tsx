/** What the rules found, rule by rule; a finding leads to its place and says what to do. */
import type { Finding, StaffingRule } from '../../../contract/api/organisation.ts'
import { staffingRules } from '../../../contract/api/organisation.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import classes from './findings-list.module.css'

export const ruleTitles: Readonly<Record<StaffingRule, string>> = {
  oneGridLeader: '网格长',
  fullTimeMember: '专职网格员',
  partTimeMember: '兼职网格员',
  instructor: '网格指导员',
  otherForce: '其他力量',
  gridHouseholds: '网格规模',
  gridCode: '网格编码',
  communityWithoutGrid: '社区没有网格',
  unplacedPerson: '人员没有落到网格',
  communityWorkers: '社区工作者配备',
}

export interface FindingsListProps {
  readonly findings: readonly Finding[]
  readonly onPick: (finding: Finding) => void
}

export function FindingsList({ findings, onPick }: FindingsListProps) {
  if (findings.length === 0) return <p className={classes.none}>没有发现问题，1+3+N 都已配齐。</p>
  return (
    <section className={classes.list} aria-label="问题">
      {staffingRules.map((rule) => {
        const found = findings.filter((finding) => finding.rule === rule)
        const first = found[0]
        if (first === undefined) return null
        return (
          <details key={rule} open={first.severity === 'error'} className={classes.rule}>
            <summary className={classes.summary}>
              {ruleTitles[rule]}
              <CountBadge value={found.length} tone={first.severity === 'error' ? 'red' : 'amber'} />
            </summary>
            <p className={classes.source}>{first.source}</p>
            <ul>
              {found.map((finding) => (
                <li key={`${finding.gridId ?? finding.communityId ?? ''}/${finding.place}/${finding.message}`}>
                  <button type="button" className={classes.finding} onClick={() => onPick(finding)}>
                    <span className={classes.place}>{finding.place}</span>
                    <span>{finding.message}</span>
                    <span className={classes.fix}>{finding.fix}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </section>
  )
}
