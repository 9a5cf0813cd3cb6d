/** The arrangement of the list that is open: begun as it was left, or as a link asks, and changed piece by piece. */
import { useCallback, useMemo, useState } from 'react'
import type { LedgerFieldInfo } from '../../../contract/api/ledgers.ts'
import type { SavedView } from '../../../contract/api/views.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import {
  rememberColumns,
  rememberedColumns,
  settleArrangement,
  usualArrangement,
  type Arrangement,
} from './arrangement.ts'

export interface Preset {
  readonly field: string
  readonly value: string
}

export interface ArrangementState {
  readonly arrangement: Arrangement
  readonly change: (next: Partial<Arrangement>) => void
  readonly show: (view: SavedView | null) => void
  readonly shownView: string | null
  /** Columns as the list has them; rows stay as they are. */
  readonly resetColumns: () => void
}

export function useArrangement(
  ledgerKey: LedgerKey,
  fields: readonly LedgerFieldInfo[],
  preset: Preset | null,
): ArrangementState {
  const [kept, setKept] = useState<Arrangement>(() => ({
    ...usualArrangement(fields),
    ...rememberedColumns(ledgerKey),
    where: preset === null ? [] : [{ kind: 'oneOf', field: preset.field, values: [preset.value] }],
  }))
  const [shownView, setShownView] = useState<string | null>(null)
  const arrangement = useMemo(() => settleArrangement(kept, fields), [kept, fields])
  const change = useCallback(
    (next: Partial<Arrangement>) => {
      setKept((current) => ({ ...current, ...next }))
      if (next.columns !== undefined || next.frozen !== undefined)
        rememberColumns(ledgerKey, {
          columns: next.columns ?? arrangement.columns,
          frozen: next.frozen ?? arrangement.frozen,
        })
    },
    [ledgerKey, arrangement],
  )
  const show = useCallback(
    (view: SavedView | null) => {
      setShownView(view?.id ?? null)
      setKept(view?.settings ?? usualArrangement(fields))
    },
    [fields],
  )
  const resetColumns = useCallback(() => {
    const { columns, frozen } = usualArrangement(fields)
    change({ columns, frozen })
  }, [change, fields])
  return { arrangement, change, show, shownView, resetColumns }
}
