/** Own columns, saved views, attachments, merges of people; and the way to the history of one record among all changes. */
import { recordColumns } from './record-columns.ts'

export const listExtras = `
CREATE TABLE own_columns (${recordColumns}
  ledger TEXT,
  label TEXT,
  type TEXT,
  codes TEXT,
  width INTEGER,
  position INTEGER
) STRICT;

CREATE TABLE saved_views (${recordColumns}
  ledger TEXT,
  name TEXT,
  settings TEXT
) STRICT;

CREATE TABLE attachments (${recordColumns}
  ledger TEXT,
  record_id TEXT,
  name TEXT,
  media_type TEXT,
  size INTEGER,
  content_hash TEXT REFERENCES blobs (hash)
) STRICT;
CREATE INDEX attachments_record ON attachments (record_id);

CREATE TABLE person_merges (${recordColumns}
  keep_id TEXT REFERENCES people (id),
  merged_id TEXT REFERENCES people (id),
  detail TEXT
) STRICT;
CREATE INDEX person_merges_keep ON person_merges (keep_id);
CREATE INDEX person_merges_merged ON person_merges (merged_id);

CREATE INDEX command_changes_record ON command_changes (record_id);
`
