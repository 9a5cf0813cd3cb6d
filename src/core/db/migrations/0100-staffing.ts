/** Postings that end for a reason, work telephones, what a grid covers, the office's own numbers of rules, photos. */
import { recordColumns } from './record-columns.ts'

// A row of the people ledger may change its posting for a younger one with a lower version: only the sum over all of a
// person's postings never falls, so that an edit of what was there before is still refused. Un-merging takes postings away
// again: each step of a merge counts for more than all the versions that can go with them.
export const staffing = `
ALTER TABLE people ADD COLUMN work_phone TEXT;
ALTER TABLE grids ADD COLUMN scope TEXT;
ALTER TABLE postings ADD COLUMN end_reason TEXT;

DROP INDEX postings_person;
CREATE INDEX postings_person ON postings (person_id, version);

DROP VIEW people_ledger;
CREATE VIEW people_ledger AS
SELECT
  p.id, p.unit,
  p.version + coalesce((SELECT sum(version) FROM postings WHERE person_id = p.id), 0)
    + 1000000 * coalesce((SELECT sum(version) FROM person_merges WHERE keep_id = p.id), 0) AS version,
  max(p.updated_at, coalesce(o.updated_at, '')) AS updated_at, p.updated_by, p.deleted_at, p.extra, p.origin,
  p.position, p.name, p.gender, p.employer, o.role, p.political_status,
  c.name AS community_name, g.name AS grid_name, g.code AS grid_code, g.households,
  o.mode AS posting_mode, p.phone, p.work_phone, o.started_on, p.remarks,
  o.id AS posting_id, o.grid_id
FROM people p
LEFT JOIN postings o ON o.id = (
  SELECT id FROM postings
  WHERE person_id = p.id AND deleted_at IS NULL AND ended_on IS NULL
  ORDER BY id LIMIT 1
)
LEFT JOIN grids g ON g.id = o.grid_id
LEFT JOIN communities c ON c.id = g.community_id;

CREATE TABLE rule_settings (${recordColumns}
  rule TEXT,
  fewest INTEGER,
  most INTEGER,
  ratio INTEGER,
  reason TEXT
) STRICT;

CREATE TABLE office_settings (${recordColumns}
  supervision_phone TEXT
) STRICT;

CREATE TABLE portraits (${recordColumns}
  person_id TEXT REFERENCES people (id),
  content_hash TEXT REFERENCES blobs (hash),
  media_type TEXT
) STRICT;
CREATE INDEX portraits_person ON portraits (person_id);
`
