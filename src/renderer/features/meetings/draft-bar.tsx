/** Words that were not saved, offered again: after a crash, a refusal, or when the meeting was changed elsewhere meanwhile. */
import { Button } from '@mantine/core'
import type { Meeting } from '../../../contract/meetings.ts'
import { shortMoment } from '../../ui/format.ts'
import { dropDraft, type KeptDraft } from './kept-draft.ts'
import classes from './meeting-page.module.css'
import type { MeetingStore } from './meeting-store.ts'
import { useSaveState } from './use-meeting-store.ts'

export interface DraftBarProps {
  readonly store: MeetingStore
  readonly loaded: Meeting
  /** What was found when the meeting was opened, until somebody has decided about it. */
  readonly kept: KeptDraft | null
  readonly onDecided: () => void
}

export function DraftBar({ store, loaded, kept, onDecided }: DraftBarProps) {
  const save = useSaveState(store)
  if (kept !== null)
    return (
      <Bar
        text={`找到 ${shortMoment(kept.at)} 未保存的内容${kept.version === loaded.version ? '' : '；会议之后又有改动，恢复后以找到的内容为准'}`}
        take="恢复"
        leave="放弃"
        onTake={() => {
          store.takeOver(loaded, kept.draft)
          onDecided()
        }}
        onLeave={() => {
          dropDraft(loaded.id)
          onDecided()
        }}
      />
    )
  if (save.at !== 'refused' || loaded.version === store.version) return null
  return (
    <Bar
      text="这次会议已在别处改过，这里的内容没有保存"
      take="以这里的内容为准"
      leave="放弃这里的改动"
      onTake={() => store.takeOver(loaded, null)}
      onLeave={() => store.discard(loaded)}
    />
  )
}

interface BarProps {
  readonly text: string
  readonly take: string
  readonly leave: string
  readonly onTake: () => void
  readonly onLeave: () => void
}

function Bar({ text, take, leave, onTake, onLeave }: BarProps) {
  return (
    <div className={classes.draftBar} role="alert">
      <span>{text}</span>
      <Button size="compact-sm" variant="filled" onClick={onTake}>
        {take}
      </Button>
      <Button size="compact-sm" onClick={onLeave}>
        {leave}
      </Button>
    </div>
  )
}
