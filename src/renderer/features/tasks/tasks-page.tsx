/** 督办事项: every resolution of all meetings as a task. Tabs and filters above, rows, and the card of the chosen one. */
import { Button, NativeSelect, Tabs, TextInput } from '@mantine/core'
import { IconCheck, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Task } from '../../../contract/tasks.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useSavePaper } from '../papers/use-save-paper.ts'
import { FinishDialog } from './finish-dialog.tsx'
import { TaskCard } from './task-card.tsx'
import {
  readScope,
  rememberedName,
  rememberName,
  scopeCount,
  scopeFilter,
  scopeTitles,
  taskScopes,
  type TaskScope,
} from './task-scopes.ts'
import { TaskTable } from './task-table.tsx'
import classes from './tasks-page.module.css'

const pageSize = 200

export function TasksPage() {
  const asked = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const scope = readScope(asked.get('scope'))
  const chosen = asked.get('task')
  const [unit, setUnit] = useState('')
  const [find, setFind] = useState('')
  const [me, setMe] = useState(rememberedName)
  const [offset, setOffset] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [finishing, setFinishing] = useState<readonly Task[] | null>(null)
  const words = useDebounced(find, 150)
  const { call } = useApi()
  const savePaper = useSavePaper()

  const beside = { unit, find: words }
  const everything = useRead('tasks.list', { ...beside, limit: 1 })
  const mine = useRead('tasks.list', { ...beside, person: me, limit: 1 }, { enabled: me !== '' })
  const needsName = scope === 'mine' && me === ''
  const page = useRead(
    'tasks.list',
    { ...beside, ...scopeFilter(scope, me), offset, limit: pageSize },
    { enabled: !needsName },
  )
  const rows = page.data?.rows ?? []

  const go = (to: TaskScope, task: string | null) =>
    navigate(`/tasks?scope=${to}${task === null ? '' : `&task=${task}`}`, { replace: true })
  const show = (to: TaskScope) => {
    setOffset(0)
    setMarked(new Set())
    go(to, null)
  }
  const narrow = (set: (value: string) => void) => (value: string) => {
    setOffset(0)
    setMarked(new Set())
    set(value)
  }
  const countOf = (each: TaskScope): number | null => {
    const counts = each === 'mine' ? (me === '' ? undefined : mine.data) : everything.data
    return counts === undefined ? null : scopeCount(each, counts)
  }
  const finish = (task: Task | null) => {
    const chosenRows = rows.filter(({ id }) => marked.has(id))
    const meant = chosenRows.length > 0 ? chosenRows : task === null ? [] : [task]
    if (meant.length > 0) setFinishing(meant)
  }

  return (
    <Page
      title="督办事项"
      beside={page.data === undefined ? null : <span>{grouped(page.data.total)} 项</span>}
      flush
      actions={
        <>
          <Button
            leftSection={<IconFileText size={16} stroke={1.7} aria-hidden />}
            onClick={() =>
              savePaper(() =>
                call('papers.supervision', {
                  units: unit === '' ? [] : [unit],
                  urgencies: scopeFilter(scope, me).urgencies ?? [],
                }),
              )
            }
          >
            打印督办单
          </Button>
          <Button
            variant="filled"
            disabled={marked.size === 0}
            leftSection={<IconCheck size={16} stroke={1.8} aria-hidden />}
            onClick={() => finish(null)}
          >
            办结所选{marked.size === 0 ? '' : ` ${marked.size} 项`}
          </Button>
        </>
      }
      tools={
        <>
          <Tabs value={scope} onChange={(value) => show(readScope(value))} className={classes.tabs ?? ''}>
            <Tabs.List aria-label="督办事项范围">
              {taskScopes.map((each) => (
                <Tabs.Tab key={each} value={each}>
                  {scopeTitles[each]} <span className="sd-soft">{countOf(each) ?? ''}</span>
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          {scope === 'mine' && (
            <NativeSelect
              aria-label="责任人"
              value={me}
              data={[{ value: '', label: '选择责任人' }, ...(everything.data?.people ?? [])]}
              onChange={({ currentTarget }) => {
                rememberName(currentTarget.value)
                narrow(setMe)(currentTarget.value)
              }}
            />
          )}
          <NativeSelect
            aria-label="单位"
            className={classes.unit ?? ''}
            value={unit}
            data={[{ value: '', label: '全部单位' }, ...(everything.data?.units ?? [])]}
            onChange={({ currentTarget }) => narrow(setUnit)(currentTarget.value)}
          />
          <TextInput
            aria-label="查找督办事项"
            placeholder="查找事项、单位、会议"
            value={find}
            onChange={({ currentTarget }) => narrow(setFind)(currentTarget.value)}
          />
          {page.data !== undefined && page.data.total > pageSize && (
            <Pager offset={offset} total={page.data.total} onChange={setOffset} />
          )}
        </>
      }
      status="方向键上下移动，空格勾选，回车看详情，F 办结。"
    >
      {needsName ? (
        <EmptyState title="先选责任人" hint="在上面选出您的姓名，这里就列出由您负责、还没有办结的事项。" />
      ) : page.isError ? (
        <FailureState error={page.error} onRetry={() => void page.refetch()} />
      ) : page.data === undefined ? (
        <LoadingLines lines={10} height={24} />
      ) : rows.length === 0 ? (
        <NothingHere scope={scope} filtered={unit !== '' || words !== ''} />
      ) : (
        <TaskTable
          rows={rows}
          narrow={chosen !== null}
          chosen={chosen}
          marked={marked}
          onMark={setMarked}
          onOpen={(id) => go(scope, id)}
          onFinish={finish}
        />
      )}
      {chosen !== null && <TaskCard key={chosen} id={chosen} onClose={() => go(scope, null)} />}
      <FinishDialog
        tasks={finishing}
        onClose={() => setFinishing(null)}
        onDone={() => {
          setFinishing(null)
          setMarked(new Set())
        }}
      />
    </Page>
  )
}

interface PagerProps {
  readonly offset: number
  readonly total: number
  readonly onChange: (offset: number) => void
}

function Pager({ offset, total, onChange }: PagerProps) {
  return (
    <span className={classes.pager}>
      <Button size="compact-sm" disabled={offset === 0} onClick={() => onChange(offset - pageSize)}>
        上一页
      </Button>
      {offset + 1}—{Math.min(offset + pageSize, total)} / {total}
      <Button size="compact-sm" disabled={offset + pageSize >= total} onClick={() => onChange(offset + pageSize)}>
        下一页
      </Button>
    </span>
  )
}

function NothingHere({ scope, filtered }: { readonly scope: TaskScope; readonly filtered: boolean }) {
  if (filtered) return <EmptyState title="没有符合条件的事项" hint="换一个单位或查找的字词，或改看“全部”。" />
  if (scope === 'all')
    return <EmptyState title="还没有督办事项" hint="会议记下的每一条议定事项都会列在这里，直到办结。" />
  return <EmptyState title={`没有${scopeTitles[scope]}的事项`} hint="其他事项在“全部”里。" />
}
