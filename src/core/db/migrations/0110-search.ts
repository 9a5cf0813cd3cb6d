/** The search index. Everything in it is derived from the records and made anew when its layout changes. */

// Contentless: the texts stand in the records already. No positions: pairs of characters say what phrases would.
export const search = `
CREATE TABLE search_entries (
  id INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL,
  recent TEXT
) STRICT;
CREATE INDEX search_entries_record ON search_entries (record_id);
CREATE INDEX search_entries_recent ON search_entries (id) WHERE recent IS NOT NULL;

CREATE VIRTUAL TABLE search_fts USING fts5(
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
`
