/** All meetings, newest first: of which series, how far they have come, and whether their minutes have gone out. */
import { Button, NativeSelect } from '@mantine/core'
import { IconCalendarRepeat, IconFileCheck, IconInbox, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { MeetingDraftInput, MeetingSummary } from '../../../contract/meetings.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { meetingTime, todayIso } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import { BeginButton } from '../meeting-series/begin-button.tsx'
import { documentName } from '../minutes/document-name.ts'
import classes from './meetings-page.module.css'

export function MeetingsPage() {
  const meetings = useRead('meetings.list', {})
  const series = useRead('series.list', {})
  const [shownSeries, setShownSeries] = useState(everySeries)
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
  const shown = (meetings.data ?? []).filter(
    ({ seriesId }) => shownSeries === everySeries || (seriesId ?? noSeries) === shownSeries,
  )
  const names = new Map((series.data ?? []).map(({ id, name }) => [id, name]))
  return (
    <Page
      title="议事协商"
      beside={meetings.data === undefined ? null : <span>{meetings.data.length} 次会议</span>}
      actions={
        <>
          {names.size > 0 && (
            <NativeSelect
              className={classes.chooser ?? ''}
              aria-label="会议系列"
              value={shownSeries}
              data={[
                { value: everySeries, label: '全部系列' },
                ...[...names].map(([value, label]) => ({ value, label })),
                { value: noSeries, label: '不属于系列' },
              ]}
              onChange={({ currentTarget: { value } }) => setShownSeries(value)}
            />
          )}
          <Button
            component={Link}
            to="/meetings/series"
            leftSection={<IconCalendarRepeat size={16} stroke={1.7} aria-hidden />}
          >
            会议系列
          </Button>
          <Button component={Link} to="/meetings/topics" leftSection={<IconInbox size={16} stroke={1.7} aria-hidden />}>
            议题征集
          </Button>
          <Button component={Link} to="/compliance" leftSection={<IconFileCheck size={16} stroke={1.7} aria-hidden />}>
            检查公文格式
          </Button>
          <BeginButton seriesId={names.has(shownSeries) ? shownSeries : null} />
          {newButton}
        </>
      }
      status={meetings.data === undefined ? '' : `待发文 ${meetings.data.filter(isDue).length} 次`}
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
      ) : shown.length === 0 ? (
        <EmptyState
          title="这个系列还没有会议"
          hint="从系列开会，参会人员、固定议题和已立项的议题自动带入。"
          action={<Button onClick={() => setShownSeries(everySeries)}>显示全部会议</Button>}
        />
      ) : (
        <MeetingsTable meetings={shown} seriesNames={names} />
      )}
    </Page>
  )
}

const everySeries = ''
const noSeries = 'none'

/** Before it has been held there is nothing to issue. */
function isDue({ stage, lastIssued }: MeetingSummary): boolean {
  return lastIssued === null && (stage === '会后' || stage === '已结转')
}

interface MeetingsTableProps {
  readonly meetings: readonly MeetingSummary[]
  readonly seriesNames: ReadonlyMap<string, string>
}

function MeetingsTable({ meetings, seriesNames }: MeetingsTableProps) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">会议</th>
          <th scope="col">系列</th>
          <th scope="col">类别</th>
          <th scope="col">时间</th>
          <th scope="col">地点</th>
          <th scope="col">阶段</th>
          <th scope="col" className={tables.number}>
            到会
          </th>
          <th scope="col" className={tables.number}>
            议定
          </th>
          <th scope="col" className={tables.number}>
            未办结
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
            <td className={classes.series}>
              {meeting.seriesId !== null && (
                <Link to={`/meetings/series/${meeting.seriesId}`}>{seriesNames.get(meeting.seriesId)}</Link>
              )}
            </td>
            <td className={classes.kind}>{meeting.kind}</td>
            <td className={classes.time}>{meetingTime(meeting.heldAt)}</td>
            <td>{meeting.place}</td>
            <td className={classes.kind}>
              {meeting.stage}
              {meeting.stage === '筹备' && (
                <>
                  {' '}
                  <Link to={`/meetings/${meeting.id}/notice`} aria-label={`通知：${meeting.title}`}>
                    通知
                  </Link>
                </>
              )}
            </td>
            <td className={tables.number}>{meeting.attending}</td>
            <td className={tables.number}>{meeting.resolutions}</td>
            <td className={tables.number}>{meeting.openResolutions === 0 ? '' : meeting.openResolutions}</td>
            <td className={classes.kind}>
              <IssuedMark meeting={meeting} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function IssuedMark({ meeting }: { readonly meeting: MeetingSummary }) {
  const { lastIssued } = meeting
  if (lastIssued === null) return isDue(meeting) ? <span className={classes.due}>待发文</span> : null
  return `${documentName(lastIssued)} · ${lastIssued.issuedOn}`
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
