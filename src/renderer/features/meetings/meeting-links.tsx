/** From a meeting to its other pages, in the order in which they are needed. */
import { Link } from 'wouter'
import classes from './minutes-panel.module.css'

export const meetingPages = [
  ['notice', '通知和回复'],
  ['papers', '会议材料'],
  ['minutes', '编辑、核对和确认纪要'],
  ['closing', '结转'],
] as const

export function MeetingLinks({ meetingId }: { readonly meetingId: string }) {
  return (
    <nav aria-label="这次会议" className={classes.links}>
      {meetingPages.map(([page, label]) => (
        <Link key={page} to={`/meetings/${meetingId}/${page}`}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
