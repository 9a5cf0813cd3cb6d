/** One topic with all that was written, and what can be done with it. */
import { Button, Textarea } from '@mantine/core'
import { useState, type RefObject } from 'react'
import { Link } from 'wouter'
import { reviewDecisions, type ReviewDecision, type Topic } from '../../../contract/topics.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { SubjectName } from '../meetings/subject-chooser.tsx'
import { PlaceDialog } from './place-dialog.tsx'
import classes from './topics-page.module.css'

export interface TopicCardProps {
  readonly topic: Topic
  readonly seriesName: string
  readonly note: string
  readonly noteRef: RefObject<HTMLTextAreaElement | null>
  readonly busy: boolean
  readonly failure: unknown
  readonly onNote: (note: string) => void
  readonly onDecide: (decision: ReviewDecision) => void
  readonly onEdit: () => void
}

export function TopicCard(props: TopicCardProps) {
  const { topic, seriesName } = props
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['会议系列', seriesName === '' ? '未定' : seriesName],
    ['来源', topic.source],
    ['提出单位', topic.proposerUnit],
    ['提出人', topic.proposer],
    ['联系方式', topic.contact === '' ? '' : <Contact key="contact" topic={topic} />],
    ['提出日期', topic.submittedOn],
    ['关联对象', topic.subject === null ? '' : <SubjectName key="subject" subject={topic.subject} leads />],
    ['理由', topic.reason],
    ['建议', topic.proposal],
    ['审核人', topic.reviewer],
    ['审核意见', topic.reviewNote],
    [
      '上会会议',
      topic.meeting === null ? (
        ''
      ) : (
        <Link key="meeting" to={`/meetings/${topic.meeting.id}`}>
          {topic.meeting.title}
        </Link>
      ),
    ],
  ]
  return (
    <aside className={classes.card} aria-label="议题申请单">
      <h2>{topic.title}</h2>
      <dl className={classes.sheet}>
        {facts.map(([label, value]) =>
          value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {topic.actions.includes('审核') && <ReviewBox {...props} />}
      <OtherActions topic={topic} onEdit={props.onEdit} />
    </aside>
  )
}

/** Masked on the screen, where others look on; whoever calls back asks for it. */
function Contact({ topic: { contact, contactMasked } }: { readonly topic: Topic }) {
  const [whole, setWhole] = useState(false)
  return (
    <>
      {whole ? contact : contactMasked}{' '}
      <Button size="compact-xs" variant="subtle" aria-pressed={whole} onClick={() => setWhole(!whole)}>
        {whole ? '隐藏' : '显示'}
      </Button>
    </>
  )
}

function ReviewBox({ note, noteRef, busy, failure, onNote, onDecide }: TopicCardProps) {
  return (
    <section className={classes.review} aria-label="审核立项">
      <Textarea
        ref={noteRef}
        label="审核意见"
        description="不予立项要写明理由，告知提出人"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={200}
        value={note}
        onChange={({ currentTarget: { value } }) => onNote(value)}
      />
      <div className={classes.decisions}>
        {reviewDecisions.map((decision, index) => (
          <Button
            key={decision}
            variant={index === 0 ? 'filled' : 'default'}
            loading={busy}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onDecide(decision)}
          >
            {decision}
          </Button>
        ))}
      </div>
      {failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(failure)}
        </p>
      )}
    </section>
  )
}

function OtherActions({ topic, onEdit }: { readonly topic: Topic; readonly onEdit: () => void }) {
  const reopen = useCommand('topics.reopen')
  const remove = useCommand('topics.remove')
  const [placing, setPlacing] = useState(false)
  const { undo } = useUndoRedo()
  const { id, version, title, actions } = topic
  return (
    <div className={classes.decisions}>
      {actions.includes('上会') && <Button onClick={() => setPlacing(true)}>列入会议</Button>}
      {placing && <PlaceDialog topic={topic} onClose={() => setPlacing(false)} />}
      {actions.includes('修改') && <Button onClick={onEdit}>修改</Button>}
      {actions.includes('退回待审') && (
        <Button
          loading={reopen.isPending}
          onClick={() =>
            reopen.mutate(
              { id, version },
              {
                onSuccess: ({ saved }) => undoableToast(`退回待审：${title}`, '撤销', saved, undo),
                onError: toastFailure,
              },
            )
          }
        >
          退回待审
        </Button>
      )}
      {actions.includes('删除') && (
        <Button
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(
              { id },
              {
                onSuccess: ({ saved }) => undoableToast(`已删除议题：${title}`, '撤销', saved, undo),
                onError: toastFailure,
              },
            )
          }
        >
          删除
        </Button>
      )}
    </div>
  )
}
