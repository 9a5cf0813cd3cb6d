/**
 * One definition per list (清单): everything that a surface needs to show, import, export or check it.
 * Adding a ledger means one definition here, one migration and its own rules.
 */
import type { FieldDefinition, RecordDefinition } from '../records/define-record.ts'

export interface LedgerField extends FieldDefinition {
  /** Other titles that offices give this column. */
  readonly synonyms: readonly string[]
  /** Width in characters of the body font, for grid and xlsx. */
  readonly width: number
  /** A value that stands in every exported row of a merged group (类别). */
  readonly grouped?: boolean
}

export interface LedgerDefinition extends RecordDefinition {
  readonly key: LedgerKey
  readonly fields: readonly LedgerField[]
  /** Titles by which a sheet of a workbook is recognised, besides its columns. */
  readonly sheetNames: readonly string[]
  /** Alternative business keys, strongest first; a row matches by the first key that it fills and that is unique. */
  readonly businessKeys: readonly (readonly string[])[]
}

export const ledgerKeys = ['duties', 'keyMatters', 'assistMatters', 'people'] as const
export type LedgerKey = (typeof ledgerKeys)[number]
