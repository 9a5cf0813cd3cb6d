/** Row types of every table for typed queries; a test compares them with what the migrations create. */
import type { Generated, Insertable, Kysely, Selectable } from 'kysely'

interface BaseTable {
  id: string
  unit: string
  version: number
  updated_at: string
  updated_by: string
  deleted_at: string | null
  extra: string
  origin: string | null
}

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

interface MeetingsTable extends BaseTable {
  title: string
  kind: string
  held_at: string
  place: string | null
  chair: string | null
  recorder: string | null
  discussion: string | null
  series_id: string | null
  session: number | null
  stage: string | null
  entitled: number | null
  rules: string | null
  minutes_text: string | null
}

interface AgendaItemsTable extends BaseTable {
  meeting_id: string
  position: number
  title: string
  presenter: string | null
  discussion: string | null
  topic_id: string | null
  subject_kind: string | null
  subject_id: string | null
  planned_minutes: number | null
  used_seconds: number | null
  state: string | null
}

interface AttendancesTable extends BaseTable {
  meeting_id: string
  position: number
  status: string
  unit_name: string | null
  name: string
  party: string | null
  duty: string | null
  stands_in_for: string | null
  movements: string | null
  informed: string | null
}

interface ResolutionsTable extends BaseTable {
  meeting_id: string
  position: number
  content: string
  responsible_unit: string | null
  deadline: string | null
  agenda_item_id: string | null
  supporting_units: string | null
  person: string | null
  deadline_text: string | null
  state: string | null
}

interface DocumentsTable extends BaseTable {
  meeting_id: string
  number: number
  revision: number
  title: string
  file_name: string
  media_type: string
  content_hash: string
  issued_on: string
  reason: string | null
  series_id: string | null
  year: number | null
  source: string | null
}

interface VotesTable extends BaseTable {
  meeting_id: string
  position: number
  agenda_item_id: string | null
  question: string
  method: string
  present: number | null
  in_favour: number | null
  against: number | null
  abstained: number | null
  invalid: number | null
  not_voting: number | null
}

interface TaskEventsTable extends BaseTable {
  resolution_id: string
  kind: string
  happened_on: string
  note: string | null
  person: string | null
  state_before: string | null
  state_after: string | null
  deadline_before: string | null
  deadline_after: string | null
  closing_id: string | null
}

interface ClosingsTable extends BaseTable {
  meeting_id: string
  series_id: string | null
  number: number
  closed_on: string
  items: string
  reopened_on: string | null
  reopen_reason: string | null
}

interface MeetingSeriesTable extends BaseTable {
  name: string
  kind: string
  convenor: string | null
  place: string | null
  frequency: string | null
  call_day: number | null
  numbering: string | null
  first_number: number | null
  mark: string | null
  copy_to: string | null
  members: string | null
  standing_items: string | null
  rules: string | null
  template_id: string | null
}

interface TopicsTable extends BaseTable {
  title: string
  series_id: string | null
  source: string | null
  proposer: string | null
  proposer_unit: string | null
  contact: string | null
  reason: string | null
  proposal: string | null
  submitted_on: string | null
  state: string | null
  reviewer: string | null
  review_note: string | null
  subject_kind: string | null
  subject_id: string | null
  meeting_id: string | null
}

interface ConfirmationsTable extends BaseTable {
  document_id: string
  unit_name: string | null
  name: string
  confirmed_on: string
  opinion: string
  note: string | null
}

interface DocumentTemplatesTable extends BaseTable {
  name: string
  file_name: string
  content_hash: string
}

interface WorkCalendarsTable extends BaseTable {
  year: number
  content: string
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
