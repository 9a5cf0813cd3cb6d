/** Begins the next meeting of a series: which series, when and where, with which of the approved topics in which order. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SeriesSummary } from '../../../contract/meeting-series.ts'
import type { Topic } from '../../../contract/topics.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { moved, RowTools } from '../meetings/row-tools.tsx'
import classes from './begin-dialog.module.css'

export interface BeginDialogProps {
  readonly seriesId: string | null
  readonly onClose: () => void
  readonly onBegun: (meetingId: string) => void
}

export function BeginDialog({ seriesId, onClose, onBegun }: BeginDialogProps) {
  const list = useRead('series.list', {})
  const begin = useCommand('series.begin')
  const { undo } = useUndoRedo()
  const [chosenId, setChosenId] = useState(seriesId)
  const [heldAt, setHeldAt] = useState(`${todayIso()}T14:30`)
  const [place, setPlace] = useState<string | null>(null)
  const [chair, setChair] = useState<string | null>(null)
  const [topics, setTopics] = useState<readonly Topic[]>([])
  const chosen = list.data?.find(({ id }) => id === chosenId) ?? list.data?.[0]
  const choose = (id: string) => {
    setChosenId(id)
    setTopics([])
    setPlace(null)
    setChair(null)
  }
  const start = () => {
    if (chosen === undefined) return
    begin.mutate(
      { id: chosen.id, heldAt, place, chair, topicIds: topics.map(({ id }) => id) },
      {
        onSuccess: ({ meeting, saved }) => {
          undoableToast(`已新建：${meeting.title}`, '撤销', saved, undo)
          onBegun(meeting.id)
        },
      },
    )
  }
  return (
    <ConfirmDialog
      opened
      title="开会"
      confirmLabel="新建会议并打开"
      busy={begin.isPending}
      disabled={chosen === undefined || heldAt === ''}
      refusal={begin.isError ? describeFailure(begin.error) : list.isError ? describeFailure(list.error) : null}
      onClose={onClose}
      onConfirm={start}
    >
      {list.data !== undefined && list.data.length === 0 && (
        <p>
          还没有会议系列。请先<Link to="/meetings/series/new">新建系列</Link>，再从系列开会。
        </p>
      )}
      {chosen !== undefined && (
        <>
          <div className={classes.fields}>
            <NativeSelect
              className={classes.whole ?? ''}
              label="会议系列"
              value={chosen.id}
              data={(list.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ currentTarget: { value } }) => choose(value)}
            />
            <DateBox label="时间" withTime value={heldAt} onChange={setHeldAt} />
            <TextInput
              label="主持人"
              maxLength={200}
              value={chair ?? chosen.convenor}
              onChange={({ currentTarget: { value } }) => setChair(value)}
            />
            <TextInput
              className={classes.whole ?? ''}
              label="地点"
              maxLength={200}
              value={place ?? chosen.place}
              onChange={({ currentTarget: { value } }) => setPlace(value)}
            />
          </div>
          <TopicChoice series={chosen} chosen={topics} onChange={setTopics} />
          <NextMeeting series={chosen} heldOn={heldAt.slice(0, 10)} />
        </>
      )}
    </ConfirmDialog>
  )
}

interface TopicChoiceProps {
  readonly series: SeriesSummary
  readonly chosen: readonly Topic[]
  readonly onChange: (topics: readonly Topic[]) => void
}

/** Those of this series and those of none in particular; the chosen ones first, in the order of the agenda. */
function TopicChoice({ series, chosen, onChange }: TopicChoiceProps) {
  const approved = useRead('topics.list', { state: '已立项' })
  const fitting = (approved.data?.topics ?? []).filter(({ seriesId }) => seriesId === null || seriesId === series.id)
  const others = fitting.filter(({ id }) => !chosen.some((topic) => topic.id === id))
  return (
    <fieldset className={classes.topics}>
      <legend>
        已立项的议题{' '}
        <span className="sd-soft">
          选 {chosen.length} 件，共 {fitting.length} 件
        </span>
      </legend>
      {approved.isError && <p role="alert">{describeFailure(approved.error)}</p>}
      {approved.data !== undefined && fitting.length === 0 && <p className="sd-soft">没有等待上会的议题。</p>}
      <ol>
        {chosen.map((topic, index) => (
          <li key={topic.id} className={classes.topic}>
            <Checkbox
              checked
              label={`${index + 1}. ${topic.title}`}
              onChange={() => onChange(chosen.filter(({ id }) => id !== topic.id))}
            />
            <RowTools
              what={topic.title}
              index={index}
              count={chosen.length}
              onMove={(from, to) => onChange(moved(chosen, from, to))}
              onRemove={(at) => onChange(chosen.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <ul>
        {others.map((topic) => (
          <li key={topic.id} className={classes.topic}>
            <Checkbox checked={false} label={topic.title} onChange={() => onChange([...chosen, topic])} />
            <span className="sd-soft">{topic.proposerUnit}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function NextMeeting({ series, heldOn }: { readonly series: SeriesSummary; readonly heldOn: string }) {
  const next = useRead('series.next', { id: series.id, heldOn }, { enabled: heldOn !== '' })
  return (
    <p className={classes.next} aria-live="polite">
      {next.data === undefined ? '' : `${next.data.title}。自动带入固定议题、${series.members} 名参会人员和会议规则。`}
    </p>
  )
}
