/** Own columns, saved views, attachments, merges of people; and the way to the history of one record among all changes. */
const base = `
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  origin TEXT,`

export const listExtras = `
CREATE TABLE own_columns (${base}
  ledger TEXT,
  label TEXT,
  type TEXT,
  codes TEXT,
  width INTEGER,
  position INTEGER
) STRICT;

CREATE TABLE saved_views (${base}
  ledger TEXT,
  name TEXT,
  settings TEXT
) STRICT;

CREATE TABLE attachments (${base}
  ledger TEXT,
  record_id TEXT,
  name TEXT,
  media_type TEXT,
  size INTEGER,
  content_hash TEXT REFERENCES blobs (hash)
) STRICT;
CREATE INDEX attachments_record ON attachments (record_id);

CREATE TABLE person_merges (${base}
  keep_id TEXT REFERENCES people (id),
  merged_id TEXT REFERENCES people (id),
  detail TEXT
) STRICT;
CREATE INDEX person_merges_keep ON person_merges (keep_id);
CREATE INDEX person_merges_merged ON person_merges (merged_id);

CREATE INDEX command_changes_record ON command_changes (record_id);
`
