/** Open resolutions with the meeting that took them, as far as a hand-over asks. */
import { openStates } from '../../contract/meetings.ts'
import type { Db } from '../db/schema.ts'
import type { ResolutionRow } from './handover.ts'

export async function readResolutionsOf(db: Db, unit: string): Promise<ResolutionRow[]> {
  return db
    .selectFrom('resolutions')
    .innerJoin('meetings', 'meetings.id', 'resolutions.meeting_id')
    .select([
      'resolutions.id',
      'resolutions.content',
      'resolutions.responsible_unit as responsibleUnit',
      'resolutions.supporting_units as supportingUnits',
      'resolutions.person',
      'resolutions.deadline',
      'meetings.title as meeting',
    ])
    .where('resolutions.unit', '=', unit)
    .where('resolutions.deleted_at', 'is', null)
    .where('meetings.deleted_at', 'is', null)
    .where((row) => row.or([row('resolutions.state', 'is', null), row('resolutions.state', 'in', [...openStates])]))
    .orderBy('resolutions.deadline')
    .orderBy('resolutions.id')
    .execute()
}
