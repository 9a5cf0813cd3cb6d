/** Which column of a form fills which field, where a person has corrected it: known again by the form's titles. */
export const mappings = `
CREATE TABLE import_mappings (
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  origin TEXT,
  form TEXT,
  ledger TEXT,
  fields TEXT
) STRICT;

CREATE INDEX import_mappings_form ON import_mappings (form);
`
