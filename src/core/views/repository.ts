/** Saved views as SQL. */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { Db } from '../db/schema.ts'

export interface StoredView {
  readonly id: string
  readonly name: string
  readonly settings: string
}

/** In the order in which they were made. */
export async function readViews(db: Db, ledger: LedgerKey): Promise<StoredView[]> {
  return db
    .selectFrom('saved_views')
    .select(['id', 'name', 'settings'])
    .where('ledger', '=', ledger)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()
}
