/** The plan of an import on screen: its tables, what is ticked, corrections that plan again, and applying. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ImportPlan, TableSettings } from '../../../contract/api/intake.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { filesOf, writtenText, type AppliedImport } from './buckets.ts'
import { JobProgressBar } from './job-progress.tsx'
import { TableList } from './table-list.tsx'
import { TablePanel } from './table-panel.tsx'
import { tickedCount, toSelection, usualTicks, type Ticks } from './ticks.ts'
import { useJob } from './use-job.ts'
import classes from './plan-page.module.css'

export interface PlanPageProps {
  readonly plan: ImportPlan
  readonly onPlan: (plan: ImportPlan) => void
  readonly onStartOver: () => void
  readonly onApplied: (result: AppliedImport) => void
}

export function PlanPage({ plan, onPlan, onStartOver, onApplied }: PlanPageProps) {
  const { call } = useApi()
  const save = useSaveArtifact()
  const apply = useCommand('intake.apply')
  const forget = useCommand('intake.forgetMapping')
  const planning = useJob()
  const applying = useJob()
  const { undo } = useUndoRedo()
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      plan.tables.findIndex((table) => table.ledger !== null),
    ),
  )
  const [ticks, setTicks] = useState<ReadonlyMap<number, Ticks>>(new Map())
  const [settings, setSettings] = useState<ReadonlyMap<number, TableSettings>>(new Map())

  const ticksOf = (index: number): Ticks => ticks.get(index) ?? usualTicks
  const settingsOf = (index: number): TableSettings =>
    settings.get(index) ?? { ledger: plan.tables[index]?.ledger ?? null, fields: null, matchBy: null, preferred: [] }

  const remap = async (index: number, wanted: TableSettings) => {
    try {
      const { planId } = plan
      onPlan(await planning.run((jobId) => call('intake.remap', { planId, table: index, settings: wanted, jobId })))
      setSettings(new Map(settings).set(index, wanted))
      // Rows have moved between the kinds: what was ticked before means something else now.
      setTicks(new Map([...ticks].filter(([table]) => table !== index)))
    } catch (error) {
      toastFailure(error)
    }
  }

  const sum = (kind: 'new' | 'changed' | 'missing'): number =>
    plan.tables.reduce((total, table, index) => total + tickedCount(table, ticksOf(index), kind), 0)
  const writes = sum('new') + sum('changed')
  const retires = sum('missing')
  const leftOver = plan.tables.reduce((total, { counts }) => total + counts.rejected + counts.conflict, 0)

  const start = async () => {
    const selection = plan.tables.map((_, index) => toSelection(ticksOf(index)))
    try {
      const { planId } = plan
      const { counts, written, saved } = await applying.run((jobId) => apply.mutateAsync({ planId, selection, jobId }))
      const result: AppliedImport = { files: filesOf(plan), counts, written, saved }
      undoableToast(`已导入：${writtenText(result)}`, '撤销这次导入', saved, undo)
      onApplied(result)
    } catch (error) {
      toastFailure(error)
    }
  }
  const saveLeftovers = async () => {
    try {
      await save(await call('intake.leftovers', { planId: plan.planId }))
    } catch (error) {
      toastFailure(error)
    }
  }
  const forgetForm = async (index: number, form: string) => {
    try {
      await forget.mutateAsync({ form })
      await remap(index, { ...settingsOf(index), fields: null })
    } catch (error) {
      toastFailure(error)
    }
  }

  const table = plan.tables[chosen]
  const isApplying = applying.running !== null
  return (
    <Page
      title="导入预览"
      beside={<span className={classes.files}>{filesOf(plan).join('、')}</span>}
      flush
      actions={
        isApplying ? null : (
          <>
            {leftOver > 0 && <Button onClick={() => void saveLeftovers()}>导出未导入的 {grouped(leftOver)} 行</Button>}
            <Button onClick={onStartOver}>换一个文件</Button>
            <Button
              variant="filled"
              disabled={writes + retires === 0 || planning.running !== null}
              onClick={() => void start()}
            >
              {applyLabel(writes, retires)}
            </Button>
          </>
        )
      }
      status={isApplying ? '正在写入，完成之前可以取消，取消后数据与原来一样。' : '这是预览，还没有改动任何数据。'}
    >
      {isApplying ? (
        <JobProgressBar
          progress={applying.running.progress}
          waiting="正在备份，然后写入"
          cancelLabel="取消导入"
          onCancel={applying.cancel}
        />
      ) : (
        <>
          <TableList plan={plan} chosen={chosen} onChoose={setChosen} />
          {table !== undefined && (
            <TablePanel
              key={chosen}
              planId={plan.planId}
              index={chosen}
              table={table}
              settings={settingsOf(chosen)}
              ticks={ticksOf(chosen)}
              planning={planning.running}
              onCancel={planning.cancel}
              onTicks={(next) => setTicks(new Map(ticks).set(chosen, next))}
              onSettings={(wanted) => void remap(chosen, wanted)}
              onForget={() => void forgetForm(chosen, table.form)}
            />
          )}
        </>
      )}
    </Page>
  )
}

function applyLabel(writes: number, retires: number): string {
  if (writes + retires === 0) return '没有需要应用的更改'
  const parts = [
    ...(writes > 0 ? [`应用 ${grouped(writes)} 项更改`] : []),
    ...(retires > 0 ? [`移入回收站 ${grouped(retires)} 条`] : []),
  ]
  return parts.join('，')
}
