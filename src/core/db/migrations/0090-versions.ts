/** Issued versions of the lists with their frozen rows and reasons, reasons of adjustments under way, and who holds a post. */
import { recordColumns } from './record-columns.ts'

const frozen = (table: string): string => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'an issued version never changes'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'an issued version never changes'); END;`

export const versions = `
CREATE TABLE list_versions (${recordColumns}
  ledger TEXT,
  edition INTEGER,
  year INTEGER,
  number INTEGER,
  basis TEXT,
  meeting_id TEXT REFERENCES meetings (id),
  approved_by TEXT,
  effective_on TEXT,
  issued_on TEXT,
  remarks TEXT,
  columns TEXT,
  row_count INTEGER,
  content_hash TEXT
) STRICT;
CREATE UNIQUE INDEX list_versions_edition ON list_versions (unit, ledger, edition);
CREATE UNIQUE INDEX list_versions_number ON list_versions (unit, ledger, year, number);

CREATE TABLE list_version_rows (
  version_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  row_values TEXT NOT NULL,
  PRIMARY KEY (version_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_version_reasons (
  version_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  approved_by TEXT,
  approved_on TEXT,
  PRIMARY KEY (version_id, record_id)
) STRICT, WITHOUT ROWID;
${['list_versions', 'list_version_rows', 'list_version_reasons'].map(frozen).join('\n')}

CREATE TABLE list_adjustments (${recordColumns}
  version_id TEXT REFERENCES list_versions (id),
  record_id TEXT,
  reason TEXT,
  approved_by TEXT,
  approved_on TEXT
) STRICT;
CREATE INDEX list_adjustments_version ON list_adjustments (version_id, record_id);

CREATE TABLE holders (${recordColumns}
  kind TEXT,
  name TEXT,
  field TEXT,
  value TEXT
) STRICT;
`
