/**
 * 第几次 a meeting of its series is. It is asked about before it is written: one that another meeting has is not taken, one
 * that leaves others out is taken when the clerk says so.
 */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { leftOutInWords, readSession, titleWithSession } from './session-text.ts'
import type { WritingMeeting } from './draft.ts'

export interface SessionFieldProps {
  readonly meetingId: string
  readonly seriesId: string
  readonly meeting: WritingMeeting
  readonly onChange: (part: Pick<WritingMeeting, 'session' | 'title'>) => void
}

export function SessionField({ meetingId, seriesId, meeting, onChange }: SessionFieldProps) {
  const { call } = useApi()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [gap, setGap] = useState<{ readonly session: number; readonly text: string } | null>(null)
  const shown = meeting.session === null ? '' : String(meeting.session)
  const take = (session: number | null) => {
    setTyped(null)
    setGap(null)
    onChange({ session, title: titleWithSession(meeting.title, meeting.session, session) })
  }
  const settle = async () => {
    if (typed === null) return
    const session = readSession(typed)
    if (session === undefined) {
      setProblem('请填写 1 到 100000 之间的数')
      return
    }
    if (session === meeting.session) {
      setTyped(null)
      return
    }
    if (session === null) {
      take(null)
      return
    }
    try {
      const heldOn = meeting.heldAt.slice(0, 10)
      const { taken, leftOut } = await call('series.checkSession', { id: seriesId, session, heldOn, meetingId })
      if (taken !== null) setProblem(`第 ${session} 次已是“${taken.title}”（${taken.heldOn}），请换一个`)
      else if (leftOut !== null) setGap({ session, text: leftOutInWords(leftOut) })
      else take(session)
    } catch (error) {
      setProblem(describeFailure(error))
    }
  }
  return (
    <>
      <TextInput
        label="届次（第几次）"
        inputMode="numeric"
        maxLength={6}
        value={typed ?? shown}
        error={problem}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value)
          setProblem(null)
        }}
        onBlur={() => void settle()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void settle()
        }}
      />
      <ConfirmDialog
        opened={gap !== null}
        title="届次不连续"
        confirmLabel="仍用这个届次"
        onClose={() => {
          setGap(null)
          setTyped(null)
        }}
        onConfirm={() => {
          if (gap !== null) take(gap.session)
        }}
      >
        <p>
          {gap?.text}，改为第 {gap?.session} 次后会缺号。确有其会而没有录入的，可以先用这个届次，再补录缺的会议。
        </p>
      </ConfirmDialog>
    </>
  )
}
