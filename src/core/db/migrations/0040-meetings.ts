/** Meetings with agenda, attendance and resolutions; issued documents. */
import { recordColumns } from './record-columns.ts'

export const meetings = `
CREATE TABLE meetings (${recordColumns}
  title TEXT,
  kind TEXT,
  held_at TEXT,
  place TEXT,
  chair TEXT,
  recorder TEXT,
  discussion TEXT
) STRICT;

CREATE TABLE agenda_items (${recordColumns}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  title TEXT,
  presenter TEXT,
  discussion TEXT
) STRICT;
CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id);

CREATE TABLE attendances (${recordColumns}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  status TEXT,
  unit_name TEXT,
  name TEXT
) STRICT;
CREATE INDEX attendances_meeting ON attendances (meeting_id);

CREATE TABLE resolutions (${recordColumns}
  meeting_id TEXT REFERENCES meetings (id),
  position INTEGER,
  content TEXT,
  responsible_unit TEXT,
  deadline TEXT
) STRICT;
CREATE INDEX resolutions_meeting ON resolutions (meeting_id);

CREATE TABLE documents (${recordColumns}
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
