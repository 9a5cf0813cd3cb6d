/** Issuing from outside of the editor: asks about the text and the findings as they are stored now. */
import { Modal } from '@mantine/core'
import type { Meeting } from '../../../contract/meetings.ts'
import { useRead } from '../../api/queries.ts'
import { FailureState } from '../../ui/states.tsx'
import { IssueDialog } from './issue-dialog.tsx'

export interface IssueStoredProps {
  readonly meeting: Meeting
  readonly onClose: () => void
}

export function IssueStored({ meeting, onClose }: IssueStoredProps) {
  const minutes = useRead('minutes.text', { id: meeting.id }, { staleTime: 0 })
  const preview = useRead('minutes.preview', { id: meeting.id }, { staleTime: 0 })
  const error = minutes.error ?? preview.error
  if (error !== null)
    return (
      <Modal opened onClose={onClose} title="纪要发文" closeButtonProps={{ 'aria-label': '关闭' }}>
        <FailureState
          title="没有读到纪要正文"
          error={error}
          onRetry={() => void Promise.all([minutes.refetch(), preview.refetch()])}
        />
      </Modal>
    )
  if (minutes.data === undefined || preview.data === undefined) return null
  return (
    <IssueDialog
      meeting={meeting}
      blocks={minutes.data.text.length}
      findings={preview.data.findings}
      template={preview.data.template?.name ?? null}
      onClose={onClose}
    />
  )
}
