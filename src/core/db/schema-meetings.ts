/** Row types of meetings and of everything that belongs to them; see schema.ts. */
import type { BaseTable } from './schema-base.ts'

export interface MeetingsTable extends BaseTable {
  title: string
  kind: string
  held_at: string
  ended_at: string | null
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

export interface AgendaItemsTable extends BaseTable {
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

export interface AttendancesTable extends BaseTable {
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

export interface ResolutionsTable extends BaseTable {
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

export interface DocumentsTable extends BaseTable {
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

export interface VotesTable extends BaseTable {
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

export interface TaskEventsTable extends BaseTable {
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

export interface ClosingsTable extends BaseTable {
  meeting_id: string
  series_id: string | null
  number: number
  closed_on: string
  items: string
  reopened_on: string | null
  reopen_reason: string | null
}

export interface MeetingSeriesTable extends BaseTable {
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
  title_pattern: string | null
  first_session: number | null
  standing_items: string | null
  rules: string | null
  template_id: string | null
}

export interface TopicsTable extends BaseTable {
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

export interface ConfirmationsTable extends BaseTable {
  document_id: string
  unit_name: string | null
  name: string
  confirmed_on: string
  opinion: string
  note: string | null
}

export interface DocumentTemplatesTable extends BaseTable {
  name: string
  file_name: string
  content_hash: string
}

export interface WorkCalendarsTable extends BaseTable {
  year: number
  content: string
}
