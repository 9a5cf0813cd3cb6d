/** The findings in the order of the page, each with clause, place, what was found and what is asked. */
import { severityLabels, type ComplianceFinding } from '../../../contract/api/compliance.ts'
import tables from '../../ui/table.module.css'
import classes from './finding-table.module.css'

export function FindingTable({ findings }: { readonly findings: readonly ComplianceFinding[] }) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">程度</th>
          <th scope="col">条款</th>
          <th scope="col">位置</th>
          <th scope="col">现为</th>
          <th scope="col">要求</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={`${finding.rule} ${finding.place.text} ${finding.found}`}>
            <td className={finding.severity === 'error' ? classes.error : classes.warning}>
              {severityLabels[finding.severity]}
            </td>
            <td className={classes.clause}>{finding.clause}</td>
            <td className={classes.place}>
              {finding.place.text}
              {finding.others.length > 0 && <Others ordinals={finding.others} />}
            </td>
            <td>{finding.found}</td>
            <td className={classes.asked}>{finding.asked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const namedOthers = 6

function Others({ ordinals }: { readonly ordinals: readonly number[] }) {
  const all = `第 ${ordinals.join('、')} 段`
  const some = ordinals.slice(0, namedOthers).join('、')
  return (
    <span className={classes.others} title={all}>
      另有 {ordinals.length} 处：第 {some} {ordinals.length > namedOthers ? '等段' : '段'}
    </span>
  )
}
