/** The ledgers of the product, in the order in which an office names them. */
import { assistMatters } from './assist-matters.ts'
import type { LedgerDefinition, LedgerField, LedgerKey } from './define-ledger.ts'
import { duties } from './duties.ts'
import { keyMatters } from './key-matters.ts'
import { people } from './people.ts'

export const ledgers: Readonly<Record<LedgerKey, LedgerDefinition>> = { duties, keyMatters, assistMatters, people }

export type { LedgerDefinition, LedgerField, LedgerKey }
export { ledgerKeys } from './define-ledger.ts'
