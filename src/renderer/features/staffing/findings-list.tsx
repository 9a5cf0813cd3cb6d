/** What the rules found, rule by rule; a finding leads to its place and says what to do. */
import type { Finding, RuleInForce, StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import classes from './findings-list.module.css'

export interface FindingsListProps {
  readonly board: StaffingBoard
  /** What a what-if would newly break. */
  readonly added: readonly Finding[]
  readonly onPick: (finding: Finding) => void
  readonly onShowRules: () => void
}

export function FindingsList({ board, added, onPick, onShowRules }: FindingsListProps) {
  const { findings, rules } = board
  const news = new Set(added.map(keyOf))
  return (
    <section className={classes.list} aria-label="问题">
      {findings.length === 0 && <p className={classes.none}>没有发现问题，1+3+N 都已配齐。</p>}
      {rules.map((rule) => (
        <RuleFindings
          key={rule.key}
          rule={rule}
          found={findings.filter((finding) => finding.rule === rule.key)}
          news={news}
          onPick={onPick}
        />
      ))}
      <button type="button" className={classes.rules} onClick={onShowRules}>
        检查按哪些规则，数字可以调整
      </button>
    </section>
  )
}

interface RuleFindingsProps {
  readonly rule: RuleInForce
  readonly found: readonly Finding[]
  readonly news: ReadonlySet<string>
  readonly onPick: (finding: Finding) => void
}

function RuleFindings({ rule, found, news, onPick }: RuleFindingsProps) {
  if (found.length === 0) return null
  const isError = rule.severity === 'error'
  return (
    <details open={isError || found.some((finding) => news.has(keyOf(finding)))} className={classes.rule}>
      <summary className={classes.summary}>
        {rule.title}
        <CountBadge value={found.length} tone={isError ? 'red' : 'amber'} />
      </summary>
      <p className={classes.source}>
        {rule.statement}
        <br />
        {rule.document === '' ? rule.clause : `${rule.document}：${rule.clause}`}
        {rule.reason !== '' && (
          <>
            <br />
            本单位已调整：{rule.reason}
          </>
        )}
      </p>
      <ul>
        {found.map((finding) => (
          <li key={`${keyOf(finding)}/${finding.message}`}>
            <button type="button" className={classes.finding} onClick={() => onPick(finding)}>
              <span className={classes.place}>
                {finding.place}
                {news.has(keyOf(finding)) && <span className={classes.new}>试排新增</span>}
              </span>
              <span>{finding.message}</span>
              <span className={classes.fix}>{finding.fix}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function keyOf({ rule, communityId, gridId, personId }: Finding): string {
  return [rule, communityId, gridId, personId].join('/')
}
