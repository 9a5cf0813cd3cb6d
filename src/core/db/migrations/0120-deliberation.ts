/** The whole life of a meeting: series, topics, votes, tasks with their history, carry-over, confirmations, calendars. */
import { recordColumns } from './record-columns.ts'

// A document's number, text and bytes never change: a correction is a version of its own.
export const deliberation = `
ALTER TABLE meetings ADD COLUMN series_id TEXT;
ALTER TABLE meetings ADD COLUMN session INTEGER;
ALTER TABLE meetings ADD COLUMN stage TEXT;
ALTER TABLE meetings ADD COLUMN entitled INTEGER;
ALTER TABLE meetings ADD COLUMN rules TEXT;
ALTER TABLE meetings ADD COLUMN minutes_text TEXT;
ALTER TABLE agenda_items ADD COLUMN topic_id TEXT;
ALTER TABLE agenda_items ADD COLUMN subject_kind TEXT;
ALTER TABLE agenda_items ADD COLUMN subject_id TEXT;
ALTER TABLE agenda_items ADD COLUMN planned_minutes INTEGER;
ALTER TABLE agenda_items ADD COLUMN used_seconds INTEGER;
ALTER TABLE agenda_items ADD COLUMN state TEXT;
ALTER TABLE attendances ADD COLUMN party TEXT;
ALTER TABLE attendances ADD COLUMN duty TEXT;
ALTER TABLE attendances ADD COLUMN stands_in_for TEXT;
ALTER TABLE attendances ADD COLUMN movements TEXT;
ALTER TABLE attendances ADD COLUMN informed TEXT;
ALTER TABLE resolutions ADD COLUMN agenda_item_id TEXT;
ALTER TABLE resolutions ADD COLUMN supporting_units TEXT;
ALTER TABLE resolutions ADD COLUMN person TEXT;
ALTER TABLE resolutions ADD COLUMN deadline_text TEXT;
ALTER TABLE resolutions ADD COLUMN state TEXT;
ALTER TABLE documents ADD COLUMN series_id TEXT;
ALTER TABLE documents ADD COLUMN year INTEGER;
ALTER TABLE documents ADD COLUMN source TEXT;

CREATE TABLE votes (${recordColumns}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  agenda_item_id TEXT,
  question TEXT,
  method TEXT,
  present INTEGER,
  in_favour INTEGER,
  against INTEGER,
  abstained INTEGER,
  invalid INTEGER,
  not_voting INTEGER
) STRICT;
CREATE INDEX votes_meeting ON votes (meeting_id);

CREATE TABLE task_events (${recordColumns}
  resolution_id TEXT REFERENCES resolutions (id),
  kind TEXT,
  happened_on TEXT,
  note TEXT,
  person TEXT,
  state_before TEXT,
  state_after TEXT,
  deadline_before TEXT,
  deadline_after TEXT,
  closing_id TEXT
) STRICT;
CREATE INDEX task_events_resolution ON task_events (resolution_id);

CREATE TABLE closings (${recordColumns}
  meeting_id TEXT REFERENCES meetings (id),
  series_id TEXT,
  number INTEGER,
  closed_on TEXT,
  items TEXT,
  reopened_on TEXT,
  reopen_reason TEXT
) STRICT;
CREATE INDEX closings_meeting ON closings (meeting_id);

CREATE TABLE meeting_series (${recordColumns}
  name TEXT,
  kind TEXT,
  convenor TEXT,
  place TEXT,
  frequency TEXT,
  call_day INTEGER,
  numbering TEXT,
  first_number INTEGER,
  mark TEXT,
  copy_to TEXT,
  members TEXT,
  standing_items TEXT,
  rules TEXT,
  template_id TEXT
) STRICT;

CREATE TABLE topics (${recordColumns}
  title TEXT,
  series_id TEXT,
  source TEXT,
  proposer TEXT,
  proposer_unit TEXT,
  contact TEXT,
  reason TEXT,
  proposal TEXT,
  submitted_on TEXT,
  state TEXT,
  reviewer TEXT,
  review_note TEXT,
  subject_kind TEXT,
  subject_id TEXT,
  meeting_id TEXT
) STRICT;

CREATE TABLE confirmations (${recordColumns}
  document_id TEXT REFERENCES documents (id),
  unit_name TEXT,
  name TEXT,
  confirmed_on TEXT,
  opinion TEXT,
  note TEXT
) STRICT;
CREATE INDEX confirmations_document ON confirmations (document_id);

CREATE TABLE document_templates (${recordColumns}
  name TEXT,
  file_name TEXT,
  content_hash TEXT REFERENCES blobs (hash)
) STRICT;

CREATE TABLE work_calendars (${recordColumns}
  year INTEGER,
  content TEXT
) STRICT;

CREATE INDEX agenda_items_subject ON agenda_items (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX task_events_closing ON task_events (closing_id) WHERE closing_id IS NOT NULL;
CREATE INDEX topics_meeting ON topics (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TRIGGER documents_frozen BEFORE UPDATE OF number, year, revision, content_hash, source ON documents
WHEN old.number IS NOT new.number OR old.year IS NOT new.year OR old.revision IS NOT new.revision
  OR old.content_hash IS NOT new.content_hash OR old.source IS NOT new.source
BEGIN SELECT raise(ABORT, 'an issued document never changes'); END;
`
