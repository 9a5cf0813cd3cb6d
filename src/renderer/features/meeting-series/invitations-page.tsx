/** 会议通知: who is told of a meeting, how, and what they answered; before the meeting is held. */
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconArrowLeft, IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { informedBy, type Invitation, type InvitationReply } from '../../../contract/api/invitations.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { meetingTime, todayIso } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import classes from './invitations-page.module.css'

export function InvitationsPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useRead('meetings.get', { id: meetingId })
  const list = useRead('invitations.list', { meetingId })
  const inform = useCommand('invitations.inform')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [by, setBy] = useState<string>(informedBy[0])
  const waiting = (list.data?.people ?? []).filter(({ informed }) => informed === null).map(({ id }) => id)
  const chosen = (list.data?.people ?? []).map(({ id }) => id).filter((id) => ticked.has(id))
  const tell = (ids: readonly string[]) =>
    inform.mutate(
      { meetingId, ids: [...ids], by, on: todayIso() },
      { onSuccess: () => setTicked(new Set()), onError: toastFailure },
    )
  return (
    <Page
      title="会议通知"
      beside={
        meeting.data === undefined ? null : (
          <span className={classes.meeting} title={meeting.data.title}>
            {meeting.data.title} · {meetingTime(meeting.data.heldAt)} · {meeting.data.place}
          </span>
        )
      }
      actions={
        <Button
          component={Link}
          to={`/meetings/${meetingId}`}
          leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}
        >
          返回会议
        </Button>
      }
      tools={
        <>
          <NativeSelect
            aria-label="通知方式"
            data={[...informedBy]}
            value={by}
            onChange={({ currentTarget: { value } }) => setBy(value)}
          />
          <Button
            variant="filled"
            disabled={chosen.length === 0}
            loading={inform.isPending}
            onClick={() => tell(chosen)}
          >
            登记已通知 {chosen.length} 人
          </Button>
          <Button disabled={waiting.length === 0} onClick={() => setTicked(new Set(waiting))}>
            勾选未通知的 {waiting.length} 人
          </Button>
        </>
      }
      status={
        list.data === undefined
          ? ''
          : `共 ${list.data.people.length} 人 · 已通知 ${list.data.informed} 人 · 回复参加 ${list.data.coming} 人`
      }
    >
      {list.isPending ? (
        <LoadingLines lines={8} />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.people.length === 0 ? (
        <EmptyState
          title="还没有参会人员"
          hint="在会议里写上参会人员，或在会议系列里定好，再来登记通知。"
          action={
            <Button component={Link} to={`/meetings/${meetingId}`}>
              打开会议
            </Button>
          }
        />
      ) : (
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col" aria-label="勾选" />
              <th scope="col">单位</th>
              <th scope="col">姓名</th>
              <th scope="col">职务</th>
              <th scope="col">身份</th>
              <th scope="col">通知</th>
              <th scope="col">回复</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {list.data.people.map((person) => (
              <InvitationRow
                key={person.id}
                meetingId={meetingId}
                person={person}
                canReply={meeting.data?.stage === '筹备'}
                ticked={ticked.has(person.id)}
                onTick={(on) =>
                  setTicked(
                    (current) => new Set(on ? [...current, person.id] : [...current].filter((id) => id !== person.id)),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

interface InvitationRowProps {
  readonly meetingId: string
  readonly person: Invitation
  readonly canReply: boolean
  readonly ticked: boolean
  readonly onTick: (on: boolean) => void
}

function InvitationRow({ meetingId, person, canReply, ticked, onTick }: InvitationRowProps) {
  const { name, unit, duty, status, standsInFor, informed, reply, remarks } = person
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`勾选 ${name}`}
          checked={ticked}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
      </td>
      <td className={classes.unit}>{unit}</td>
      <td className={classes.nowrap}>{standsInFor === '' ? name : `${name}（代${standsInFor}）`}</td>
      <td>{duty}</td>
      <td className={classes.nowrap}>{status}</td>
      <td className={classes.nowrap}>
        {informed === null ? <span className={classes.due}>未通知</span> : `${informed.on.slice(5)} ${informed.by}`}
      </td>
      <td className={classes.nowrap}>
        {canReply ? (
          <ReplyBox key={reply?.answer ?? ''} meetingId={meetingId} person={person} />
        ) : (
          (reply?.answer ?? '')
        )}
      </td>
      <td>{remarks}</td>
    </tr>
  )
}

function ReplyBox({ meetingId, person }: { readonly meetingId: string; readonly person: Invitation }) {
  const send = useCommand('invitations.reply')
  const [deputy, setDeputy] = useState<string | null>(null)
  const member = person.standsInFor === '' ? person.name : person.standsInFor
  const answer = (given: InvitationReply, by = '') =>
    send.mutate(
      { meetingId, id: person.id, answer: given, on: todayIso(), deputy: by },
      { onSuccess: () => setDeputy(null), onError: toastFailure },
    )
  if (deputy !== null)
    return (
      <form
        className={classes.deputy}
        onSubmit={(event) => {
          event.preventDefault()
          answer('代会', deputy)
        }}
      >
        <TextInput
          aria-label={`代${member}参会的人`}
          placeholder="代会人姓名"
          size="xs"
          autoFocus
          maxLength={200}
          value={deputy}
          onChange={({ currentTarget: { value } }) => setDeputy(value)}
        />
        <Button type="submit" size="compact-sm" loading={send.isPending} disabled={deputy.trim() === ''}>
          登记
        </Button>
        <ActionIcon size={22} aria-label="不登记代会" onClick={() => setDeputy(null)}>
          <IconArrowBackUp size={14} stroke={1.7} />
        </ActionIcon>
      </form>
    )
  const button = (given: InvitationReply, act: () => void) => (
    <Button
      size="compact-sm"
      variant={person.reply?.answer === given ? 'light' : 'default'}
      aria-pressed={person.reply?.answer === given}
      aria-label={`${member}${given}`}
      onClick={act}
    >
      {given}
    </Button>
  )
  return (
    <span className={classes.replies}>
      {button('参加', () => answer('参加'))}
      {button('请假', () => answer('请假'))}
      {button('代会', () => setDeputy(''))}
    </span>
  )
}
