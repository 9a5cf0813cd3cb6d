/** 栏目: which columns are shown and in which order, by mouse or keyboard; and the columns that the office adds itself. */
import { ActionIcon, Button, Checkbox, Popover, ScrollArea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { withHidden, type ColumnSettings } from '../../ui/grid/column-layout.ts'
import classes from './columns-menu.module.css'
import { OwnColumnDialog } from './own-column-dialog.tsx'

export interface ColumnsMenuProps {
  readonly ledgerKey: LedgerKey
  readonly fields: readonly LedgerFieldInfo[]
  readonly settings: ColumnSettings
  readonly onChange: (settings: ColumnSettings) => void
  readonly onReset: () => void
}

export function ColumnsMenu({ ledgerKey, fields, settings, onChange, onReset }: ColumnsMenuProps) {
  const [opened, setOpened] = useState(false)
  const [edited, setEdited] = useState<LedgerFieldInfo | 'new' | null>(null)
  const shown = settings.columns.filter(({ hidden }) => !hidden).length
  const move = (index: number, by: number) => {
    const columns = [...settings.columns]
    const [moved] = columns.splice(index, 1)
    if (moved === undefined) return
    columns.splice(index + by, 0, moved)
    onChange({ ...settings, columns })
  }
  const edit = (column: LedgerFieldInfo | 'new') => {
    setOpened(false)
    setEdited(column)
  }
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus>
        <Popover.Target>
          <Button
            leftSection={<IconColumns3 size={16} stroke={1.7} aria-hidden />}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            栏目
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label="栏目">
          <ScrollArea.Autosize mah={400} type="auto">
            <ul className={classes.list}>
              {settings.columns.map(({ field: name, hidden }, index) => {
                const field = fields.find((candidate) => candidate.name === name)
                if (field === undefined) return null
                return (
                  <li key={name} className={classes.item}>
                    <Checkbox
                      className={classes.label ?? ''}
                      label={field.label}
                      checked={!hidden}
                      disabled={!hidden && shown <= 1}
                      onChange={(event) => onChange(withHidden(settings, name, !event.currentTarget.checked))}
                    />
                    {field.own && (
                      <ActionIcon size={24} aria-label={`修改栏目“${field.label}”`} onClick={() => edit(field)}>
                        <IconPencil size={14} aria-hidden />
                      </ActionIcon>
                    )}
                    <ActionIcon
                      size={24}
                      aria-label={`“${field.label}”上移`}
                      disabled={index === 0}
                      onClick={() => move(index, -1)}
                    >
                      <IconArrowUp size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={`“${field.label}”下移`}
                      disabled={index === settings.columns.length - 1}
                      onClick={() => move(index, 1)}
                    >
                      <IconArrowDown size={14} aria-hidden />
                    </ActionIcon>
                  </li>
                )
              })}
            </ul>
          </ScrollArea.Autosize>
          <div className={classes.foot}>
            <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => edit('new')}>
              自设栏目
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={onReset}>
              恢复默认
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {edited !== null && (
        <OwnColumnDialog
          ledgerKey={ledgerKey}
          column={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
