/** The three plain lists: duties, key matters, assistance matters. */
const base = `
  id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  origin TEXT,`

export const lists = `
CREATE TABLE duties (${base}
  position INTEGER,
  post TEXT,
  category TEXT,
  content TEXT,
  standard TEXT,
  basis TEXT,
  assessment TEXT,
  remarks TEXT
) STRICT;

CREATE TABLE key_matters (${base}
  category TEXT,
  position INTEGER,
  name TEXT,
  code TEXT,
  situation TEXT,
  responsible_unit TEXT,
  cooperating_unit TEXT,
  time_limit TEXT,
  escalation TEXT,
  remarks TEXT
) STRICT;

CREATE TABLE assist_matters (${base}
  category TEXT,
  position INTEGER,
  name TEXT,
  lead_unit TEXT,
  assisting_unit TEXT,
  boundary TEXT,
  application TEXT,
  response_time TEXT,
  remarks TEXT
) STRICT;
`
