/** What the check found: findings by clause at the left, what was looked at and recognised at the right. */
import { IconCircleCheck } from '@tabler/icons-react'
import { severityLabels, type ComplianceReport } from '../../../contract/api/compliance.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { FindingTable } from './finding-table.tsx'
import classes from './report-view.module.css'

export function ReportView({ report }: { readonly report: ComplianceReport }) {
  const { counts, findings } = report
  return (
    <div className={classes.report}>
      <section className={classes.findings} aria-label="发现的问题">
        <p className={classes.counts} role="status">
          {severityLabels.error} <CountBadge value={counts.errors} tone={counts.errors > 0 ? 'red' : 'plain'} />
          {severityLabels.warning} <CountBadge value={counts.warnings} tone={counts.warnings > 0 ? 'amber' : 'plain'} />
        </p>
        {findings.length === 0 ? <NothingWrong /> : <FindingTable findings={findings} />}
      </section>
      <WhatWasChecked report={report} />
    </div>
  )
}

function NothingWrong() {
  return (
    <div className={classes.clean}>
      <IconCircleCheck size={40} stroke={1.4} aria-hidden />
      <p className={classes.cleanTitle}>没有发现不符合的地方</p>
      <p className="sd-soft">右边列出检查了哪些内容，以及要打印出来看的事项。</p>
    </div>
  )
}

function WhatWasChecked({ report: { checked, elements, notes } }: { readonly report: ComplianceReport }) {
  return (
    <aside className={classes.aside} aria-label="检查了什么">
      <h2 className={classes.heading}>检查了什么</h2>
      <ul className={classes.groups}>
        {checked.map(({ group, label, rules, errors, warnings }) => (
          <li key={group}>
            <span>{label}</span>
            <span className="sd-soft">{rules} 项</span>
            <span className={errors > 0 ? classes.error : warnings > 0 ? classes.warning : classes.fine}>
              {errors + warnings === 0 ? '未见问题' : `${errors + warnings} 处`}
            </span>
          </li>
        ))}
      </ul>
      <h2 className={classes.heading}>认出的要素</h2>
      <dl className={classes.elements}>
        {elements.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2 className={classes.heading}>说明</h2>
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </aside>
  )
}
