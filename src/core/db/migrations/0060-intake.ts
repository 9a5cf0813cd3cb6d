/** Where imported rows came from: one row per imported table, so that a record keeps only its row and raw texts. */
export const intake = `
CREATE TABLE import_sources (
  id INTEGER PRIMARY KEY,
  command_id INTEGER NOT NULL REFERENCES commands (id),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;
`
