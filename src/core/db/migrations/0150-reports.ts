/** Reports: what was counted when a month was reported, the district's blank forms, and when the office is reminded. */
import { recordColumns } from './record-columns.ts'

// What was reported for a month stays as it was reported: counting again gives a snapshot of its own.
export const reports = `
CREATE TABLE report_snapshots (${recordColumns}
  period TEXT,
  purpose TEXT,
  taken_on TEXT,
  content TEXT,
  content_hash TEXT
) STRICT;
CREATE INDEX report_snapshots_period ON report_snapshots (period);

CREATE TRIGGER report_snapshots_frozen BEFORE UPDATE OF period, taken_on, content, content_hash ON report_snapshots
WHEN old.period IS NOT new.period OR old.taken_on IS NOT new.taken_on
  OR old.content IS NOT new.content OR old.content_hash IS NOT new.content_hash
BEGIN SELECT raise(ABORT, 'a snapshot never changes'); END;

CREATE TABLE report_forms (${recordColumns}
  name TEXT,
  file_name TEXT,
  content_hash TEXT REFERENCES blobs (hash),
  fingerprint TEXT,
  mapping TEXT
) STRICT;

CREATE TABLE report_settings (${recordColumns}
  reminder_day INTEGER
) STRICT;

CREATE INDEX meetings_held ON meetings (held_at);
CREATE INDEX resolutions_deadline ON resolutions (deadline) WHERE deadline IS NOT NULL;
`
