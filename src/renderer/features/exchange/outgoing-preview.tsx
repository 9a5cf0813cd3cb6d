/** What would go out: table by table with the fields and their class, then what has changed since the package before. */
import type { OutgoingPlan, PackageScope } from '../../../contract/api/exchange.ts'
import { kindNames } from '../../../contract/exchange-words.ts'
import { records } from '../../../contract/records/index.ts'
import { dayAndTime, grouped, monthName } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { PrivacyMark, RecordChanges } from './record-changes.tsx'
import classes from './outgoing-preview.module.css'

export function OutgoingPreview({ plan, scope }: { readonly plan: OutgoingPlan; readonly scope: PackageScope }) {
  const total = plan.tables.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <section aria-label="要发出的内容" className={classes.preview}>
      <p>
        {kindNames[plan.kind]}给{plan.recipientName ?? '对方单位'}，第 {plan.sequence} 号，共 {grouped(total)} 行
        {plan.documents > 0 && `，${plan.documents} 份文件`}。
        {plan.last === null ? (
          <span className="sd-soft">以前没有发给过这个单位。</span>
        ) : (
          <span className="sd-soft">
            上一个是第 {plan.last.sequence} 号（{monthName(plan.last.period)}，{dayAndTime(plan.last.at)}）。
          </span>
        )}
      </p>
      {scope === 'changes' && !plan.changesKnown && (
        <p className="sd-soft">本机没有对方已有内容的记录，这一次按完整发出。</p>
      )}
      {total === 0 ? (
        <p className={classes.empty}>
          {scope === 'changes' ? '上次发给对方以后没有改动，不用再发。' : '这个月没有可以发出的内容。'}
        </p>
      ) : (
        <div className={classes.region} role="region" aria-label="各表内容" tabIndex={0}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col" className={tables.number}>
                  行数
                </th>
                <th scope="col" className={tables.number}>
                  新增
                </th>
                <th scope="col" className={tables.number}>
                  修改
                </th>
                <th scope="col" className={tables.number}>
                  删除
                </th>
                <th scope="col">栏目</th>
              </tr>
            </thead>
            <tbody>
              {plan.tables.map((table) => (
                <tr key={table.key}>
                  <td className={classes.nowrap}>{records[table.key].title}</td>
                  <td className={tables.number}>{grouped(table.rows)}</td>
                  {[table.new, table.changed, table.deleted].map((count, index) => (
                    <td key={index} className={tables.number}>
                      {count === 0 ? '' : grouped(count)}
                    </td>
                  ))}
                  <td>
                    {table.fields.map(({ label, privacy }) => (
                      <span key={label} className={classes.field}>
                        {label}
                        <PrivacyMark privacy={privacy} />
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {plan.changesTotal > 0 && (
        <>
          <h2 className={classes.heading}>上次发出以后的变化（{grouped(plan.changesTotal)} 条）</h2>
          <RecordChanges label="上次发出以后的变化" changes={plan.changes} total={plan.changesTotal} />
        </>
      )}
    </section>
  )
}
