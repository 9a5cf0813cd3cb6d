/** Meetings with agenda, attendance and resolutions; issued documents. */
const base = `
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  origin TEXT,`

export const meetings = `
CREATE TABLE meetings (${base}
  title TEXT,
  kind TEXT,
  held_at TEXT,
  place TEXT,
  chair TEXT,
  recorder TEXT,
  discussion TEXT
) STRICT;

CREATE TABLE agenda_items (${base}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  title TEXT,
  presenter TEXT,
  discussion TEXT
) STRICT;
CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id);

CREATE TABLE attendances (${base}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  status TEXT,
  unit_name TEXT,
  name TEXT
) STRICT;
CREATE INDEX attendances_meeting ON attendances (meeting_id);

CREATE TABLE resolutions (${base}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  content TEXT,
  responsible_unit TEXT,
  deadline TEXT
) STRICT;
CREATE INDEX resolutions_meeting ON resolutions (meeting_id);

CREATE TABLE documents (${base}
  meeting_id TEXT REFERENCES meetings (id),
  number INTEGER,
  revision INTEGER,
  title TEXT,
  file_name TEXT,
  media_type TEXT,
  content_hash TEXT REFERENCES blobs (hash),
  issued_on TEXT,
  reason TEXT
) STRICT;
CREATE INDEX documents_meeting ON documents (meeting_id);
`
