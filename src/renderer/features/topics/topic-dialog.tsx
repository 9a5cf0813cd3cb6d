/** 议题申请单 as a form: a new topic, or one that is changed. */
import { Button, Drawer, Group, Input, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { topicSources } from '../../../contract/meetings.ts'
import type { SeriesSummary } from '../../../contract/meeting-series.ts'
import { topicDraft, type Topic, type TopicDraft } from '../../../contract/topics.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { SubjectChooser } from '../meetings/subject-chooser.tsx'
import classes from './topics-page.module.css'
import type { AskedTopic } from './use-asked-topic.ts'

export interface TopicDialogProps {
  readonly editing: Topic | AskedTopic
  readonly series: readonly SeriesSummary[]
  readonly onClose: () => void
  readonly onCreated: () => void
}

export function TopicDialog({ editing, series, onClose, onCreated }: TopicDialogProps) {
  const create = useCommand('topics.create')
  const update = useCommand('topics.update')
  const { undo } = useUndoRedo()
  const [draft, setDraft] = useState<TopicDraft>(() => draftFrom(editing))
  const write = (part: Partial<TopicDraft>) => setDraft((current) => ({ ...current, ...part }))
  const failure = create.error ?? update.error
  const save = () => {
    if (!('id' in editing)) {
      create.mutate(draft, {
        onSuccess: ({ topic, saved }) => {
          undoableToast(`已登记议题：${topic.title}`, '撤销', saved, undo)
          onCreated()
          onClose()
        },
      })
      return
    }
    const { id, version } = editing
    update.mutate(
      { id, version, draft },
      {
        onSuccess: ({ topic, saved }) => {
          undoableToast(`已修改议题：${topic.title}`, '撤销', saved, undo)
          onClose()
        },
      },
    )
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      title="议题申请单"
      size={520}
      closeButtonProps={{ 'aria-label': '关闭' }}
      closeOnClickOutside={false}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <DraftFields draft={draft} series={series} write={write} />
        {failure !== null && (
          <p className={classes.refusal} role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <Group justify="flex-end" gap={8} className={classes.whole ?? ''}>
          <Button onClick={onClose}>取消</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={draft.title.trim() === '' || draft.submittedOn === ''}
            loading={create.isPending || update.isPending}
          >
            保存
          </Button>
        </Group>
      </form>
    </Drawer>
  )
}

interface DraftFieldsProps {
  readonly draft: TopicDraft
  readonly series: readonly SeriesSummary[]
  readonly write: (part: Partial<TopicDraft>) => void
}

function DraftFields({ draft, series, write }: DraftFieldsProps) {
  return (
    <>
      <TextInput
        className={classes.whole ?? ''}
        label="议题"
        withAsterisk
        data-autofocus
        maxLength={200}
        value={draft.title}
        onChange={({ currentTarget: { value } }) => write({ title: value })}
      />
      <NativeSelect
        label="来源"
        data={[...topicSources]}
        value={draft.source}
        onChange={({ currentTarget: { value } }) =>
          write({ source: topicSources.find((source) => source === value) ?? draft.source })
        }
      />
      <DateBox label="提出日期" value={draft.submittedOn} onChange={(submittedOn) => write({ submittedOn })} />
      <NativeSelect
        className={classes.whole ?? ''}
        label="会议系列"
        value={draft.seriesId ?? ''}
        data={[{ value: '', label: '未定' }, ...series.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) => write({ seriesId: value === '' ? null : value })}
      />
      <TextInput
        className={classes.whole ?? ''}
        label="提出单位"
        maxLength={500}
        value={draft.proposerUnit}
        onChange={({ currentTarget: { value } }) => write({ proposerUnit: value })}
      />
      <TextInput
        label="提出人"
        maxLength={200}
        value={draft.proposer}
        onChange={({ currentTarget: { value } }) => write({ proposer: value })}
      />
      <TextInput
        label="联系方式"
        maxLength={200}
        value={draft.contact}
        onChange={({ currentTarget: { value } }) => write({ contact: value })}
      />
      <div className={classes.whole}>
        {draft.subject === null && <Input.Label labelElement="div">关联对象</Input.Label>}
        <SubjectChooser label="关联对象" value={draft.subject} onChange={(subject) => write({ subject })} />
      </div>
      <Textarea
        className={classes.whole ?? ''}
        label="理由"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={draft.reason}
        onChange={({ currentTarget: { value } }) => write({ reason: value })}
      />
      <Textarea
        className={classes.whole ?? ''}
        label="建议"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={draft.proposal}
        onChange={({ currentTarget: { value } }) => write({ proposal: value })}
      />
    </>
  )
}

const writable = topicDraft.strip()

function draftFrom(editing: Topic | AskedTopic): TopicDraft {
  if ('id' in editing) return writable.parse(editing)
  const { subject, seriesId } = editing
  const source = subject === null ? '居民' : subject.kind === 'grids' ? '网格' : '清单'
  return {
    ...topicDraft.omit({ title: true }).parse({ source, submittedOn: todayIso(), subject, seriesId }),
    title: '',
  }
}
