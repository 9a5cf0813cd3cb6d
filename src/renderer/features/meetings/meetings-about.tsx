/** All meetings that touched a record, for the page of that record; nothing where there were none. */
import { Link } from 'wouter'
import type { Subject } from '../../../contract/meetings.ts'
import { useRead } from '../../api/queries.ts'

export interface MeetingsAboutProps {
  readonly subject: Subject
  readonly heading: string
  /** A meeting that the page names already. */
  readonly except?: string | null
  readonly className?: string | undefined
  readonly headingClassName?: string | undefined
}

export function MeetingsAbout({ subject, heading, except = null, className, headingClassName }: MeetingsAboutProps) {
  const found = useRead('subjects.meetings', { subject }, { staleTime: 0 })
  const meetings = (found.data ?? []).filter(({ id }) => id !== except)
  if (meetings.length === 0) return null
  return (
    <section className={className} aria-label={heading}>
      <h2 className={headingClassName}>{heading}</h2>
      <ul>
        {meetings.map(({ id, title, at, detail }) => (
          <li key={`${id}/${detail}`}>
            <Link to={`/meetings/${id}`}>{title}</Link>
            <p className="sd-soft">
              {at.slice(0, 10)} · {detail}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
