/** One person's posts: what was held when, and leaving with the hand-over list that is printed before it is confirmed. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Handover } from '../../../contract/api/postings.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { PrintButtons } from '../../ui/print-buttons.tsx'
import { allPeople, type KnownPerson } from './moves-plan.ts'
import { PersonChooser } from './person-chooser.tsx'
import classes from './person-page.module.css'
import { Timeline } from './timeline.tsx'
import { MeetingsAbout } from '../meetings/meetings-about.tsx'

const handoverPage = '@page { size: A4 portrait; margin: 16mm 16mm 18mm; }'

export function PersonPage({ id }: { readonly id: string }) {
  /** Which postings are to end; all of them as long as nothing is said. */
  const [ending, setEnding] = useState<readonly string[] | null>(null)
  const handover = useRead('organisation.handover', { personId: id, postingIds: ending === null ? null : [...ending] })
  const [last, setLast] = useState<Handover | null>(null)
  // Ticking a post asks again; the page stays as it is until the answer is there.
  if (handover.data !== undefined && handover.data !== last) setLast(handover.data)
  const shown = handover.data ?? last
  if (handover.isError)
    return <FailureState title="没有读到这个人" error={handover.error} onRetry={() => void handover.refetch()} />
  if (shown === null) return <LoadingLines lines={10} />
  return (
    <Page
      title={shown.name}
      beside={<span>{shown.employer}</span>}
      flush
      actions={
        <>
          <Button component={Link} to="/staffing">
            回到网格队伍
          </Button>
          <PrintButtons name={`${shown.name}-交接清单`} ready main={false} label="打印交接清单" />
        </>
      }
      status="交接清单随时可以打印；办理离岗以后，位置空出，任职记录保留。"
    >
      <PaperPreview html={shown.html} label="交接清单" pageRule={handoverPage} />
      <aside className={classes.side} aria-label="任职与离岗">
        {shown.own && shown.current.length > 0 && (
          <LeaveForm
            handover={shown}
            ending={ending ?? shown.current.map(({ postingId }) => postingId)}
            onEnding={setEnding}
          />
        )}
        <section className={classes.section} aria-label="任职经历">
          <h2 className={classes.heading}>任职经历</h2>
          <Timeline terms={shown.terms} of="person" />
        </section>
        <MeetingsAbout
          subject={{ kind: 'people', id }}
          heading="涉及的会议"
          className={classes.section}
          headingClassName={classes.heading}
        />
      </aside>
    </Page>
  )
}

interface LeaveFormProps {
  readonly handover: Handover
  readonly ending: readonly string[]
  readonly onEnding: (postingIds: readonly string[]) => void
}

const usualReasons = ['调离', '轮岗', '退休', '辞职', '合同到期'] as const

function LeaveForm({ handover, ending, onEnding }: LeaveFormProps) {
  const { personId, name, current, items, vacated } = handover
  const board = useRead('organisation.board', {})
  const leave = useCommand('organisation.leave')
  const { undo } = useUndoRedo()
  const [, navigate] = useLocation()
  const [endedOn, setEndedOn] = useState(todayIso())
  const [reason, setReason] = useState('')
  const [successor, setSuccessor] = useState<KnownPerson | null>(null)
  const candidates = useMemo(
    () => (board.data === undefined ? [] : allPeople(board.data).filter((other) => other.personId !== personId)),
    [board.data, personId],
  )
  const submit = () =>
    leave.mutate(
      { personId, postingIds: [...ending], endedOn, reason, successorId: successor?.personId ?? null },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`${name}已离岗`, '撤销', saved, undo)
          navigate('/staffing')
        },
      },
    )
  return (
    <section className={classes.section} aria-label="办理离岗">
      <h2 className={classes.heading}>办理离岗</h2>
      <div className={classes.fields}>
        <Checkbox.Group
          label="离开的岗位"
          value={[...ending]}
          onChange={(ids) => onEnding(current.map(({ postingId }) => postingId).filter((id) => ids.includes(id)))}
        >
          {current.map((term) => (
            <Checkbox
              key={term.postingId}
              className={classes.post ?? ''}
              value={term.postingId}
              label={`${term.gridName === '' ? '未分网格' : term.gridName} ${term.role}`}
            />
          ))}
        </Checkbox.Group>
        <p className={classes.facts}>
          要交接 {items.length} 项
          {vacated.length > 0 && `；离岗后 ${vacated.map(({ place, message }) => `${place}${message}`).join('，')}`}
        </p>
        <DateBox label="离岗时间（最后一天）" value={endedOn} onChange={setEndedOn} />
        <TextInput
          label="离岗原因"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.reasons}>
          {usualReasons.map((usual) => (
            <Button key={usual} size="compact-sm" onClick={() => setReason(usual)}>
              {usual}
            </Button>
          ))}
        </div>
        <PersonChooser label="接任人（可以先不定）" people={candidates} chosen={successor} onChoose={setSuccessor} />
        {successor !== null && successor.posts.length > 0 && (
          <p className={classes.facts}>
            {successor.name}现任 {successor.posts.join('、')}，接任以后同时任职。
          </p>
        )}
        {leave.isError && (
          <p className={classes.refusal} role="alert">
            {describeFailure(leave.error)}
          </p>
        )}
        <Button
          variant="filled"
          loading={leave.isPending}
          disabled={ending.length === 0 || endedOn === '' || reason.trim() === ''}
          onClick={submit}
        >
          办理离岗
        </Button>
      </div>
    </section>
  )
}
