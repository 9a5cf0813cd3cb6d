/** All columns of a list: those of its definition, then those that the office has added. */
import { z } from 'zod'
import type { LedgerFieldInfo } from '../../contract/api/ledgers.ts'
import { ledgers, type LedgerField, type LedgerKey } from '../../contract/ledgers/index.ts'
import { ownColumnId, ownColumnTypes, ownFieldName } from '../../contract/ledgers/own-columns.ts'
import { readOwnColumns, type OwnColumnRow } from '../columns/repository.ts'
import type { Db } from '../db/schema.ts'

const typeSchema = z.enum(ownColumnTypes)
const codesSchema = z.array(z.string())

export async function ledgerFields(db: Db, ledger: LedgerKey): Promise<readonly LedgerField[]> {
  const own = await readOwnColumns(db, ledger)
  return own.length === 0 ? ledgers[ledger].fields : [...ledgers[ledger].fields, ...own.map(toField)]
}

/** What the office adds may be about persons: it is kept inside. */
export function toField(column: OwnColumnRow): LedgerField {
  return {
    name: ownFieldName(column.id),
    label: column.label,
    synonyms: [],
    type: typeSchema.parse(column.type),
    privacy: 'internal',
    width: column.width,
    ...(column.codes === null ? {} : { codes: codesSchema.parse(JSON.parse(column.codes)) }),
  }
}

export function describeField(field: LedgerField): LedgerFieldInfo {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    privacy: field.privacy,
    required: field.required === true,
    codes: field.codes === undefined ? null : [...field.codes],
    digits: field.digits ?? null,
    width: field.width,
    grouped: field.grouped === true,
    own: ownColumnId(field.name) !== null,
  }
}
