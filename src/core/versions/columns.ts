/** The columns of a list as a version keeps them: so that it can be shown as it was issued, whatever has become of the list. */
import { z } from 'zod'
import type { LedgerField } from '../../contract/ledgers/index.ts'
import { fieldTypes, privacyClasses } from '../../contract/records/define-record.ts'

const frozenField = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  privacy: z.enum(privacyClasses),
  width: z.number(),
  required: z.boolean(),
  grouped: z.boolean(),
})

export function writeColumns(fields: readonly LedgerField[]): string {
  return JSON.stringify(
    fields.map(({ name, label, type, privacy, width, required = false, grouped = false }) => ({
      name,
      label,
      type,
      privacy,
      width,
      required,
      grouped,
    })),
  )
}

export function readColumns(json: string): LedgerField[] {
  return z
    .array(frozenField)
    .parse(JSON.parse(json))
    .map((field) => ({ ...field, synonyms: [] }))
}
