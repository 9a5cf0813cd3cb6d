/** What has happened to a task: one of the reports that the core allows now, with what it needs. */
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { ReportKind, TaskReport } from '../../../contract/tasks.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { describeFailure } from '../../api/failures.ts'
import { todayIso } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { ProofFiles } from './proof-files.tsx'
import classes from './task-card.module.css'

const noteLabels: Readonly<Record<ReportKind, string>> = {
  进展: '进展情况',
  佐证: '佐证说明',
  逾期说明: '逾期原因',
  调整时限: '调整原因',
  办结: '办理结果',
  转督办: '转督办原因',
  撤销: '撤销原因',
  重开: '重开原因',
}

export interface ReportFormProps {
  readonly id: string
  readonly moves: readonly ReportKind[]
}

export function ReportForm({ id, moves }: ReportFormProps) {
  const report = useCommand('tasks.report')
  const { undo } = useUndoRedo()
  const [wanted, setKind] = useState<ReportKind>('进展')
  const [note, setNote] = useState('')
  const [person, setPerson] = useState('')
  const [deadlineText, setDeadlineText] = useState('')
  const [files, setFiles] = useState<readonly StagedFile[]>([])
  const kind = moves.includes(wanted) ? wanted : moves[0]
  if (kind === undefined) return null
  const takesFiles = kind === '佐证' || kind === '办结'
  const save = () =>
    report.mutate(
      { ids: [id], person, report: toReport(kind, note, { deadlineText, fileIds: files.map((file) => file.id) }) },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已登记${kind}`, '撤销', saved, undo)
          setNote('')
          setDeadlineText('')
          setFiles([])
        },
      },
    )
  return (
    <form
      className={classes.form}
      aria-label="登记办理情况"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label="登记什么"
        className={classes.kinds ?? ''}
        value={kind}
        data={[...moves]}
        onChange={(next) => {
          report.reset()
          setKind(moves.find((move) => move === next) ?? kind)
        }}
      />
      {kind === '调整时限' && <DeadlineText value={deadlineText} onChange={setDeadlineText} />}
      <Textarea
        label={noteLabels[kind]}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {takesFiles && <ProofFiles files={files} onChange={setFiles} />}
      <div className={classes.formFoot}>
        <TextInput
          aria-label="填报人"
          placeholder="填报人"
          maxLength={60}
          value={person}
          onChange={({ currentTarget }) => setPerson(currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={report.isPending}>
          登记
        </Button>
      </div>
      {report.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(report.error)}
        </p>
      )}
    </form>
  )
}

function toReport(
  kind: ReportKind,
  note: string,
  { deadlineText, fileIds }: { readonly deadlineText: string; readonly fileIds: string[] },
): TaskReport {
  if (kind === '佐证' || kind === '办结') return { kind, note, fileIds }
  return kind === '调整时限' ? { kind, note, deadlineText } : { kind, note }
}

/** Says at once which day the words mean, and why. */
function DeadlineText({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const text = useDebounced(value.trim(), 200)
  const explained = useRead('calendar.explain', { text, from: todayIso() }, { enabled: text !== '' }).data
  return (
    <div>
      <TextInput
        label="新的时限"
        placeholder="5个工作日、下周三、12月1日"
        maxLength={200}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {text !== '' && explained !== undefined && (
        <p className={explained.ok ? classes.reason : classes.refusal} role="status">
          {explained.ok
            ? `${explained.explanation.date}：${[...explained.explanation.reasons, ...explained.explanation.warnings].join('')}`
            : explained.reason}
        </p>
      )}
    </div>
  )
}
