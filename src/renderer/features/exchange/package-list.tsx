/** Packages with what became of them and what can be done with each: read back, see returned rows, answer. */
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { PartnerPackage } from '../../../contract/api/exchange.ts'
import { kindNames, protectionNames } from '../../../contract/exchange-words.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { dayAndTime, grouped, monthName } from '../../ui/format.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { receiptText } from './exchange-words.ts'
import { ReturnedRows } from './returned-rows.tsx'
import classes from './package-list.module.css'
import { SealedNote, type SealedPackage } from './sealed-note.tsx'
import { useReadBack } from './use-read-back.ts'

export function PackageList({ packages }: { readonly packages: readonly PartnerPackage[] }) {
  return (
    <ol className={classes.list}>
      {packages.map((item) => (
        <li key={item.packageId}>
          <PackageLines item={item} />
        </li>
      ))}
    </ol>
  )
}

export function PackageLines({ item }: { readonly item: PartnerPackage }) {
  const state = receiptText(item)
  const verb = item.direction === 'sent' ? '封存于' : '导入于'
  return (
    <div className={classes.lines}>
      <p>
        {item.kind === 'submission' ? '' : `${kindNames[item.kind]} · `}
        {monthName(item.period)}第 {item.sequence} 号 · {grouped(item.rows)} 行{item.scope === 'changes' && ' · 仅变化'}
        <span className="sd-soft">
          {' '}
          · {verb} {dayAndTime(item.at)} {item.by}
        </span>
      </p>
      <p className={classes.file} title={`校验码 ${item.hash}`}>
        {item.fileName}
        {item.protection !== 'none' && ` · ${protectionNames[item.protection]}`}
      </p>
      <p className={classes.state}>
        {item.voidedAt !== null && <span className={classes.open}>已作废</span>}
        {item.takenBack && <span className={classes.open}>导入已撤销</span>}
        {item.direction === 'sent' && item.readBackAt !== null && <span className={classes.done}>已回读核对</span>}
        {state !== null && item.voidedAt === null && (
          <span className={item.receipt === null ? classes.open : classes.done}>{state}</span>
        )}
        {item.totals !== null && item.totals.rejected + item.totals.conflict > 0 && (
          <span className={classes.open}>
            未通过 {grouped(item.totals.rejected)} 行，冲突 {grouped(item.totals.conflict)} 行
          </span>
        )}
      </p>
      <PackageActions item={item} />
    </div>
  )
}

function PackageActions({ item }: { readonly item: PartnerPackage }) {
  const { call } = useApi()
  const receipt = useCommand('exchange.receipt')
  const voiding = useCommand('exchange.void')
  const saveArtifact = useSaveArtifact()
  const readBack = useReadBack()
  const [isOpen, setOpen] = useState(false)
  /** One that was sealed under a 提取码, which is shown only now. */
  const [sealed, setSealed] = useState<SealedPackage | null>(null)
  const hasReturned = item.returned > 0
  const isAnswerable = item.direction === 'received' && item.kind !== 'receipt' && !item.takenBack
  const answer = () =>
    receipt.mutate(
      { packageId: item.packageId, protection: item.answerProtection },
      {
        onSuccess: ({ artifact, info, secretCode }) => {
          if (secretCode !== null) setSealed({ artifact, info, secretCode })
          void saveArtifact(artifact, `已封存回执第 ${info.sequence} 号`)
        },
        onError: toastFailure,
      },
    )
  const report = () =>
    void call('exchange.rowsReport', { packageId: item.packageId }).then(
      (artifact) => saveArtifact(artifact),
      toastFailure,
    )
  return (
    <>
      <Group gap={6}>
        {item.direction === 'sent' && item.readBackAt === null && (
          <Button
            size="compact-xs"
            loading={readBack.isBusy}
            onClick={() =>
              void readBack.choose(item.packageId).then((done) => done && toastDone('已回读核对，文件一致'))
            }
          >
            回读核对
          </Button>
        )}
        {item.direction === 'sent' && item.readBackAt === null && item.voidedAt === null && item.receipt === null && (
          <Button
            size="compact-xs"
            loading={voiding.isPending}
            title="没有交给对方的，作废后下一个数据包按完整发出"
            onClick={() => voiding.mutate({ packageId: item.packageId }, { onError: toastFailure })}
          >
            没交出，作废
          </Button>
        )}
        {isAnswerable && (
          <Button size="compact-xs" loading={receipt.isPending} onClick={answer}>
            封存回执
          </Button>
        )}
        {hasReturned && (
          <Button size="compact-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            查看退回的行
          </Button>
        )}
        {hasReturned && item.direction === 'received' && (
          <Button size="compact-xs" onClick={report}>
            导出退回的行
          </Button>
        )}
      </Group>
      {readBack.failure !== null && (
        <p className={classes.open} role="alert">
          {describeFailure(readBack.failure)}
        </p>
      )}
      {sealed !== null && <SealedNote sealed={sealed} onClose={() => setSealed(null)} />}
      {isOpen && <ReturnedRows direction={item.direction} packageId={item.packageId} />}
    </>
  )
}
