/** Identity of the database, the audit chain, the undo line, and the store of issued bytes. */
export const foundation = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  label TEXT NOT NULL,
  records INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'closed'))
) STRICT;
CREATE INDEX commands_state ON commands (state, id);

CREATE TABLE command_changes (
  command_id INTEGER NOT NULL REFERENCES commands (id),
  ordinal INTEGER NOT NULL,
  record_key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  expected_version INTEGER NOT NULL,
  image TEXT,
  PRIMARY KEY (command_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  command_id INTEGER,
  record_key TEXT,
  record_id TEXT,
  version INTEGER,
  content_hash TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_record ON audit (record_id) WHERE record_id IS NOT NULL;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE blobs (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs BEGIN SELECT RAISE(ABORT, 'issued bytes never change'); END;
CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs BEGIN SELECT RAISE(ABORT, 'issued bytes never change'); END;
`
