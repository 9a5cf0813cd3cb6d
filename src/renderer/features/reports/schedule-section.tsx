/** When the office is reminded, and the command lines that have the computer make the report by itself. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand, useRead } from '../../api/queries.ts'
import { describeFailure } from '../../api/failures.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './reports.module.css'

export function ScheduleSection() {
  const reminder = useRead('reports.reminder', {})
  const { mutate: save, isPending } = useCommand('reports.saveReminder')
  const { undo } = useUndoRedo()
  const [day, setDay] = useState<number | null>(null)
  const shown = day ?? reminder.data?.day ?? null
  return (
    <section className={classes.section} aria-labelledby="reminder-heading">
      <h2 id="reminder-heading">提醒与定时</h2>
      <p className="sd-soft">{reminder.data?.sentence ?? ''}</p>
      <div className={classes.line}>
        <NumberInput
          label="每月几日前上报"
          min={1}
          max={31}
          value={shown ?? ''}
          onChange={(value) => setDay(typeof value === 'number' ? value : null)}
        />
        <Button
          disabled={day === null || day === reminder.data?.day || day < 1 || day > 31}
          loading={isPending}
          onClick={() =>
            day !== null &&
            save(
              { day },
              {
                onSuccess: ({ saved }) => undoableToast(`每月${day}日前提醒`, '撤销', saved, undo),
                onError: toastFailure,
              },
            )
          }
        >
          保存提醒日
        </Button>
      </div>
      <ScheduleLines />
    </section>
  )
}

/** The days up to 28 exist in every month. */
const lastCommonDay = 28

function ScheduleLines() {
  const [day, setDay] = useState(24)
  const [time, setTime] = useState('20:00')
  const [program, setProgram] = useState('')
  const [out, setOut] = useState('')
  const asked = useDebounced(`${day}\n${time}\n${program}\n${out}`, 300)
  const own = useRead('system.commandLine', {}).data?.program ?? null
  const isReady = out.trim() !== '' && (program.trim() !== '' || own !== null) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
  const settled = asked === `${day}\n${time}\n${program}\n${out}`
  const lines = useRead(
    'reports.schedule',
    { day, time, program: program.trim() === '' ? null : program, out },
    { enabled: isReady && settled, keepPrevious: true },
  )
  return (
    <details className={classes.details}>
      <summary>由计算机每月自动生成（Windows 任务计划、Linux 的 cron）</summary>
      <div className={classes.line}>
        <NumberInput
          label="每月几日"
          min={1}
          max={lastCommonDay}
          value={day}
          onChange={(value) =>
            typeof value === 'number' && setDay(Math.min(lastCommonDay, Math.max(1, Math.trunc(value))))
          }
        />
        <TextInput
          label="几点"
          placeholder="20:00"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <TextInput
          label={own === null ? 'sidan 程序的位置' : 'sidan 程序的位置（不填用本机的）'}
          placeholder={own === null ? 'C:\\四单通\\sidan.cmd' : own}
          value={program}
          onChange={(event) => setProgram(event.currentTarget.value)}
        />
        <TextInput
          label="文件写到哪个文件夹"
          placeholder="D:\上报"
          value={out}
          onChange={(event) => setOut(event.currentTarget.value)}
        />
      </div>
      <p className="sd-soft">到点时四单通的窗口应已关闭。写好后把命令复制到命令提示符（或 crontab -e）里执行一次。</p>
      {lines.isError && <p role="alert">{describeFailure(lines.error)}</p>}
      {isReady && lines.data !== undefined && (
        <>
          <Textarea label="Windows 命令提示符" readOnly autosize value={lines.data.windows} />
          {lines.data.tooLong && <p role="alert">这条命令超过任务计划的长度上限，请换短一些的文件夹。</p>}
          <Textarea label="Linux 的 crontab" readOnly autosize value={lines.data.linux} />
        </>
      )}
    </details>
  )
}
