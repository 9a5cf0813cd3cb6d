/** Filtering as offices know it from spreadsheets, column by column; what is chosen stands as chips beside the button. */
import { Button, CloseButton, Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { Condition } from '../../../contract/api/rows-request.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { withCondition } from './arrangement.ts'
import { describeCondition } from './describe-condition.ts'
import { FieldFilter } from './field-filter.tsx'
import classes from './filter-menu.module.css'

export interface FilterMenuProps {
  readonly ledgerKey: LedgerKey
  readonly fields: readonly LedgerFieldInfo[]
  readonly where: readonly Condition[]
  readonly onChange: (where: Condition[]) => void
}

export function FilterMenu({ ledgerKey, fields, where, onChange }: FilterMenuProps) {
  const [fieldName, setFieldName] = useState(() => firstUseful(fields))
  const field = fields.find((candidate) => candidate.name === fieldName)
  const conditionOf = (name: string) => where.find((condition) => condition.field === name) ?? null
  return (
    <Popover position="bottom-start" width={460} trapFocus>
      <Popover.Target>
        <Button leftSection={<IconFilter size={16} stroke={1.7} aria-hidden />}>筛选</Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu ?? ''} aria-label="筛选">
        <div className={classes.fields} role="group" aria-label="按哪一列筛选">
          {fields.map((candidate) => (
            <button
              key={candidate.name}
              type="button"
              className={classes.field}
              aria-pressed={candidate.name === fieldName}
              onClick={() => setFieldName(candidate.name)}
            >
              {candidate.label}
              {conditionOf(candidate.name) !== null && <span className={classes.dot} title="已筛选" />}
            </button>
          ))}
        </div>
        {field !== undefined && (
          <FieldFilter
            key={field.name}
            ledgerKey={ledgerKey}
            field={field}
            condition={conditionOf(field.name)}
            onChange={(next) => onChange(withCondition(where, field.name, next))}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** A column whose values repeat is what one filters by first. */
function firstUseful(fields: readonly LedgerFieldInfo[]): string {
  const useful = fields.find((field) => field.type === 'code' || field.grouped) ?? fields[0]
  return useful?.name ?? ''
}

export function FilterChips({ fields, where, onChange }: Omit<FilterMenuProps, 'ledgerKey'>) {
  return where.map((condition) => {
    const label = fields.find((field) => field.name === condition.field)?.label ?? condition.field
    const text = describeCondition(condition, label)
    return (
      <span key={condition.field} className={classes.chip}>
        <span className={classes.chipText} title={text}>
          {text}
        </span>
        <CloseButton
          size={18}
          aria-label={`取消筛选“${label}”`}
          onClick={() => onChange(withCondition(where, condition.field, null))}
        />
      </span>
    )
  })
}
