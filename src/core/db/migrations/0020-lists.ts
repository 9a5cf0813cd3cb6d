/** The three plain lists: duties, key matters, assistance matters. */
import { recordColumns } from './record-columns.ts'

export const lists = `
CREATE TABLE duties (${recordColumns}
  position INTEGER,
  post TEXT,
  category TEXT,
  content TEXT,
  standard TEXT,
  basis TEXT,
  assessment TEXT,
  remarks TEXT
) STRICT;

CREATE TABLE key_matters (${recordColumns}
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

CREATE TABLE assist_matters (${recordColumns}
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
