/** Filtering by the values that a column holds, as offices know it from spreadsheets; chosen values stand as chips. */
import { Button, Checkbox, CloseButton, Popover, ScrollArea, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import type { LedgerDefinition, LedgerField } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { LoadingLines } from '../../ui/states.tsx'
import classes from './filter-menu.module.css'

export type Filters = Readonly<Record<string, readonly string[]>>

export interface FilterMenuProps {
  readonly ledger: LedgerDefinition
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

export function FilterMenu({ ledger, filters, onChange }: FilterMenuProps) {
  const fields = ledger.fields.filter(isFilterable)
  const [fieldName, setFieldName] = useState(fields[0]?.name ?? '')
  const field = fields.find((candidate) => candidate.name === fieldName)
  return (
    <Popover position="bottom-start" width={440} trapFocus>
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
              {filters[candidate.name] !== undefined && <span className={classes.dot} title="已筛选" />}
            </button>
          ))}
        </div>
        {field !== undefined && (
          <FieldValues
            key={field.name}
            ledger={ledger}
            field={field}
            chosen={filters[field.name] ?? []}
            onChange={(values) => onChange(withFilter(filters, field.name, values))}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface FieldValuesProps {
  readonly ledger: LedgerDefinition
  readonly field: LedgerField
  readonly chosen: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

const findBoxFrom = 9

function FieldValues({ ledger, field, chosen, onChange }: FieldValuesProps) {
  const [find, setFind] = useState('')
  const values = useRead('ledgers.values', { ledger: ledger.key, field: field.name })
  if (values.isPending) return <LoadingLines lines={5} height={16} />
  const all = values.data ?? []
  const shown = all.filter(({ value }) => value.includes(find.trim()))
  return (
    <div className={classes.values}>
      {all.length >= findBoxFrom && (
        <TextInput
          aria-label={`在“${field.label}”的取值中查找`}
          placeholder="查找取值"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={280} type="auto">
        <div className={classes.list}>
          {shown.map(({ value, count }) => (
            <Checkbox
              key={value}
              className={classes.value ?? ''}
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
              }
              label={
                <span className={classes.valueLabel}>
                  <span className={classes.valueText}>{value === '' ? '（空）' : value}</span>
                  <span className={classes.valueCount}>{grouped(count)}</span>
                </span>
              }
            />
          ))}
          {shown.length === 0 && <p className="sd-soft">这一列没有这样的取值</p>}
        </div>
      </ScrollArea.Autosize>
    </div>
  )
}

export function FilterChips({ ledger, filters, onChange }: FilterMenuProps) {
  return Object.entries(filters).map(([name, values]) => {
    const label = ledger.fields.find((field) => field.name === name)?.label ?? name
    return (
      <span key={name} className={classes.chip}>
        <span className={classes.chipText} title={values.join('、')}>
          {label}：{values.map((value) => (value === '' ? '（空）' : value)).join('、')}
        </span>
        <CloseButton
          size={18}
          aria-label={`取消筛选“${label}”`}
          onClick={() => onChange(withFilter(filters, name, []))}
        />
      </span>
    )
  })
}

/** Columns whose values repeat; names, numbers and long texts are found by the find box instead. */
function isFilterable(field: LedgerField): boolean {
  return field.type === 'code' || (field.type === 'text' && field.required !== true) || field.grouped === true
}

function withFilter(filters: Filters, name: string, values: readonly string[]): Filters {
  const others = Object.entries(filters).filter(([other]) => other !== name)
  return Object.fromEntries(values.length === 0 ? others : [...others, [name, values]])
}
