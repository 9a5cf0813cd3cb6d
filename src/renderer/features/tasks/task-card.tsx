/** One task beside the rows: what was decided, why its deadline is the day it is, what happened to it, what to report. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Attachment } from '../../../contract/api/attachments.ts'
import type { TaskDetail, TaskEvent } from '../../../contract/tasks.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { fileSize } from '../../ui/format.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { ReportForm } from './report-form.tsx'
import classes from './task-card.module.css'
import { UrgencyMark } from './urgency-mark.tsx'

export interface TaskCardProps {
  readonly id: string
  readonly onClose: () => void
}

export function TaskCard({ id, onClose }: TaskCardProps) {
  const detail = useRead('tasks.get', { id })
  return (
    <aside
      className={classes.card}
      aria-label="督办事项详情"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <header className={classes.header}>
        <h2>督办事项</h2>
        <ActionIcon aria-label="关闭详情" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {detail.isError ? (
        <FailureState error={detail.error} onRetry={() => void detail.refetch()} />
      ) : detail.data === undefined ? (
        <LoadingLines lines={6} />
      ) : (
        <CardBody detail={detail.data} />
      )}
    </aside>
  )
}

function CardBody({ detail }: { readonly detail: TaskDetail }) {
  const { task, events, explanation, moves } = detail
  return (
    <div className={classes.body}>
      <p className={classes.content}>{task.content}</p>
      <dl className={classes.facts}>
        <Fact label="状态">
          <UrgencyMark urgency={task.urgency} />
          {task.state !== task.urgency && <span>{task.state}</span>}
        </Fact>
        <Fact label="责任单位">{task.leadUnit === '' ? '未定' : task.leadUnit}</Fact>
        {task.supportingUnits.length > 0 && <Fact label="协办单位">{task.supportingUnits.join('、')}</Fact>}
        {task.person !== '' && <Fact label="责任人">{task.person}</Fact>}
        <Fact label="完成时限">
          {task.deadline ?? '未定'}
          {task.deadlineText !== '' && <span className="sd-soft">“{task.deadlineText}”</span>}
        </Fact>
        {explanation !== null && (
          <Fact label="时限依据">
            <span className={classes.reason}>
              {[
                ...explanation.reasons,
                ...explanation.warnings,
                ...(explanation.nextWorkday === null
                  ? []
                  : [`当日不上班，其后第一个工作日是 ${explanation.nextWorkday}。`]),
              ].join(' ')}
            </span>
          </Fact>
        )}
        <Fact label="会议">
          <Link to={`/meetings/${task.meetingId}`}>{task.meetingTitle}</Link>
          <span className="sd-soft">{task.takenOn}</span>
          <Link to={`/meetings/${task.meetingId}/closing`}>结转单</Link>
        </Fact>
        {task.seriesName !== '' && <Fact label="会议系列">{task.seriesName}</Fact>}
      </dl>
      {moves.length > 0 && <ReportForm key={task.id} id={task.id} moves={moves} />}
      {!task.own && <p className="sd-soft">这一项由其他单位管理，本单位只能查看。</p>}
      <h3 className={classes.subtitle}>办理记录</h3>
      <ol className={classes.timeline}>
        {events.toReversed().map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
        <li>
          <p className={classes.moment}>{task.takenOn} 议定</p>
          <p>
            <Link to={`/meetings/${task.meetingId}`}>{task.meetingTitle}</Link>
          </p>
        </li>
      </ol>
    </div>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function EventLine({ event }: { readonly event: TaskEvent }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const open = async ({ id }: Attachment) => {
    try {
      await saveArtifact(await call('attachments.open', { id }))
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <li>
      <p className={classes.moment}>
        {event.on} {event.kind}
        {event.stateBefore !== event.stateAfter && `：${event.stateBefore} → ${event.stateAfter}`}
        {event.deadlineBefore !== event.deadlineAfter &&
          `：${event.deadlineBefore ?? '未定'} → ${event.deadlineAfter ?? '未定'}`}
      </p>
      {event.note !== '' && <p className={classes.note}>{event.note}</p>}
      {event.closing !== null && (
        <p className="sd-soft">
          第 {event.closing.number} 号结转单 ·{' '}
          <Link to={`/meetings/${event.closing.meetingId}/closing`}>{event.closing.meetingTitle}</Link>
        </p>
      )}
      {event.attachments.map((attachment) => (
        <p key={attachment.id}>
          <button type="button" className={classes.link} onClick={() => void open(attachment)}>
            {attachment.name}
          </button>{' '}
          <span className="sd-soft">{fileSize(attachment.size)}</span>
        </p>
      ))}
      <p className="sd-soft">{event.person === '' ? event.writtenBy : `${event.person}（${event.writtenBy} 登记）`}</p>
    </li>
  )
}
