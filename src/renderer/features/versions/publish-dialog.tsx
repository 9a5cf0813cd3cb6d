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
    if (meeting !== undefined && basis.trim() === '') setBasis(`${meeting.title}审议通过`)
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
