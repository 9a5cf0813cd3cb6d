/** Approved topics that wait for a meeting, put onto the agenda of this one. What is written is saved first. */
import { Button, Modal } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import type { Topic } from '../../../contract/topics.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './add-topics.module.css'
import type { MeetingStore } from './meeting-store.ts'

export interface AddTopicsProps {
  readonly store: MeetingStore
  readonly seriesId: string | null
}

export function AddTopics({ store, seriesId }: AddTopicsProps) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconInbox size={15} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        选入已立项的议题
      </Button>
      {opened && <TopicsDialog store={store} seriesId={seriesId} onClose={() => setOpened(false)} />}
    </>
  )
}

function TopicsDialog({ store, seriesId, onClose }: AddTopicsProps & { readonly onClose: () => void }) {
  const approved = useRead('topics.list', { state: '已立项' }, { staleTime: 0 })
  const place = useCommand('topics.place')
  const { undo } = useUndoRedo()
  const fitting = (approved.data?.topics ?? []).filter(
    (topic) => topic.seriesId === null || topic.seriesId === seriesId,
  )
  const put = async ({ id, version, title }: Topic) => {
    if (!(await store.flush())) return
    try {
      const { saved } = await place.mutateAsync({ id, version, meetingId: store.id })
      undoableToast(`已列入议程：${title}`, '撤销', saved, undo)
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <Modal opened onClose={onClose} title="选入已立项的议题" size={560} closeButtonProps={{ 'aria-label': '关闭' }}>
      {approved.isError && <p role="alert">{describeFailure(approved.error)}</p>}
      {approved.data !== undefined && fitting.length === 0 && (
        <p className="sd-soft">没有等待上会的议题。议题在“议题征集”中登记，审核立项后列在这里。</p>
      )}
      <ul className={classes.topics} aria-label="已立项的议题">
        {fitting.map((topic) => (
          <li key={topic.id}>
            <span>
              {topic.title} <span className="sd-soft">{topic.proposerUnit}</span>
            </span>
            <Button
              size="compact-sm"
              aria-label={`列入${topic.title}`}
              loading={place.isPending}
              onClick={() => void put(topic)}
            >
              列入
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
