/** Issues a version: on which basis, from which day, and why it was adjusted. Names what becomes fixed. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { VersionHistory } from '../../../contract/api/versions.ts'
import { ledgers, type LedgerKey } from '../../../contract/ledgers/index.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateBox } from '../../ui/date-box.tsx'
import { grouped, todayIso } from '../../ui/format.ts'
import { toastDone } from '../../ui/toast.tsx'

export interface PublishDialogProps {
  readonly ledgerKey: LedgerKey
  readonly history: VersionHistory
  readonly opened: boolean
  readonly onClose: () => void
}

export function PublishDialog({ ledgerKey, history, opened, onClose }: PublishDialogProps) {
  const publish = useCommand('versions.publish')
  const meetings = useRead('meetings.list', {}, { enabled: opened })
  const [basis, setBasis] = useState('')
  /** What was filled in for the meeting; a basis that the clerk has written stays. */
  const [offered, setOffered] = useState('')
  const [meetingId, setMeetingId] = useState('')
  const [approvedBy, setApprovedBy] = useState('')
  const [effectiveOn, setEffectiveOn] = useState(todayIso())
  const [remarks, setRemarks] = useState('')
  const edition = (history.versions[0]?.edition ?? 0) + 1
  const unexplained = history.pending?.unexplained ?? 0
  const close = () => {
    publish.reset()
    onClose()
  }
  const chooseMeeting = (id: string) => {
    setMeetingId(id)
    const meeting = meetings.data?.find((candidate) => candidate.id === id)
    offer(meeting === undefined ? '' : `${meeting.title}审议通过`)
  }
  const offer = (text: string) => {
    if (basis.trim() === '' || basis === offered) setBasis(text)
    setOffered(text)
  }
  const send = () =>
    publish.mutate(
      {
        ledger: ledgerKey,
        basis: basis.trim(),
        meetingId: meetingId === '' ? null : meetingId,
        approvedBy: approvedBy.trim(),
        effectiveOn,
        remarks: remarks.trim(),
      },
      {
        onSuccess: ({ version }) => {
          setBasis('')
          setMeetingId('')
          setRemarks('')
          onClose()
          toastDone(`已发布：${ledgers[ledgerKey].title}第${version.edition}版 ${version.reference}`)
        },
      },
    )
  return (
    <ConfirmDialog
      opened={opened}
      title={`发布${ledgers[ledgerKey].title}第${edition}版`}
      confirmLabel="发布"
      busy={publish.isPending}
      disabled={basis.trim() === '' || effectiveOn === '' || (unexplained > 0 && remarks.trim() === '')}
      refusal={publish.isError ? describeFailure(publish.error) : null}
      onClose={close}
      onConfirm={send}
    >
      <p>
        清单现有 {grouped(history.rows)}{' '}
        行。发布后这一版的编号、依据和全部内容固定下来，不能修改或撤销；清单本身可以继续改。
      </p>
      <NativeSelect
        mt={8}
        label="通过的会议"
        value={meetingId}
        onChange={(event) => chooseMeeting(event.currentTarget.value)}
        data={[
          { value: '', label: '不指明' },
          ...(meetings.data ?? []).map(({ id, title, heldAt }) => ({
            value: id,
            label: `${heldAt.slice(0, 10)} ${title}`,
          })),
        ]}
      />
      {meetingId !== '' && <ResolutionChoice key={meetingId} meetingId={meetingId} onChoose={offer} />}
      <Textarea
        mt={8}
        label="依据"
        withAsterisk
        placeholder="例如：街道党工委会议审议通过"
        data-autofocus
        maxLength={500}
        minRows={2}
        autosize
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <TextInput
        mt={8}
        label="批准人"
        maxLength={60}
        value={approvedBy}
        onChange={(event) => setApprovedBy(event.currentTarget.value)}
      />
      <DateBox label="施行日期" value={effectiveOn} onChange={setEffectiveOn} />
      {history.pending !== null && (
        <Textarea
          mt={8}
          label="调整说明"
          withAsterisk={unexplained > 0}
          description={unexplained > 0 ? `有 ${unexplained} 处调整没有逐条登记原因，请在这里一并说明。` : undefined}
          maxLength={2000}
          minRows={2}
          autosize
          value={remarks}
          onChange={(event) => setRemarks(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  )
}

interface ResolutionChoiceProps {
  readonly meetingId: string
  /** With the words for the basis. */
  readonly onChoose: (basis: string) => void
}

const longestExcerpt = 60

/** The resolution by which the meeting passed the list is named in the basis. */
function ResolutionChoice({ meetingId, onChoose }: ResolutionChoiceProps) {
  const meeting = useRead('meetings.get', { id: meetingId })
  const [chosen, setChosen] = useState('')
  if (meeting.data === undefined || meeting.data.resolutions.length === 0) return null
  const { title, resolutions } = meeting.data
  const choose = (value: string) => {
    setChosen(value)
    const resolution = resolutions[Number(value) - 1]
    onChoose(
      value === '' || resolution === undefined
        ? `${title}审议通过`
        : `${title}议定事项第${value}条：${excerpt(resolution.content)}`,
    )
  }
  return (
    <NativeSelect
      mt={8}
      label="通过的议定事项"
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: '不指明' },
        ...resolutions.map(({ content }, index) => ({
          value: String(index + 1),
          label: `第${index + 1}条 ${excerpt(content)}`,
        })),
      ]}
    />
  )
}

function excerpt(content: string): string {
  const line = content.replace(/\s+/g, ' ').trim()
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt).toWellFormed()}…` : line
}
