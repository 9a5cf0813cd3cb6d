/** A package before it is let in: who sealed it, what it holds, what it would change, what has to be decided. */
import { Checkbox } from '@mantine/core'
import { useInViewport } from '@mantine/hooks'
import type { IncomingPackage, MergeChoice } from '../../../contract/api/exchange.ts'
import { bucketLabels, buckets } from '../../../contract/api/intake.ts'
import { kindNames, protectionNames } from '../../../contract/exchange-words.ts'
import { titleOfKind } from '../../../contract/records/index.ts'
import { useRead } from '../../api/queries.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { dayAndTime, grouped, monthName } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { useDebounced } from '../../ui/use-debounced.ts'
import { bucketTones } from '../intake/buckets.ts'
import { CheckCode } from './check-code.tsx'
import { ConflictTable } from './conflict-table.tsx'
import classes from './incoming-package.module.css'
import { RecordChanges } from './record-changes.tsx'

export interface IncomingPackageProps {
  readonly planId: string
  readonly incoming: IncomingPackage
  readonly isCompared: boolean
  readonly onCompared: (is: boolean) => void
  readonly choices: ReadonlyMap<string, MergeChoice>
  readonly onChoice: (choice: MergeChoice) => void
}

export function IncomingPackageCard(props: IncomingPackageProps) {
  const { planId, incoming, isCompared, onCompared, choices, onChoice } = props
  const { info } = incoming
  const { ref, digits } = useSenderDigits(planId, incoming)
  return (
    <section className={classes.package} aria-label={`“${incoming.file}”`}>
      <h2 className={classes.title}>
        {info.unitName} <span className="sd-identifier sd-soft">{info.unit}</span> {kindNames[info.kind]}
        {monthName(info.period)}，第 {info.sequence} 号{info.scope === 'changes' && '，仅变化'}
      </h2>
      <p ref={ref} className="sd-soft">
        {incoming.file} · 封存于 {dayAndTime(info.createdAt)} · {protectionNames[incoming.protection]}
        {incoming.sender !== 'known' && (
          <>
            {' '}
            · 核对码 <CheckCode code={digits.data?.checkCode} error={digits.error} />
          </>
        )}
      </p>
      <Notes incoming={incoming} />
      {incoming.sender === 'unknown' && (
        <div className={classes.note}>
          <p>
            <strong>第一次收到“{info.unitName}”的数据包。</strong>
            请打电话与对方核对核对码，数字一致再导入；导入后记住这个单位的名片。
          </p>
          <Checkbox
            mt={8}
            size="sm"
            label="已与对方核对，数字一致"
            checked={isCompared}
            disabled={digits.data === undefined}
            onChange={({ currentTarget }) => onCompared(currentTarget.checked)}
          />
        </div>
      )}
      {incoming.receipt === null ? (
        <PackageCounts incoming={incoming} />
      ) : (
        <ReceiptSummary receipt={incoming.receipt} />
      )}
      {incoming.conflictsTotal > 0 && (
        <ConflictTable
          conflicts={incoming.conflicts}
          total={incoming.conflictsTotal}
          choices={choices}
          onChoice={onChoice}
        />
      )}
      {incoming.rejectedTotal > 0 && (
        <details className={classes.details}>
          <summary>未通过的 {grouped(incoming.rejectedTotal)} 行，导入后列入回执退给对方</summary>
          <ul>
            {incoming.rejected.map(({ key, id, name, reason }) => (
              <li key={`${key} ${id}`}>
                {name}：{reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      {incoming.changesTotal > 0 && (
        <details className={classes.details} open={incoming.corrects && incoming.changesTotal <= 20}>
          <summary>
            {incoming.corrects ? '更正了' : '修改了'} {grouped(incoming.changesTotal)} 条已有的记录
          </summary>
          <RecordChanges label="修改的内容" changes={incoming.changes} total={incoming.changesTotal} />
        </details>
      )}
    </section>
  )
}

/** Each takes a moment to compute, and a district's first month has hundreds of senders: whichever stays in view is asked for. */
function useSenderDigits(planId: string, { fileId, sender }: IncomingPackage) {
  const { ref, inViewport } = useInViewport<HTMLParagraphElement>()
  const staysInView = useDebounced(inViewport, 300)
  const digits = useRead('exchange.checkCode', { planId, fileId }, { enabled: sender !== 'known' && staysInView })
  return { ref, digits }
}

function Notes({ incoming }: { readonly incoming: IncomingPackage }) {
  const notes = [
    ...(incoming.sender === 'unconfirmed'
      ? [`“${incoming.info.unitName}”的名片还没有打电话核对，可以先到“印章与名片”核对再导入。`]
      : []),
    ...(incoming.alreadyImported ? ['这个数据包以前导入过，再次导入不会改变任何内容。'] : []),
    ...(incoming.missingSequences.length > 0
      ? [`第 ${incoming.missingSequences.join('、')} 号还没有收到。可以先导入这一个，缺的请向对方索取。`]
      : []),
    ...(incoming.numberTwice ? ['同一编号收到过另一个数据包，对方可能恢复过备份，请与对方核对。'] : []),
    ...(incoming.followsAnother
      ? [`它接的不是这里收到的第 ${incoming.info.sequence - 1} 号，对方可能恢复过备份，请与对方核对。`]
      : []),
    ...(incoming.clockDoubtful ? ['封存时间明显不对，对方电脑的日期可能没有调好；导入不受影响。'] : []),
  ]
  return notes.map((note) => (
    <p key={note} className={classes.note}>
      {note}
    </p>
  ))
}

function ReceiptSummary({ receipt }: { readonly receipt: NonNullable<IncomingPackage['receipt']> }) {
  const { totals } = receipt
  const taken = totals.new + totals.changed + totals.same + totals.skipped
  return (
    <p>
      答复本单位{monthName(receipt.period)}第 {receipt.sequence} 号（{dayAndTime(receipt.sentAt)} 封存）：收下{' '}
      {grouped(taken)} 行，未通过 {grouped(totals.rejected)} 行，冲突待核对 {grouped(totals.conflict)} 行。
    </p>
  )
}

function PackageCounts({ incoming }: { readonly incoming: IncomingPackage }) {
  const shown = buckets.filter((bucket) => Object.values(incoming.counts).some((counts) => counts[bucket] > 0))
  return (
    <div className={classes.counts} role="region" aria-label="数据包内容" tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">内容</th>
            {shown.map((bucket) => (
              <th key={bucket} scope="col" className={tables.number}>
                {bucketLabels[bucket]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(incoming.counts).map(([name, counts]) => (
            <tr key={name}>
              <td>{titleOfKind(name)}</td>
              {shown.map((bucket) => (
                <td key={bucket} className={tables.number}>
                  {counts[bucket] === 0 ? '' : <CountBadge value={counts[bucket]} tone={bucketTones[bucket]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
