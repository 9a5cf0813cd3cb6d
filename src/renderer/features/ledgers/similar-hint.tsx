/** Records that may be the same as the one being written: said while one types, decided by the clerk. */
import { useMemo } from 'react'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { useDebounced } from '../../ui/use-debounced.ts'
import { typedValue } from './cell-text.ts'
import classes from './record-card.module.css'

export interface SimilarHintProps {
  readonly ledgerKey: LedgerKey
  readonly texts: Readonly<Record<string, string>>
  readonly except: string | null
  readonly onGoTo: (id: string) => void
  /** Offered where two records can become one. */
  readonly onMerge: ((id: string) => void) | null
}

export function SimilarHint({ ledgerKey, texts, except, onGoTo, onMerge }: SimilarHintProps) {
  const settled = useDebounced(texts, 300)
  const values = useMemo(
    () => Object.fromEntries(Object.entries(settled).map(([name, text]) => [name, typedValue(text)])),
    [settled],
  )
  const isEmpty = Object.values(values).every((value) => value === null)
  const similar = useRead('ledgers.similar', { ledger: ledgerKey, values, except }, { enabled: !isEmpty }).data ?? []
  if (isEmpty || similar.length === 0) return null
  return (
    <div className={classes.similar} role="status">
      <p>可能已有同一条：</p>
      <ul>
        {similar.map(({ id, name, reason }) => (
          <li key={id}>
            <button type="button" className={classes.link} onClick={() => onGoTo(id)}>
              {name}
            </button>
            <span className="sd-soft">（{reason}）</span>
            {onMerge !== null && (
              <button type="button" className={classes.link} onClick={() => onMerge(id)}>
                合并…
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
