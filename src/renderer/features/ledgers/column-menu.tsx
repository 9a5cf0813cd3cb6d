/** What one can do with a column, from its title or with Alt+↓: sort, filter, group, freeze, hide. */
import { Button } from '@mantine/core'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { withFrozenUpTo, withHidden } from '../../ui/grid/column-layout.ts'
import { columnSettings, withCondition, type Arrangement } from './arrangement.ts'
import classes from './column-menu.module.css'
import { FieldFilter } from './field-filter.tsx'

export interface ColumnMenuProps {
  readonly ledgerKey: LedgerKey
  readonly field: LedgerFieldInfo
  readonly arrangement: Arrangement
  readonly onArrange: (arrangement: Arrangement) => void
  readonly onClose: () => void
}

export function ColumnMenu({ ledgerKey, field, arrangement, onArrange, onClose }: ColumnMenuProps) {
  const { name } = field
  const direction = arrangement.sort.find((key) => key.field === name)?.direction ?? null
  const condition = arrangement.where.find((candidate) => candidate.field === name) ?? null
  const isGrouped = arrangement.groupBy === name
  const shown = arrangement.columns.filter(({ hidden }) => !hidden)
  const isLastFrozen = shown[arrangement.frozen - 1]?.field === name
  const act = (next: Partial<Arrangement>) => {
    onArrange({ ...arrangement, ...next })
    onClose()
  }
  const sortBy = (wanted: 'asc' | 'desc') =>
    act({
      sort:
        direction === wanted
          ? arrangement.sort.filter((key) => key.field !== name)
          : [{ field: name, direction: wanted }],
    })
  const settings = columnSettings(arrangement)
  return (
    <div className={classes.menu}>
      <div className={classes.actions}>
        <Choice label="升序" pressed={direction === 'asc'} onClick={() => sortBy('asc')} />
        <Choice label="降序" pressed={direction === 'desc'} onClick={() => sortBy('desc')} />
        <Choice
          label={isGrouped ? '取消分组' : '按此列分组'}
          pressed={isGrouped}
          onClick={() => act({ groupBy: isGrouped ? null : name })}
        />
        <Choice
          label={isLastFrozen ? '取消冻结' : '冻结到此列'}
          pressed={isLastFrozen}
          onClick={() => act(withFrozenUpTo(settings, name))}
        />
        <Choice
          label="隐藏此列"
          pressed={false}
          disabled={shown.length <= 1}
          onClick={() => act(withHidden(settings, name, true))}
        />
        {condition !== null && (
          <Choice
            label="取消筛选"
            pressed={false}
            onClick={() => act({ where: withCondition(arrangement.where, name, null) })}
          />
        )}
      </div>
      <FieldFilter
        ledgerKey={ledgerKey}
        field={field}
        condition={condition}
        onChange={(next) => onArrange({ ...arrangement, where: withCondition(arrangement.where, name, next) })}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly pressed: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

function Choice({ label, pressed, disabled = false, onClick }: ChoiceProps) {
  return (
    <Button
      size="compact-sm"
      variant={pressed ? 'light' : 'default'}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
