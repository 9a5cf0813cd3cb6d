/** The findings rule by rule; each leads to its rows and says what to do. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import {
  responsibilityRules,
  type ResponsibilityFinding,
  type ResponsibilityRule,
} from '../../../contract/api/responsibility.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import type { HolderQuestion } from './holder-dialog.tsx'
import classes from './responsibility.module.css'

const ruleTitles: Readonly<Record<ResponsibilityRule, string>> = {
  postWithoutPerson: '岗位没有人',
  peopleWithoutDuty: '人员没有职责',
  matterWithoutUnit: '重点事项没有责任单位',
  matterWithoutTimeLimit: '重点事项没有处置时限',
  matterSharedUnits: '重点事项几家负责、没有牵头',
  matterTwoUnits: '同一重点事项列给不同单位',
  unitWithoutPerson: '责任单位没有人在人员清单',
  assistWithoutLead: '协助事项没有主责单位',
  assistSharedLead: '协助事项几家主责、没有牵头',
  assistSameUnit: '协助事项主责又协助',
  assistWithoutBoundary: '协助事项没有写边界',
  assistBecomesDuty: '协助写成了承担',
  gridWithNobody: '网格没有人',
  gridWithoutLeader: '网格没有网格长',
  gridSeveralLeaders: '网格有几名网格长',
  placeWithoutUnit: '道路设施没有人负责',
  placeSeveralUnits: '道路设施几家负责',
}

export interface FindingGroupsProps {
  readonly findings: readonly ResponsibilityFinding[]
  readonly narrowed: boolean
  readonly onAssign: (question: HolderQuestion) => void
}

export function FindingGroups({ findings, narrowed, onAssign }: FindingGroupsProps) {
  if (findings.length === 0)
    return (
      <p className={narrowed ? 'sd-soft' : classes.none}>
        {narrowed ? '没有这一类问题。' : '没有发现盲区、交叉和缺项。'}
      </p>
    )
  return responsibilityRules.map((rule) => {
    const found = findings.filter((finding) => finding.rule === rule)
    const [first] = found
    if (first === undefined) return null
    return (
      <details key={rule} open className={classes.group}>
        <summary className={classes.summary}>
          {ruleTitles[rule]}
          <CountBadge value={found.length} tone={first.severity === 'error' ? 'red' : 'amber'} />
          <span className={classes.source}>{first.source}</span>
        </summary>
        {isSame(found) && <p className={classes.commonFix}>{first.fix}</p>}
        <ul>
          {found.map((finding) => (
            <FindingLine
              key={`${finding.place}/${finding.message}`}
              finding={finding}
              withFix={!isSame(found)}
              onAssign={onAssign}
            />
          ))}
        </ul>
      </details>
    )
  })
}

/** One advice for all is said once. */
function isSame(found: readonly ResponsibilityFinding[]): boolean {
  return found.length > 1 && found.every(({ fix }) => fix === found[0]?.fix)
}

interface FindingLineProps {
  readonly finding: ResponsibilityFinding
  readonly withFix: boolean
  readonly onAssign: (question: HolderQuestion) => void
}

function FindingLine({ finding, withFix, onAssign }: FindingLineProps) {
  const { place, message, fix, link, holder } = finding
  return (
    <li className={classes.finding}>
      <span className={classes.place}>
        {link === null ? (
          <Link to="/staffing">{place}</Link>
        ) : (
          <Link to={`/ledgers/${link.ledger}/${link.field}/${encodeURIComponent(link.value)}`}>{place}</Link>
        )}
      </span>
      <span>{message}</span>
      <span className={classes.fix}>{withFix && fix}</span>
      <span className={classes.act}>
        {holder !== null && (
          <Button size="compact-sm" aria-label={`指明${holder.name}对应的人员`} onClick={() => onAssign({ ...holder })}>
            指明人员
          </Button>
        )}
      </span>
    </li>
  )
}
