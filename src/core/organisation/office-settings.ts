/** The settings of one's own office: one record, made when something is first set. */
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext } from '../handlers.ts'
import { requireOwn } from './own-records.ts'
import { readOfficeSettings } from './repository.ts'

export async function saveOfficeSettings(context: CommandContext, values: RecordValues): Promise<void> {
  const { db, records, stamp, unit, options } = context
  const known = await readOfficeSettings(db, unit.code)
  if (known === undefined) records.create(stamp, 'officeSettings', options.newId(), unit.code, { values })
  else records.update(stamp, 'officeSettings', await requireOwn(context, 'officeSettings', known.id), { values })
}
