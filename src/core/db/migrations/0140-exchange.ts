/** The register of packages in full, what each recipient has been sent, rows not taken, and decisions about conflicts. */

// A package taken in by a step that was undone afterwards has not been received: the register knows its step.
export const exchangeRegister = `
ALTER TABLE packages ADD COLUMN kind TEXT NOT NULL DEFAULT 'submission';
ALTER TABLE packages ADD COLUMN scope TEXT NOT NULL DEFAULT 'full';
ALTER TABLE packages ADD COLUMN answers TEXT NOT NULL DEFAULT '';
ALTER TABLE packages ADD COLUMN protection TEXT NOT NULL DEFAULT 'none';
ALTER TABLE packages ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE packages ADD COLUMN command_id INTEGER;
ALTER TABLE packages ADD COLUMN file_hash TEXT;
ALTER TABLE packages ADD COLUMN read_back_at TEXT;
ALTER TABLE packages ADD COLUMN voided_at TEXT;
ALTER TABLE packages ADD COLUMN totals TEXT;

CREATE TABLE sent_versions (
  recipient TEXT NOT NULL,
  record_key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (recipient, record_key, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_rows (
  package_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  record_key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  fields TEXT NOT NULL,
  content TEXT,
  decision TEXT,
  decided_by TEXT,
  decided_at TEXT,
  PRIMARY KEY (package_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_decisions (
  record_key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  set_aside TEXT NOT NULL,
  kept TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  command_id INTEGER NOT NULL,
  PRIMARY KEY (record_key, record_id, set_aside)
) STRICT, WITHOUT ROWID;

ALTER TABLE office_settings ADD COLUMN due_day INTEGER;
`
