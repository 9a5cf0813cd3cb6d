/**
 * Which field of a record names which kind of record, and whether that record must be there before this one is kept.
 * Pure; the definitions of the records say only that a field is a reference.
 */
import type { RecordDefinition } from '../../contract/records/define-record.ts'
import type { ExchangedKey } from '../../contract/records/index.ts'

const targets: Readonly<Record<string, ExchangedKey>> = {
  communityId: 'communities',
  personId: 'people',
  gridId: 'grids',
  seriesId: 'meetingSeries',
  meetingId: 'meetings',
  topicId: 'topics',
  agendaItemId: 'agendaItems',
  resolutionId: 'resolutions',
  documentId: 'documents',
  closingId: 'closings',
}

/** References to what may lie in a package of another month; pages show such a record without it. */
const loose: ReadonlySet<string> = new Set([
  // Handed in this month, discussed at a meeting of the next.
  'topics meetingId',
  // Taken at an earlier meeting, carried over when a later one was closed.
  'taskEvents closingId',
])

export interface Reference {
  readonly target: ExchangedKey
  readonly mustBeThere: boolean
}

/** `null` when the field names no record of an exchanged kind. */
export function referenceOf(definition: RecordDefinition, field: string): Reference | null {
  const target = targets[field]
  return target === undefined ? null : { target, mustBeThere: !loose.has(`${definition.key} ${field}`) }
}
