/** 自设栏目: a column that the office adds to a list, with its kind and its usual values. */
import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { ownColumnId, ownColumnTypes, type OwnColumnType } from '../../../contract/ledgers/own-columns.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { toastDone } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'

const typeLabels: Readonly<Record<OwnColumnType, string>> = {
  text: '文字',
  longText: '长文字（可分行）',
  integer: '整数',
  date: '日期',
  code: '从几个写法中选',
}
const widths: Readonly<Record<OwnColumnType, number>> = { text: 14, longText: 24, integer: 8, date: 12, code: 12 }

export interface OwnColumnDialogProps {
  readonly ledgerKey: LedgerKey
  /** `null`: a new one. */
  readonly column: LedgerFieldInfo | null
  readonly onClose: () => void
}

export function OwnColumnDialog({ ledgerKey, column, onClose }: OwnColumnDialogProps) {
  const [label, setLabel] = useState(column?.label ?? '')
  const [type, setType] = useState<OwnColumnType>(ownColumnTypes.find((kind) => kind === column?.type) ?? 'text')
  const [codes, setCodes] = useState((column?.codes ?? []).join('\n'))
  const save = useCommand('columns.save')
  const remove = useCommand('columns.remove')
  const { undo } = useUndoRedo()
  const id = column === null ? null : ownColumnId(column.name)
  const usual = codes
    .split(/[\n、，,]/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
  const submit = () =>
    save.mutate(
      {
        ...(id === null ? {} : { id }),
        ledger: ledgerKey,
        label,
        type,
        codes: type === 'code' ? [...new Set(usual)] : null,
        width: column?.width ?? widths[type],
      },
      {
        onSuccess: () => {
          toastDone(id === null ? `已增加栏目“${label.trim()}”` : `已修改栏目“${label.trim()}”`)
          onClose()
        },
      },
    )
  const drop = (columnId: string) =>
    remove.mutate(
      { id: columnId },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已移除栏目“${label}”，各行填过的内容还留着`, '撤销', saved, undo)
          onClose()
        },
      },
    )
  const error = save.error ?? remove.error
  const isIncomplete = label.trim() === '' || (type === 'code' && usual.length === 0)
  return (
    <Modal
      opened
      onClose={onClose}
      title={column === null ? '自设栏目' : `修改栏目“${column.label}”`}
      size={440}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isIncomplete) submit()
        }}
      >
        <Stack gap={12}>
          <TextInput
            label="栏目名称"
            data-autofocus
            maxLength={40}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <NativeSelect
            label="填什么"
            value={type}
            data={ownColumnTypes.map((value) => ({ value, label: typeLabels[value] }))}
            onChange={(event) => setType(ownColumnTypes.find((kind) => kind === event.currentTarget.value) ?? type)}
          />
          {type === 'code' && (
            <Textarea
              label="常用写法"
              description="一行一个。填表时可选，写别的也收下。"
              autosize
              minRows={3}
              maxRows={8}
              value={codes}
              onChange={(event) => setCodes(event.currentTarget.value)}
            />
          )}
          {error !== null && (
            <p role="alert" style={{ color: 'var(--sd-red)' }}>
              {describeFailure(error)}
            </p>
          )}
          <Group justify="flex-end" gap={8}>
            {id !== null && (
              <Button color="red" variant="subtle" mr="auto" loading={remove.isPending} onClick={() => drop(id)}>
                移除栏目
              </Button>
            )}
            <Button onClick={onClose}>取消</Button>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={isIncomplete}>
              {id === null ? '增加' : '保存'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
