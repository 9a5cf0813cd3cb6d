/** 工作日历: which years of holidays are known and where from; an own file for a year; a deadline tried out. */
import { Button, TextInput } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListedYear } from '../../../contract/api/calendar.ts'
import { daysBetween, shortDate, weekdayOf } from '../../../contract/calendar/days.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './calendar-page.module.css'

export function CalendarPage() {
  const years = useRead('calendar.list', {})
  const { host } = useApi()
  const { mutateAsync: put } = useCommand('calendar.put')
  const { undo } = useUndoRedo()
  const choose = async () => {
    try {
      const [file] = await host.pickFiles(['.json'], false)
      if (file === undefined) return
      const { year, saved } = await put({ fileId: file.id })
      undoableToast(`已添加 ${year} 年放假安排`, '撤销', saved, undo)
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <Page
      title="工作日历"
      beside={years.data === undefined ? null : <span>{years.data.length} 年</span>}
      actions={
        <Button
          variant="filled"
          leftSection={<IconFileImport size={16} stroke={1.8} aria-hidden />}
          onClick={() => void choose()}
        >
          添加放假安排
        </Button>
      }
      status="没有放假安排的年份只按周末推算；本单位添加的安排代替随程序提供的安排。"
    >
      <TryDeadline />
      {years.isError ? (
        <FailureState error={years.error} onRetry={() => void years.refetch()} />
      ) : years.data === undefined ? (
        <LoadingLines lines={8} />
      ) : (
        years.data.map((year) => <Year key={year.file.year} listed={year} />)
      )}
    </Page>
  )
}

function TryDeadline() {
  const [text, setText] = useState('5个工作日')
  const [from, setFrom] = useState(todayIso())
  const words = useDebounced(text.trim(), 150)
  const explained = useRead('calendar.explain', { text: words, from }, { enabled: words !== '' && from !== '' }).data
  return (
    <section className={classes.tryOut} aria-label="推算时限">
      <h2>推算时限</h2>
      <div className={classes.boxes}>
        <DateBox label="起算日" value={from} onChange={setFrom} />
        <TextInput
          label="时限"
          maxLength={200}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      {explained !== undefined && (
        <div role="status" className={classes.answer}>
          {explained.ok ? (
            <>
              <p className={classes.date}>{explained.explanation.date}</p>
              {[...explained.explanation.reasons, ...explained.explanation.warnings].map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
            </>
          ) : (
            <p className={classes.wrong}>{explained.reason}</p>
          )}
        </div>
      )}
    </section>
  )
}

function Year({ listed }: { readonly listed: ListedYear }) {
  const { file, origin, replacesBundled } = listed
  const remove = useCommand('calendar.remove')
  const { undo } = useUndoRedo()
  return (
    <section className={classes.year} aria-label={`${file.year} 年`}>
      <header className={classes.head}>
        <h2>{file.year} 年</h2>
        <span className={origin === 'own' ? classes.own : 'sd-soft'}>
          {origin === 'own' ? `本单位添加${replacesBundled ? '，代替随程序提供的安排' : ''}` : '随程序提供'}
        </span>
        {origin === 'own' && (
          <Button
            size="compact-sm"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(
                { year: file.year },
                {
                  onSuccess: ({ saved }) => undoableToast(`已移除 ${file.year} 年放假安排`, '撤销', saved, undo),
                  onError: toastFailure,
                },
              )
            }
          >
            移除
          </Button>
        )}
      </header>
      <p className="sd-soft">{file.source}</p>
      <dl className={classes.days}>
        {file.holidays.map(({ name, from, to }) => (
          <div key={`${name}/${from}`}>
            <dt>{name}</dt>
            <dd>
              {shortDate(from)}
              {from !== to && `至${shortDate(to)}`}，{daysBetween(from, to) + 1} 天
            </dd>
          </div>
        ))}
        <div>
          <dt>调休上班</dt>
          <dd>
            {file.workdays.length === 0
              ? '无'
              : file.workdays.map((day) => `${shortDate(day)}（${weekdayOf(day)}）`).join('、')}
          </dd>
        </div>
      </dl>
    </section>
  )
}
