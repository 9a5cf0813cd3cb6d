/** The plan of an import: which tables were recognised, what else would happen, and every row of the chosen table. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ImportPlan, PlannedTable } from '../../../contract/api/intake.ts'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { useCommand } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { EmptyState } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { countsText, filesOf, writesOf, type AppliedImport } from './buckets.ts'
import { PlannedRows } from './planned-rows.tsx'
import classes from './plan-view.module.css'

export function PlanView({ plan }: { readonly plan: ImportPlan }) {
  const [chosen, setChosen] = useState(0)
  const table = plan.tables[chosen]
  return (
    <>
      <aside className={classes.side} aria-label="文件中的表">
        <h2 className={classes.heading}>认出的表</h2>
        <ul className={classes.tables}>
          {plan.tables.map((candidate, index) => (
            <li key={`${candidate.file}/${candidate.sheet}/${candidate.headerRows.join()}`}>
              <button
                type="button"
                className={classes.table}
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                <span className={classes.tableName}>{ledgers[candidate.ledger].title}</span>
                <span className={classes.tableFrom} title={`${candidate.file} · ${candidate.sheet}`}>
                  {candidate.sheet} · {grouped(candidate.sourceRows)} 行
                </span>
                <span className={classes.tableCounts}>{countsText(candidate.counts)}</span>
              </button>
            </li>
          ))}
        </ul>
        {plan.consequences.length > 0 && (
          <>
            <h2 className={classes.heading}>应用时还会</h2>
            <ul className={classes.notes}>
              {plan.consequences.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        )}
        {plan.ignoredSheets.length > 0 && (
          <>
            <h2 className={classes.heading}>没有导入的工作表</h2>
            <ul className={classes.notes}>
              {plan.ignoredSheets.map((sheet) => (
                <li key={`${sheet.file}/${sheet.sheet}`}>
                  <strong>{sheet.sheet}</strong>（{grouped(sheet.rows)} 行）：{sheet.reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
      {table === undefined ? (
        <EmptyState
          title="没有可导入的表"
          hint="文件里没有认出四张清单中的任何一张。请检查表头是否齐全，再换一个文件。"
        />
      ) : (
        <PlannedRows key={chosen} planId={plan.planId} index={chosen} table={table} />
      )}
    </>
  )
}

interface ApplyButtonProps {
  readonly plan: ImportPlan
  readonly onApplied: (result: AppliedImport) => void
}

export function ApplyButton({ plan, onApplied }: ApplyButtonProps) {
  const apply = useCommand('intake.apply')
  const { undo } = useUndoRedo()
  const writes = plan.tables.reduce((sum: number, table: PlannedTable) => sum + writesOf(table.counts), 0)
  return (
    <Button
      variant="filled"
      disabled={writes === 0}
      loading={apply.isPending}
      onClick={() =>
        apply.mutate(
          { planId: plan.planId },
          {
            onSuccess: ({ counts, saved }) => {
              undoableToast(`已导入 ${grouped(writes)} 项`, '撤销这次导入', saved, undo)
              onApplied({ files: filesOf(plan), counts, saved })
            },
            onError: toastFailure,
          },
        )
      }
    >
      {writes === 0 ? '没有需要应用的更改' : `应用 ${grouped(writes)} 项更改`}
    </Button>
  )
}
