/** The page on which one meeting is closed. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { meetingTime } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { ClosingPanel } from './closing-panel.tsx'

export function ClosingPage({ id }: { readonly id: string }) {
  const meeting = useRead('meetings.get', { id })
  if (meeting.isPending) return <LoadingLines lines={10} />
  if (meeting.isError)
    return <FailureState title="没有读到这次会议" error={meeting.error} onRetry={() => void meeting.refetch()} />
  return (
    <Page
      title={`结转：${meeting.data.title}`}
      beside={<span>{meetingTime(meeting.data.heldAt)}</span>}
      actions={
        <Button component={Link} to={`/meetings/${id}`}>
          返回会议
        </Button>
      }
      status="方向键上下移动，1 办结、2 结转、3 转督办、4 撤销，回车填写原因。进多少项，出多少项。"
    >
      <ClosingPanel meetingId={id} />
    </Page>
  )
}
