/** Packages sent and received, and the cards of the units one exchanges with. */
export const exchange = `
CREATE TABLE packages (
  direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  package_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  period TEXT NOT NULL,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  file_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (direction, package_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX packages_partner ON packages (direction, unit, sequence);

CREATE TABLE partner_cards (
  unit TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  card TEXT NOT NULL,
  accepted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
