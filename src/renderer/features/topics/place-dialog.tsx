/** Puts an approved topic onto the agenda of a meeting that is there already and not closed. */
import { useState } from 'react'
import { NativeSelect } from '@mantine/core'
import type { MeetingStage } from '../../../contract/meetings.ts'
import type { Topic } from '../../../contract/topics.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'

export interface PlaceDialogProps {
  readonly topic: Topic
  readonly onClose: () => void
}

/** Those still to be held come first. */
const order: readonly MeetingStage[] = ['筹备', '会中', '会后']

export function PlaceDialog({ topic, onClose }: PlaceDialogProps) {
  const list = useRead('meetings.list', {})
  const ownUnit = useRead('system.status', {}).data?.unit?.code
  const place = useCommand('topics.place')
  const { undo } = useUndoRedo()
  const [chosen, setChosen] = useState<string | null>(null)
  const fitting = (list.data ?? [])
    .filter(({ unit, stage }) => unit === ownUnit && stage !== '已结转')
    .filter(({ seriesId }) => topic.seriesId === null || seriesId === topic.seriesId)
    .toSorted((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage))
  const meetingId = chosen ?? fitting[0]?.id
  const failure = place.error ?? list.error
  const put = () => {
    if (meetingId === undefined) return
    const { id, version, title } = topic
    place.mutate(
      { id, version, meetingId },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已列入会议：${title}`, '撤销', saved, undo)
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      opened
      title="列入会议"
      confirmLabel="列入"
      busy={place.isPending}
      disabled={meetingId === undefined}
      refusal={failure === null ? null : describeFailure(failure)}
      onClose={onClose}
      onConfirm={put}
    >
      <p>“{topic.title}”列为所选会议的最后一个议题。</p>
      {list.data !== undefined && fitting.length === 0 ? (
        <p className="sd-soft">没有可以列入的会议：同一系列、还没有结转的会议才可以。请先从系列开会。</p>
      ) : (
        <NativeSelect
          label="会议"
          value={meetingId ?? ''}
          data={fitting.map(({ id, title, heldAt, stage }) => ({
            value: id,
            label: `${title}（${stage}，${heldAt.slice(0, 10)}）`,
          }))}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
        />
      )}
    </ConfirmDialog>
  )
}
