/** Row types of every table for typed queries; a test compares them with what the migrations create. */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely'
import type { BaseTable } from './schema-base.ts'
import type {
  AgendaItemsTable,
  AttendancesTable,
  ClosingsTable,
  ConfirmationsTable,
  DocumentTemplatesTable,
  DocumentsTable,
  MeetingSeriesTable,
  MeetingsTable,
  ResolutionsTable,
  TaskEventsTable,
  TopicsTable,
  VotesTable,
  WorkCalendarsTable,
} from './schema-meetings.ts'

interface MetaTable {
  key: string
  value: string
}

export type CommandState = 'done' | 'undone' | 'closed'

interface CommandsTable {
  id: number
  at: string
  actor: string
  method: string
  label: string
  records: number
  state: CommandState
}

interface CommandChangesTable {
  command_id: number
  ordinal: number
  record_key: string
  record_id: string
  expected_version: number
  image: string | null
}

interface AuditTable {
  seq: number
  at: string
  actor: string
  method: string
  command_id: number | null
  record_key: string | null
  record_id: string | null
  version: number | null
  content_hash: string | null
  hash: string
}

interface BlobsTable {
  hash: string
  bytes: Buffer
}

interface CommunitiesTable extends BaseTable {
  name: string
  code: string | null
  population: number | null
}

interface GridsTable extends BaseTable {
  community_id: string
  name: string
  code: string | null
  households: number | null
  party_group: string | null
  scope: string | null
}

interface PeopleTable extends BaseTable {
  position: number | null
  name: string
  gender: string | null
  employer: string | null
  political_status: string | null
  phone: string | null
  work_phone: string | null
  remarks: string | null
}

interface PostingsTable extends BaseTable {
  person_id: string
  grid_id: string | null
  role: string | null
  mode: string | null
  started_on: string | null
  ended_on: string | null
  end_reason: string | null
}

interface RuleSettingsTable extends BaseTable {
  rule: string
  fewest: number | null
  most: number | null
  ratio: number | null
  reason: string
}

interface OfficeSettingsTable extends BaseTable {
  supervision_phone: string | null
  due_day: number | null
}

interface PortraitsTable extends BaseTable {
  person_id: string
  content_hash: string
  media_type: string
}

interface PeopleLedgerView extends PeopleTable {
  role: string | null
  community_name: string | null
  grid_name: string | null
  grid_code: string | null
  households: number | null
  posting_mode: string | null
  started_on: string | null
  posting_id: string | null
  grid_id: string | null
}

interface PackagesTable {
  direction: 'sent' | 'received'
  package_id: string
  unit: string
  unit_name: string
  sequence: number
  period: string
  at: string
  hash: string
  file_name: string
  row_count: number
  kind: Generated<'submission' | 'receipt' | 'instruction'>
  scope: Generated<'full' | 'changes'>
  /** Hash of the package that a receipt answers, or empty. */
  answers: Generated<string>
  protection: Generated<'none' | 'card' | 'code'>
  actor: Generated<string>
  /** The step that wrote the row; null for packages of an earlier version of the program. */
  command_id: number | null
  /** SHA-256 of the file as it was handed over, protection included. */
  file_hash: string | null
  read_back_at: string | null
  /** Sealed, but never handed over. */
  voided_at: string | null
  /** JSON: counts by bucket, of a received package or as a receipt states them. */
  totals: string | null
}

interface SentVersionsTable {
  recipient: string
  record_key: string
  record_id: string
  version: number
}

/** Rows of a received package that were not taken, or that a receipt returns. */
interface PackageRowsTable {
  package_id: string
  ordinal: number
  record_key: string
  record_id: string
  version: number
  name: string
  outcome: string
  reason: string
  /** JSON: column, label, and what the package said and the receiver keeps. */
  fields: string
  /** JSON: the row as it came; null where a receipt returns one of ours. */
  content: string | null
  decision: 'theirs' | 'ours' | null
  decided_by: string | null
  decided_at: string | null
}

interface MergeDecisionsTable {
  record_key: string
  record_id: string
  /** Hash of the content that a person has set aside, and of the one kept instead. */
  set_aside: string
  kept: string
  at: string
  actor: string
  command_id: number
}

interface PartnerCardsTable {
  unit: string
  name: string
  card: string
  accepted_at: string
}

interface ImportSourcesTable {
  id: Generated<number>
  command_id: number
  file: string
  sheet: string
  columns: string
}

interface ImportMappingsTable extends BaseTable {
  form: string
  ledger: string
  fields: string
}

interface OwnColumnsTable extends BaseTable {
  ledger: string
  label: string
  type: string
  codes: string | null
  width: number
  position: number
}

interface SavedViewsTable extends BaseTable {
  ledger: string
  name: string
  settings: string
}

interface AttachmentsTable extends BaseTable {
  ledger: string
  record_id: string
  name: string
  media_type: string
  size: number
  content_hash: string
}

interface PersonMergesTable extends BaseTable {
  keep_id: string
  merged_id: string
  detail: string
}

interface ListVersionsTable extends BaseTable {
  ledger: string
  edition: number
  year: number
  number: number
  basis: string
  meeting_id: string | null
  approved_by: string | null
  effective_on: string
  issued_on: string
  remarks: string | null
  columns: string
  row_count: number
  content_hash: string
}

interface ListVersionRowsTable {
  version_id: string
  record_id: string
  ordinal: number
  row_values: string
}

interface ListVersionReasonsTable {
  version_id: string
  record_id: string
  reason: string
  approved_by: string | null
  approved_on: string | null
}

interface ListAdjustmentsTable extends BaseTable {
  version_id: string
  record_id: string
  reason: string
  approved_by: string | null
  approved_on: string | null
}

interface HoldersTable extends BaseTable {
  kind: string
  name: string
  field: string
  value: string
}

/** Which record stands under which number of the index; `recent`: its tokens, until they are taken into the index. */
interface SearchEntriesTable {
  id: number
  record_id: string
  recent: string | null
}

export interface Tables {
  meta: MetaTable
  commands: CommandsTable
  command_changes: CommandChangesTable
  audit: AuditTable
  blobs: BlobsTable
  communities: CommunitiesTable
  grids: GridsTable
  people: PeopleTable
  postings: PostingsTable
  people_ledger: PeopleLedgerView
  rule_settings: RuleSettingsTable
  office_settings: OfficeSettingsTable
  portraits: PortraitsTable
  meetings: MeetingsTable
  agenda_items: AgendaItemsTable
  attendances: AttendancesTable
  resolutions: ResolutionsTable
  documents: DocumentsTable
  votes: VotesTable
  task_events: TaskEventsTable
  closings: ClosingsTable
  meeting_series: MeetingSeriesTable
  topics: TopicsTable
  confirmations: ConfirmationsTable
  document_templates: DocumentTemplatesTable
  work_calendars: WorkCalendarsTable
  packages: PackagesTable
  partner_cards: PartnerCardsTable
  sent_versions: SentVersionsTable
  package_rows: PackageRowsTable
  merge_decisions: MergeDecisionsTable
  import_sources: ImportSourcesTable
  import_mappings: ImportMappingsTable
  own_columns: OwnColumnsTable
  saved_views: SavedViewsTable
  attachments: AttachmentsTable
  person_merges: PersonMergesTable
  list_versions: ListVersionsTable
  list_version_rows: ListVersionRowsTable
  list_version_reasons: ListVersionReasonsTable
  list_adjustments: ListAdjustmentsTable
  holders: HoldersTable
  search_entries: SearchEntriesTable
}

/** A connection or a transaction: repositories take either and never open one. */
export type Db = Kysely<Tables>
export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
