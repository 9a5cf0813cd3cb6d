/** What a table is taken for, by which columns rows find their records, and what is remembered of its form. */
import { Button, NativeSelect } from '@mantine/core'
import type { PlannedTable, TableSettings } from '../../../contract/api/intake.ts'
import { ledgerKeys, ledgers } from '../../../contract/ledgers/index.ts'
import { useNoticedWait } from '../../ui/states.tsx'
import { KeyChooser } from './key-chooser.tsx'
import classes from './table-head.module.css'

export interface TableHeadProps {
  readonly table: PlannedTable
  readonly settings: TableSettings
  readonly planning: boolean
  readonly onCancel: () => void
  readonly onSettings: (settings: TableSettings) => void
  readonly onForget: () => void
}

export function TableHead({ table, settings, planning, onCancel, onSettings, onForget }: TableHeadProps) {
  const byHand = table.columns.some(({ basis }) => basis === 'manual')
  return (
    <div className={classes.head}>
      <label className={classes.choice}>
        <span>这是</span>
        <NativeSelect
          size="xs"
          value={table.ledger ?? ''}
          disabled={planning}
          onChange={({ currentTarget }) => {
            const ledger = ledgerKeys.find((key) => key === currentTarget.value) ?? null
            onSettings({ ledger, fields: null, matchBy: null, preferred: [] })
          }}
          data={[
            { value: '', label: table.reason === null ? '不导入这张表' : '（请选择是哪张清单）' },
            ...ledgerKeys.map((key) => ({ value: key, label: ledgers[key].title })),
          ]}
        />
      </label>
      {table.ledger === null && table.reason !== null && <span className={classes.warning}>{table.reason}</span>}
      {table.ledger !== null && (
        <>
          <KeyChooser
            table={table}
            disabled={planning}
            onChoose={(matchBy) => onSettings({ ...settings, matchBy: matchBy === null ? null : [...matchBy] })}
          />
          <MissingFields table={table} />
          {table.remembered && (
            <span className={classes.remembered}>
              按上次的对应关系
              <button type="button" className={classes.link} disabled={planning} onClick={onForget}>
                忘记
              </button>
            </span>
          )}
          {byHand && <span className={classes.remembered}>对应关系已改，应用后记住</span>}
        </>
      )}
      {planning && <Planning onCancel={onCancel} />}
    </div>
  )
}

/** A required field that no column fills would have every row rejected: said once, here, before anybody wonders. */
function MissingFields({ table }: { readonly table: PlannedTable }) {
  const missing = table.fields.filter(
    ({ name, required }) => required && !table.columns.some(({ field }) => field === name),
  )
  if (missing.length === 0) return null
  return (
    <span className={classes.warning}>
      还没有列对应{missing.map(({ label }) => `“${label}”`).join('、')}，请在下面为它选一列
    </span>
  )
}

function Planning({ onCancel }: { readonly onCancel: () => void }) {
  const noticed = useNoticedWait()
  if (!noticed) return null
  return (
    <span className={classes.planning} role="status">
      正在重新比较
      <Button size="compact-xs" onClick={onCancel}>
        取消
      </Button>
    </span>
  )
}
