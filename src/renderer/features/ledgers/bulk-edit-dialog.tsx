/** 批量修改: one column of many rows gets one value, as one step. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { CellTexts } from '../../ui/grid/types.ts'

export interface BulkEditDialogProps {
  readonly fields: readonly LedgerFieldInfo[]
  readonly startField: string
  readonly rows: number
  readonly busy: boolean
  readonly onApply: (cells: CellTexts) => void
  readonly onClose: () => void
}

export function BulkEditDialog({ fields, startField, rows, busy, onApply, onClose }: BulkEditDialogProps) {
  const [name, setName] = useState(startField)
  const [text, setText] = useState('')
  const listId = useId()
  const field = fields.find((candidate) => candidate.name === name)
  const empties = text.trim() === ''
  return (
    <Modal
      opened
      onClose={onClose}
      title={`批量修改 ${rows} 行`}
      size={440}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // Enter in the empty box that the dialog opens with must not empty a column.
          if (!empties) onApply({ [name]: text })
        }}
      >
        <Stack gap={12}>
          <NativeSelect
            label="改哪一栏"
            value={name}
            data={fields.map((candidate) => ({ value: candidate.name, label: candidate.label }))}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="改成"
            data-autofocus
            list={listId}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            description={empties ? `不填就是清空这 ${rows} 行的“${field?.label ?? ''}”` : undefined}
          />
          <datalist id={listId}>
            {field?.codes?.map((code) => (
              <option key={code} value={code} />
            ))}
          </datalist>
          <Group justify="flex-end" gap={8}>
            <Button onClick={onClose}>取消</Button>
            {empties ? (
              <Button
                color="red"
                variant="light"
                loading={busy}
                disabled={field?.required === true}
                onClick={() => onApply({ [name]: text })}
              >
                清空 {rows} 行
              </Button>
            ) : (
              <Button type="submit" variant="filled" loading={busy}>
                修改 {rows} 行
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
