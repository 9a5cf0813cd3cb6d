/** 开始开会 and 散会: the step of a meeting that is due, after what is written has been saved. */
import { Button } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import type { Meeting, MeetingStage } from '../../../contract/meetings.ts'
import { useCommand } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import type { MeetingStore } from './meeting-store.ts'

export interface StageButtonProps {
  readonly meeting: Meeting
  readonly store: MeetingStore
  readonly onChanged: (stage: MeetingStage) => void
}

export function StageButton({ meeting, store, onChanged }: StageButtonProps) {
  const { mutateAsync: setStage, isPending } = useCommand('meetings.setStage')
  const { undo } = useUndoRedo()
  const go = async (stage: MeetingStage, done: string) => {
    if (!(await store.flush())) return
    try {
      const { meeting: changed, saved } = await setStage({ id: meeting.id, version: store.version, stage })
      store.reload(changed)
      undoableToast(done, '撤销', saved, undo)
      onChanged(stage)
    } catch (error) {
      toastFailure(error)
    }
  }
  if (meeting.stage === '筹备')
    return (
      <Button
        variant="filled"
        loading={isPending}
        leftSection={<IconPlayerPlay size={16} stroke={1.7} aria-hidden />}
        onClick={() => void go('会中', '会议开始')}
      >
        开始开会
      </Button>
    )
  if (meeting.stage !== '会中') return null
  return (
    <Button
      loading={isPending}
      leftSection={<IconPlayerStop size={16} stroke={1.7} aria-hidden />}
      onClick={() => void go('会后', '已散会')}
    >
      散会
    </Button>
  )
}
