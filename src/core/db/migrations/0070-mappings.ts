/** Which column of a form fills which field, where a person has corrected it: known again by the form's titles. */
import { recordColumns } from './record-columns.ts'

export const mappings = `
CREATE TABLE import_mappings (${recordColumns}
  form TEXT,
  ledger TEXT,
  fields TEXT
) STRICT;

CREATE INDEX import_mappings_form ON import_mappings (form);
`
