/** Communities, grids, people, postings, and the people ledger as their joined view. */
import { recordColumns } from './record-columns.ts'

// The view's version grows with both records, so that an edit of either is seen as a change of the row.
export const organisation = `
CREATE TABLE communities (${recordColumns}
  name TEXT,
  code TEXT,
  population INTEGER
) STRICT;

CREATE TABLE grids (${recordColumns}
  community_id TEXT REFERENCES communities (id),
  name TEXT,
  code TEXT,
  households INTEGER,
  party_group TEXT
) STRICT;
CREATE INDEX grids_community ON grids (community_id);
CREATE INDEX grids_code ON grids (code);
CREATE INDEX grids_name ON grids (name);

CREATE TABLE people (${recordColumns}
  position INTEGER,
  name TEXT,
  gender TEXT,
  employer TEXT,
  political_status TEXT,
  phone TEXT,
  remarks TEXT
) STRICT;

CREATE TABLE postings (${recordColumns}
  person_id TEXT REFERENCES people (id),
  grid_id TEXT REFERENCES grids (id),
  role TEXT,
  mode TEXT,
  started_on TEXT,
  ended_on TEXT
) STRICT;
CREATE INDEX postings_person ON postings (person_id);
CREATE INDEX postings_current ON postings (person_id, id) WHERE deleted_at IS NULL AND ended_on IS NULL;
CREATE INDEX postings_grid ON postings (grid_id);

CREATE VIEW people_ledger AS
SELECT
  p.id, p.unit, p.version + coalesce(o.version, 0) AS version,
  max(p.updated_at, coalesce(o.updated_at, '')) AS updated_at, p.updated_by, p.deleted_at, p.extra, p.origin,
  p.position, p.name, p.gender, p.employer, o.role, p.political_status,
  c.name AS community_name, g.name AS grid_name, g.code AS grid_code, g.households,
  o.mode AS posting_mode, p.phone, o.started_on, p.remarks,
  o.id AS posting_id, o.grid_id
FROM people p
LEFT JOIN postings o ON o.id = (
  SELECT id FROM postings
  WHERE person_id = p.id AND deleted_at IS NULL AND ended_on IS NULL
  ORDER BY id LIMIT 1
)
LEFT JOIN grids g ON g.id = o.grid_id
LEFT JOIN communities c ON c.id = g.community_id;
`
