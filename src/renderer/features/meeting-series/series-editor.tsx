/** One series as a form. Nothing is stored before 保存. */
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { meetingKinds } from '../../../contract/meetings.ts'
import { seriesDraft, type MeetingSeries, type Numbering, type SeriesDraft } from '../../../contract/meeting-series.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { todayIso } from '../../ui/format.ts'
import { useLeaveGuard } from '../../ui/leave-guard.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { BeginButton } from './begin-button.tsx'
import { MembersSection } from './members-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { formProblem, toDraft, toForm, type SeriesForm, type WriteForm } from './series-form.ts'
import classes from './series-page.module.css'
import { StandingItemsSection } from './standing-items-section.tsx'
import { TemplateSection } from './template-section.tsx'

/** What a clerk may write of it. */
const writable = seriesDraft.strip()

export type SeriesEditorProps =
  | { readonly series: MeetingSeries; readonly onRemoved: () => void }
  | { readonly draft: SeriesDraft; readonly onCreated: (id: string) => void }

export function SeriesEditor(props: SeriesEditorProps) {
  const create = useCommand('series.create')
  const update = useCommand('series.update')
  const remove = useCommand('series.remove')
  const { undo } = useUndoRedo()
  const [loaded] = useState<SeriesForm>(() => toForm('series' in props ? writable.parse(props.series) : props.draft))
  const [form, setForm] = useState(loaded)
  const [changed, setChanged] = useState(!('series' in props))
  const { leave, stay, release } = useLeaveGuard(changed && form !== loaded)
  const write: WriteForm = (change) => {
    setChanged(true)
    setForm((current) => ({ ...current, ...change }))
  }
  const problem = formProblem(form)
  const failure = create.error ?? update.error ?? remove.error
  const save = () => {
    const draft = toDraft(form)
    if (!('series' in props)) {
      create.mutate(draft, {
        onSuccess: ({ series, saved }) => {
          release()
          undoableToast(`已新建会议系列：${series.name}`, '撤销', saved, undo)
          props.onCreated(series.id)
        },
      })
      return
    }
    const { id, version } = props.series
    update.mutate(
      { id, version, draft },
      {
        onSuccess: ({ series, saved }) => {
          setChanged(false)
          undoableToast(`已保存：${series.name}`, '撤销', saved, undo)
        },
      },
    )
  }
  return (
    <>
      <div className={classes.bar}>
        <h2 title={form.name}>{form.name.trim() === '' ? '未命名系列' : form.name}</h2>
        {changed && problem !== null && <span className={classes.problem}>{problem}</span>}
        {'series' in props && (
          <>
            <Button
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { id: props.series.id },
                  {
                    onSuccess: ({ saved }) => {
                      release()
                      undoableToast(`已删除会议系列：${props.series.name}`, '撤销', saved, undo)
                      props.onRemoved()
                    },
                  },
                )
              }
            >
              删除
            </Button>
            <BeginButton seriesId={props.series.id} disabled={changed} />
          </>
        )}
        <Button
          variant="filled"
          disabled={!changed || problem !== null}
          loading={create.isPending || update.isPending}
          onClick={save}
        >
          保存
        </Button>
      </div>
      {failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      <HeadSection form={form} write={write} />
      <MembersSection members={form.members} write={write} />
      <StandingItemsSection items={form.standingItems} write={write} />
      <RulesSection rules={form.rules} write={write} />
      <NumbersSection form={form} write={write} seriesId={'series' in props ? props.series.id : null} />
      {'series' in props && <TemplateSection seriesId={props.series.id} disabled={changed} />}
      <ConfirmDialog
        opened={leave !== null}
        title="系列的改动还没有保存"
        confirmLabel="不保存，离开"
        danger
        onClose={stay}
        onConfirm={() => leave?.()}
      >
        <p>
          “{form.name.trim() === '' ? '未命名系列' : form.name}”的改动离开后就没有了。要保留，请先取消，再按“保存”。
        </p>
      </ConfirmDialog>
    </>
  )
}

interface FormPartProps {
  readonly form: SeriesForm
  readonly write: WriteForm
}

