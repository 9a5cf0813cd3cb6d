/** Two records of one person become one: the values side by side, each difference chosen, everything else moves along. */
import { Button, Group, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { cellText } from './cell-text.ts'
import { rowName } from './grid-columns.ts'
import classes from './merge-dialog.module.css'

export interface MergeDialogProps {
  readonly fields: readonly LedgerFieldInfo[]
  readonly ids: readonly [string, string]
  readonly onMerged: (kept: string) => void
  readonly onClose: () => void
}

export function MergeDialog({ fields, ids, onMerged, onClose }: MergeDialogProps) {
  const [first, second] = ids
  const left = useRead('ledgers.get', { ledger: 'people', id: first })
  const right = useRead('ledgers.get', { ledger: 'people', id: second })
  const error = left.error ?? right.error
  return (
    <Modal opened onClose={onClose} title="合并两条人员记录" size={720} closeButtonProps={{ 'aria-label': '关闭' }}>
      {error !== null ? (
        <FailureState error={error} onRetry={() => void Promise.all([left.refetch(), right.refetch()])} />
      ) : left.data === undefined || right.data === undefined ? (
        <LoadingLines lines={6} />
      ) : (
        <Choices fields={fields} rows={[left.data.row, right.data.row]} onMerged={onMerged} onClose={onClose} />
      )}
    </Modal>
  )
}

interface ChoicesProps {
  readonly fields: readonly LedgerFieldInfo[]
  readonly rows: readonly [MarkedRow, MarkedRow]
  readonly onMerged: (kept: string) => void
  readonly onClose: () => void
}

type Side = 0 | 1

function Choices({ fields, rows, onMerged, onClose }: ChoicesProps) {
  const [kept, setKept] = useState<Side>(0)
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const merge = useCommand('people.merge')
  const { undo } = useUndoRedo()
  const gone: Side = kept === 0 ? 1 : 0
  const different = fields.filter(
    ({ name }) => name !== 'position' && cellText(rows[0].values[name]) !== cellText(rows[1].values[name]),
  )
  /** Without a choice: what the kept record says, and where it says nothing, what the other one says. */
  const sideOf = (name: string): Side => sides[name] ?? (cellText(rows[kept].values[name]) === '' ? gone : kept)
  const submit = () =>
    merge.mutate(
      {
        keep: rows[kept].id,
        merge: rows[gone].id,
        values: Object.fromEntries(
          different
            .filter(({ name }) => sideOf(name) === gone)
            .map(({ name }) => [name, rows[gone].values[name] ?? null]),
        ),
      },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已合并为“${rowName(fields, rows[kept])}”`, '撤销', saved, undo)
          onMerged(rows[kept].id)
        },
      },
    )
  return (
    <>
      <p className="sd-soft">
        保留一条，另一条移入回收站；它的派驻、附件和会议记录一并归到保留的这条。以后可以在记录卡片的“关联”里拆分。
      </p>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th>栏目</th>
            {([0, 1] as const).map((side) => (
              <th key={side}>
                <Radio
                  name="kept"
                  label={`保留“${rowName(fields, rows[side])}”`}
                  checked={kept === side}
                  onChange={() => setKept(side)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {different.map(({ name, label }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              {([0, 1] as const).map((side) => (
                <td key={side}>
                  <Radio
                    name={`value-${name}`}
                    aria-label={`${label}：${cellText(rows[side].values[name]) || '（空）'}`}
                    label={cellText(rows[side].values[name]) || '（空）'}
                    checked={sideOf(name) === side}
                    onChange={() => setSides({ ...sides, [name]: side })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {different.length === 0 && <p>两条记录的内容完全相同。</p>}
      {merge.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(merge.error)}
        </p>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose}>取消</Button>
        <Button variant="filled" loading={merge.isPending} onClick={submit}>
          合并
        </Button>
      </Group>
    </>
  )
}
