/** The two choices that say of what a table or a cell is a part: its sheet, and what its lines stand for. */
import { NativeSelect } from '@mantine/core'
import { levelNames } from '../../../contract/indicators/facts.ts'
import { lineLevels, type FormTable } from '../../../contract/indicators/form-mapping.ts'
import type { SheetExtent } from '../../../contract/indicators/mapping-fit.ts'

export interface SheetSelectProps {
  readonly sheets: readonly SheetExtent[]
  readonly value: string
  readonly onChange: (sheet: string) => void
}

export function SheetSelect({ sheets, value, onChange }: SheetSelectProps) {
  return (
    <NativeSelect
      label="工作表"
      value={value}
      data={sheets.map(({ name }) => name)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

export interface LinesSelectProps {
  readonly label: string
  readonly value: FormTable['lines']
  readonly onChange: (lines: FormTable['lines']) => void
}

export function LinesSelect({ label, value, onChange }: LinesSelectProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={lineLevels.map((level) => ({ value: level, label: levelNames[level] }))}
      onChange={({ currentTarget }) => {
        const lines = lineLevels.find((level) => level === currentTarget.value)
        if (lines !== undefined) onChange(lines)
      }}
    />
  )
}