function HeadSection({ form, write }: FormPartProps) {
  return (
    <section className={classes.section} aria-label="基本情况">
      <div className={classes.fields}>
        <TextInput
          className={classes.double ?? ''}
          label="系列名称"
          maxLength={60}
          value={form.name}
          onChange={({ currentTarget: { value } }) => write({ name: value })}
        />
        <TextInput
          label="会议类别"
          list="series-kinds"
          maxLength={60}
          value={form.kind}
          onChange={({ currentTarget: { value } }) => write({ kind: value })}
        />
        <datalist id="series-kinds">
          {meetingKinds.map((kind) => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
        <TextInput
          label="召集人（主持人）"
          maxLength={200}
          value={form.convenor}
          onChange={({ currentTarget: { value } }) => write({ convenor: value })}
        />
        <TextInput
          className={classes.double ?? ''}
          label="地点"
          maxLength={200}
          value={form.place}
          onChange={({ currentTarget: { value } }) => write({ place: value })}
        />
        <TextInput
          label="频次"
          placeholder="每月一次"
          maxLength={200}
          value={form.frequency}
          onChange={({ currentTarget: { value } }) => write({ frequency: value })}
        />
        <NumberInput
          label="征集议题截止日（每月）"
          placeholder="不征集"
          suffix=" 日"
          allowDecimal={false}
          min={1}
          max={28}
          clampBehavior="strict"
          value={form.callDay ?? ''}
          onChange={(value) => write({ callDay: typeof value === 'number' ? value : null })}
        />
      </div>
    </section>
  )
}

const numberingLabels: Readonly<Record<Numbering, string>> = {
  continuous: '连续编号（第3期）',
  yearly: '按年编号（〔2026〕3号）',
}

/** The count of the meetings and the numbers of the minutes are two things: not every meeting has minutes. */
function NumbersSection({ form, write, seriesId }: FormPartProps & { readonly seriesId: string | null }) {
  return (
    <section className={classes.section} aria-labelledby="numbers-heading">
      <h3 id="numbers-heading">会议名称和纪要编号</h3>
      <div className={classes.fields}>
        <TextInput
          className={classes.double ?? ''}
          label="会议名称的写法"
          description="{单位} {年} {次} {名称} 自动填写；写有 {年} 时每年从第 1 次数起"
          maxLength={100}
          value={form.titlePattern}
          onChange={({ currentTarget: { value } }) => write({ titlePattern: value })}
        />
        <FirstNumber
          label="首次会议是第几次"
          value={form.firstSession}
          onChange={(firstSession) => write({ firstSession })}
        />
        <span />
        <NativeSelect
          className={classes.double ?? ''}
          label="纪要编号"
          value={form.numbering}
          data={Object.entries(numberingLabels).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) =>
            write({ numbering: value === 'yearly' ? 'yearly' : 'continuous' })
          }
        />
        <FirstNumber
          label="首份纪要的编号"
          value={form.firstNumber}
          onChange={(firstNumber) => write({ firstNumber })}
        />
        <TextInput
          className={classes.double ?? ''}
          label="纪要标志（版头红字）"
          placeholder="不写时用会议类别"
          maxLength={200}
          value={form.mark}
          onChange={({ currentTarget: { value } }) => write({ mark: value })}
        />
        <Textarea
          className={classes.double ?? ''}
          label="抄送（一行一个单位）"
          autosize
          minRows={1}
          maxRows={6}
          value={form.copyTo}
          onChange={({ currentTarget: { value } }) => write({ copyTo: value })}
        />
        {seriesId !== null && <NextMeeting seriesId={seriesId} />}
      </div>
    </section>
  )
}

interface FirstNumberProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** It counts for the first one only; after that the numbers follow each other. */
function FirstNumber({ label, value, onChange }: FirstNumberProps) {
  return (
    <NumberInput
      label={label}
      description="接着原来的编号时填写"
      placeholder="1"
      allowDecimal={false}
      min={1}
      max={100_000}
      clampBehavior="strict"
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}

function NextMeeting({ seriesId }: { readonly seriesId: string }) {
  const next = useRead('series.next', { id: seriesId, heldOn: todayIso() })
  return (
    <p className={`${classes.whole ?? ''} ${classes.said ?? ''}`}>
      {next.data === undefined ? '' : `已保存的下一次：${next.data.title}，纪要 ${next.data.number}`}
    </p>
  )
}
