/** What stands at the head of the minutes: which meeting, when, where, who. */
import { NativeSelect, TextInput } from '@mantine/core'
import { meetingKinds } from '../../../contract/meetings.ts'
import { DateBox } from '../../ui/date-box.tsx'
import type { WritingMeeting } from './draft.ts'
import classes from './meeting-page.module.css'
import { SessionField } from './session-field.tsx'

export interface SectionProps {
  readonly write: (change: (meeting: WritingMeeting) => WritingMeeting) => void
}

export interface HeadSectionProps extends SectionProps {
  readonly meetingId: string
  readonly meeting: WritingMeeting
}

export function HeadSection({ meetingId, meeting, write }: HeadSectionProps) {
  return (
    <section className={classes.head} aria-label="会议概况">
      <TextInput
        className={classes.wide ?? ''}
        label="会议名称"
        value={meeting.title}
        error={meeting.title.trim() === '' ? '请填写会议名称' : null}
        onChange={({ currentTarget: { value } }) => write((current) => ({ ...current, title: value }))}
      />
      <NativeSelect
        label="类别"
        data={[...meetingKinds]}
        value={meeting.kind}
        onChange={({ currentTarget: { value } }) => write((current) => ({ ...current, kind: value }))}
      />
      <DateBox
        label="时间"
        withTime
        value={meeting.heldAt}
        onChange={(heldAt) => write((current) => ({ ...current, heldAt }))}
      />
      <TextInput
        label="地点"
        value={meeting.place}
        onChange={({ currentTarget: { value } }) => write((current) => ({ ...current, place: value }))}
      />
      <TextInput
        label="主持人"
        value={meeting.chair}
        onChange={({ currentTarget: { value } }) => write((current) => ({ ...current, chair: value }))}
      />
      <DateBox
        label="散会时间"
        withTime
        mayBeEmpty
        placeholder="散会时自动记下"
        value={meeting.endedAt ?? ''}
        onChange={(endedAt) => write((current) => ({ ...current, endedAt: endedAt === '' ? null : endedAt }))}
      />
      <TextInput
        label="记录人"
        value={meeting.recorder}
        onChange={({ currentTarget: { value } }) => write((current) => ({ ...current, recorder: value }))}
      />
      {meeting.seriesId !== null && (
        <SessionField
          meetingId={meetingId}
          seriesId={meeting.seriesId}
          meeting={meeting}
          onChange={(part) => write((current) => ({ ...current, ...part }))}
        />
      )}
    </section>
  )
}
