/** 回收站: what was deleted from this list, by whom and when; one click brings it back. */
import { Button, Checkbox, Drawer, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { dayAndTime, grouped } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './bin-drawer.module.css'
import { cellText } from './cell-text.ts'
import { rowName } from './grid-columns.ts'

export interface BinDrawerProps {
  readonly ledgerKey: LedgerKey
  readonly title: string
  readonly fields: readonly LedgerFieldInfo[]
  readonly onClose: () => void
}

const pageSize = 100

export function BinDrawer({ ledgerKey, title, fields, onClose }: BinDrawerProps) {
  const [find, setFind] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const bin = useRead('ledgers.bin', { ledger: ledgerKey, find: useDebounced(find.trim(), 200), limit })
  const restore = useCommand('ledgers.restore')
  const { undo } = useUndoRedo()
  const details = fields.filter((field) => !field.required && field.type !== 'integer').slice(0, 2)
  const bringBack = (ids: readonly string[]) =>
    restore.mutate(
      { ledger: ledgerKey, ids: [...ids] },
      {
        onSuccess: ({ restored, saved }) => {
          setChosen(new Set())
          undoableToast(`已恢复 ${restored} 行`, '撤销', saved, undo)
        },
        onError: toastFailure,
      },
    )
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(chosen)
    if (wanted) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Drawer opened onClose={onClose} size={640} title={`${title}回收站`} closeButtonProps={{ 'aria-label': '关闭' }}>
      <div className={classes.tools}>
        <TextInput
          className={classes.find ?? ''}
          aria-label="在回收站中查找"
          placeholder="查找"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <Button
          variant="filled"
          disabled={chosen.size === 0}
          loading={restore.isPending}
          onClick={() => bringBack([...chosen])}
        >
          恢复{chosen.size === 0 ? '' : ` ${chosen.size} 行`}
        </Button>
      </div>
      {bin.isPending && <LoadingLines lines={6} />}
      {bin.isError && <FailureState error={bin.error} onRetry={() => void bin.refetch()} />}
      {bin.data?.total === 0 && (
        <p className="sd-soft">
          {find.trim() === '' ? '回收站是空的。删除的行会留在这里，随时可以恢复。' : '没有符合的行。'}
        </p>
      )}
      {bin.data !== undefined && bin.data.total > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th aria-label="选择" />
              <th>{fields.find((field) => field.required)?.label}</th>
              {details.map(({ name, label }) => (
                <th key={name}>{label}</th>
              ))}
              <th>删除时间</th>
              <th>删除人</th>
            </tr>
          </thead>
          <tbody>
            {bin.data.rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Checkbox
                    aria-label={`选中“${rowName(fields, row)}”`}
                    checked={chosen.has(row.id)}
                    onChange={(event) => choose(row.id, event.currentTarget.checked)}
                  />
                </td>
                <td>{rowName(fields, row)}</td>
                {details.map(({ name }) => (
                  <td key={name}>{cellText(row.values[name])}</td>
                ))}
                <td className={classes.moment}>{dayAndTime(row.deletedAt)}</td>
                <td>{row.deletedBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {bin.data !== undefined && bin.data.total > bin.data.rows.length && limit < 500 && (
        <Button mt={12} onClick={() => setLimit(500)}>
          再看一些（共 {grouped(bin.data.total)} 行）
        </Button>
      )}
      {bin.data !== undefined && bin.data.total > 500 && limit === 500 && (
        <p className="sd-soft">只列出最近删除的 500 行，其余请用上面的查找。</p>
      )}
    </Drawer>
  )
}
