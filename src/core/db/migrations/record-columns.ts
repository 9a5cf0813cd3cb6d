/** What every record table begins with. Frozen like the migrations that were written with it. */
export const recordColumns = `
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  origin TEXT,`
