/** Asks which people stand behind a post or a unit that the people list calls otherwise. */
import { Autocomplete, Button, isOptionsGroup, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { holderFields, type HolderField, type HolderKind } from '../../../contract/api/responsibility.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useNameMatcher } from '../../ui/use-readings.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'

export interface HolderQuestion {
  readonly kind: HolderKind
  readonly name: string
}

const fieldLabels: Readonly<Record<HolderField, string>> = { employer: '工作单位', role: '角色', name: '姓名' }

export interface HolderDialogProps {
  readonly question: HolderQuestion | null
  readonly onClose: () => void
}

export function HolderDialog({ question, onClose }: HolderDialogProps) {
  const assign = useCommand('responsibility.assign')
  const { undo } = useUndoRedo()
  const [field, setField] = useState<HolderField>('employer')
  const [value, setValue] = useState('')
  const values = useRead('ledgers.values', { ledger: 'people', field }, { enabled: question !== null })
  const known = useMemo(() => [...new Set((values.data ?? []).map((found) => found.value))], [values.data])
  const match = useNameMatcher(known)
  const close = () => {
    assign.reset()
    setValue('')
    onClose()
  }
  const save = (chosen: string) => {
    if (question === null) return
    assign.mutate(
      { ...question, field, value: chosen },
      {
        onSuccess: ({ saved }) => {
          undoableToast(
            chosen === '' ? `已取消“${question.name}”的指明` : `“${question.name}”由${chosen}负责`,
            '撤销',
            saved,
            undo,
          )
          close()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      opened={question !== null}
      title={`指明“${question?.name ?? ''}”对应的人员`}
      confirmLabel="确定"
      busy={assign.isPending}
      disabled={value.trim() === ''}
      refusal={assign.isError ? describeFailure(assign.error) : null}
      onClose={close}
      onConfirm={() => save(value.trim())}
    >
      <p>清单里的叫法与人员清单不同时，在这里说明是哪些人；清单内容不变。</p>
      <NativeSelect
        mt={8}
        label="按人员清单的"
        value={field}
        data={holderFields.map((name) => ({ value: name, label: fieldLabels[name] }))}
        onChange={(event) => {
          setField(holderFields.find((known) => known === event.currentTarget.value) ?? 'employer')
          setValue('')
        }}
      />
      <Autocomplete
        mt={8}
        label={`${fieldLabels[field]}为`}
        placeholder="输入或选择"
        data-autofocus
        limit={50}
        maxDropdownHeight={220}
        value={value}
        onChange={setValue}
        data={known}
        filter={({ options, search, limit }) =>
          options.filter((option) => !isOptionsGroup(option) && match(option.label, search) !== null).slice(0, limit)
        }
      />
      {question?.kind === 'post' && (
        <Button mt={12} size="compact-sm" variant="subtle" onClick={() => save('')}>
          取消原来的指明
        </Button>
      )}
    </ConfirmDialog>
  )
}
