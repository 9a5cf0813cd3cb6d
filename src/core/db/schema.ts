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
}

interface PeopleTable extends BaseTable {
  position: number | null
  name: string
  gender: string | null
  employer: string | null
  political_status: string | null
  phone: string | null
  remarks: string | null
}

interface PostingsTable extends BaseTable {
  person_id: string
  grid_id: string | null
  role: string | null
  mode: string | null
  started_on: string | null
  ended_on: string | null
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
}

interface AgendaItemsTable extends BaseTable {
  meeting_id: string
  position: number
  title: string
  presenter: string | null
  discussion: string | null
}

interface AttendancesTable extends BaseTable {
  meeting_id: string
  position: number
  status: string
  unit_name: string | null
  name: string
}

interface ResolutionsTable extends BaseTable {
  meeting_id: string
  position: number
  content: string
  responsible_unit: string | null
  deadline: string | null
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
  meetings: MeetingsTable
  agenda_items: AgendaItemsTable
  attendances: AttendancesTable
  resolutions: ResolutionsTable
  documents: DocumentsTable
  packages: PackagesTable
  partner_cards: PartnerCardsTable
  import_sources: ImportSourcesTable
  search_entries: SearchEntriesTable
}

/** A connection or a transaction: repositories take either and never open one. */
export type Db = Kysely<Tables>
export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
