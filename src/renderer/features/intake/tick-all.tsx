/** Ticks or unticks all rows of the kinds in view, whether or not they have been loaded. */
import { Checkbox } from '@mantine/core'
import type { PlannedTable } from '../../../contract/api/intake.ts'
import { countOf, tickAll, tickedCount, type TickKind, type Ticks } from './ticks.ts'

export interface TickAllProps {
  readonly table: PlannedTable
  readonly ticks: Ticks
  readonly kinds: readonly TickKind[]
  readonly onTicks: (ticks: Ticks) => void
}

export function TickAll({ table, ticks, kinds, onTicks }: TickAllProps) {
  const total = kinds.reduce((sum, kind) => sum + countOf(table, kind), 0)
  if (total === 0) return null
  const ticked = kinds.reduce((sum, kind) => sum + tickedCount(table, ticks, kind), 0)
  return (
    <Checkbox
      aria-label={`全选，已选 ${ticked} / ${total}`}
      title={`已选 ${ticked} / ${total}`}
      checked={ticked === total}
      indeterminate={ticked > 0 && ticked < total}
      onChange={() => onTicks(tickAll(ticks, kinds, ticked < total))}
    />
  )
}
