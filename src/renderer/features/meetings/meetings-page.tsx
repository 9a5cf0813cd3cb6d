/** All meetings, newest first, and whether their minutes have gone out. */
import { Button } from '@mantine/core'
import { IconFileCheck, IconPlus } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { MeetingDraftInput, MeetingSummary } from '../../../contract/meetings.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { meetingTime, todayIso } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import classes from './meetings-page.module.css'

export function MeetingsPage() {
  const meetings = useRead('meetings.list', {})
  const create = useCommand('meetings.create')
  const [, navigate] = useLocation()
  const start = () =>
    create.mutate(newMeeting(), {
      onSuccess: ({ meeting }) => navigate(`/meetings/${meeting.id}`),
      onError: toastFailure,
    })
  const newButton = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
      loading={create.isPending}
      onClick={start}
    >
      新建会议
    </Button>
  )
  return (
    <Page
      title="议事协商"
      beside={meetings.data === undefined ? null : <span>{meetings.data.length} 次会议</span>}
      actions={
        <>
          <Button component={Link} to="/compliance" leftSection={<IconFileCheck size={16} stroke={1.7} aria-hidden />}>
            检查公文格式
          </Button>
          {newButton}
        </>
      }
      status={
        meetings.data === undefined
          ? ''
          : `待发文 ${meetings.data.filter((meeting) => meeting.lastIssued === null).length} 次`
      }
    >
      {meetings.isPending ? (
        <LoadingLines lines={6} />
      ) : meetings.isError ? (
        <FailureState error={meetings.error} onRetry={() => void meetings.refetch()} />
      ) : meetings.data.length === 0 ? (
        <EmptyState
          title="还没有会议"
          hint="新建一次会议，边开边记：议题、到会、议定事项随写随存，会后直接发文。"
          action={newButton}
        />
      ) : (
        <MeetingsTable meetings={meetings.data} />
      )}
    </Page>
  )
}

function MeetingsTable({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">会议</th>
          <th scope="col">类别</th>
          <th scope="col">时间</th>
          <th scope="col">地点</th>
          <th scope="col" className={tables.number}>
            到会
          </th>
          <th scope="col" className={tables.number}>
            议定事项
          </th>
          <th scope="col">纪要</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <td className={classes.title}>
              <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
            </td>
            <td className={classes.kind}>{meeting.kind}</td>
            <td className={classes.time}>{meetingTime(meeting.heldAt)}</td>
            <td>{meeting.place}</td>
            <td className={tables.number}>{meeting.attending}</td>
            <td className={tables.number}>{meeting.resolutions}</td>
            <td className={classes.kind}>
              {meeting.lastIssued === null ? (
                <span className={classes.due}>待发文</span>
              ) : (
                `第 ${meeting.lastIssued.number} 期${meeting.lastIssued.revision > 1 ? `（第 ${meeting.lastIssued.revision} 版）` : ''} · ${meeting.lastIssued.issuedOn}`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A meeting begins now, unless the clerk says otherwise. */
export function newMeeting(now: Date = new Date()): MeetingDraftInput {
  const hour = String(now.getHours()).padStart(2, '0')
  return {
    title: '未命名会议',
    kind: '联席会议',
    heldAt: `${todayIso(now)}T${hour}:00`,
    place: '',
    chair: '',
    recorder: '',
    discussion: '',
    agenda: [],
    attendance: [],
    resolutions: [],
  }
}
