/**
 * Closing of one meeting: its open items with four ways each, the sum that must come out, then the receipt. Stands on a page
 * of its own and beside a meeting; it knows only the meeting's id.
 */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { closingWays } from '../../../contract/closing.ts'
import type { ClosingPreview } from '../../../contract/api/closing.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { ClosingItems } from './closing-items.tsx'
import classes from './closing-panel.module.css'
import { toDecisions, withProposals, type Choices } from './decisions.ts'
import { ReceiptView } from './receipt-view.tsx'

export function ClosingPanel({ meetingId }: { readonly meetingId: string }) {
  const open = useRead('closing.preview', { meetingId })
  const receipts = useRead('closing.receipt', { meetingId })
  const failed = [open, receipts].find((read) => read.isError)
  if (failed !== undefined) return <FailureState error={failed.error} onRetry={() => void failed.refetch()} />
  if (open.data === undefined || receipts.data === undefined) return <LoadingLines lines={8} height={24} />
  return (
    <div className={classes.panel}>
      {open.data.stage === '已结转' ? (
        open.data.canReopen && <Reopen meetingId={meetingId} />
      ) : (
        <OpenItems meetingId={meetingId} open={open.data} />
      )}
      {receipts.data.map((receipt) => (
        <ReceiptView key={receipt.id} receipt={receipt} />
      ))}
    </div>
  )
}

function OpenItems({ meetingId, open }: { readonly meetingId: string; readonly open: ClosingPreview }) {
  const close = useCommand('closing.close')
  const { undo } = useUndoRedo()
  const [choices, setChoices] = useState<Choices>(new Map())
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const decisions = toDecisions(choices, open.items)
  const preview = useRead('closing.preview', { meetingId, decisions: useDebounced(decisions, 120) })
  const { counts, problems } = preview.data ?? open
  const whole = problems.filter(({ id }) => id === null)
  const confirm = () =>
    close.mutate(
      { meetingId, decisions },
      {
        onSuccess: ({ receipt, saved }) => {
          setAsking(false)
          undoableToast(`会议已结转，第 ${receipt.number} 号结转单`, '撤销', saved, undo)
        },
      },
    )
  return (
    <section aria-label="结转">
      {open.items.length === 0 ? (
        <EmptyState title="没有未办结的事项" hint="本次会议和本系列以前的会议都没有留下未办事项，可以直接结转。" />
      ) : (
        <>
          <div className={classes.fill}>
            <TextInput
              aria-label="统一原因"
              placeholder="原因相同的，在这里写一次"
              maxLength={500}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button
              disabled={reason.trim() === ''}
              onClick={() => setChoices(withProposals(choices, open.items, reason.trim()))}
            >
              其余按建议去向填写
            </Button>
          </div>
          <ClosingItems
            items={open.items}
            choices={choices}
            problems={new Map(problems.flatMap(({ id, text }) => (id === null ? [] : [[id, text]])))}
            onChange={setChoices}
          />
        </>
      )}
      <footer className={classes.foot}>
        <p className={classes.sum} role="status" aria-label="结转合计">
          进 <b>{counts.taken}</b> =
          {closingWays.map((way, index) => (
            <span key={way}>
              {index === 0 ? ' ' : ' + '}
              {way} <b>{counts[way]}</b>
            </span>
          ))}
          {problems.length > whole.length && (
            <span className={classes.left}>还有 {problems.length - whole.length} 项没有定好</span>
          )}
        </p>
        <Button
          variant="filled"
          disabled={preview.data === undefined || problems.length > 0}
          onClick={() => {
            close.reset()
            setAsking(true)
          }}
        >
          结转会议
        </Button>
      </footer>
      {whole.map(({ text }) => (
        <p key={text} className={classes.problem} role="alert">
          {text}
        </p>
      ))}
      <ConfirmDialog
        opened={asking}
        title={`结转会议，生成第 ${open.number} 号结转单`}
        confirmLabel="结转"
        busy={close.isPending}
        refusal={close.isError ? describeFailure(close.error) : null}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
      >
        <p>
          进 {counts.taken} 项：{closingWays.map((way) => `${way} ${counts[way]} 项`).join('，')}。
          结转后会议内容不再改动；只有最近一次结转的会议可以重开。
        </p>
      </ConfirmDialog>
    </section>
  )
}

function Reopen({ meetingId }: { readonly meetingId: string }) {
  const reopen = useCommand('closing.reopen')
  const { undo } = useUndoRedo()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <div className={classes.reopen}>
      <Button onClick={() => setAsking(true)}>重开会议</Button>
      <ConfirmDialog
        opened={asking}
        title="重开会议"
        confirmLabel="重开"
        busy={reopen.isPending}
        disabled={reason.trim() === ''}
        refusal={reopen.isError ? describeFailure(reopen.error) : null}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          reopen.mutate(
            { meetingId, reason: reason.trim() },
            {
              onSuccess: ({ saved }) => {
                setAsking(false)
                undoableToast('会议已重开，各项回到结转前的状态', '撤销', saved, undo)
              },
            },
          )
        }
      >
        <p>各项回到结转前的状态，结转单保留并注明重开。</p>
        <Textarea
          mt={8}
          label="重开原因"
          data-autofocus
          autosize
          minRows={2}
          maxLength={200}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  )
}
