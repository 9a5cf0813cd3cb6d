/** The check as the window asks for it: a staged file in, a report out. Needs no database. */
import type { compliance } from '../../contract/api/compliance.ts'
import type { HandlersOf } from '../handlers.ts'
import { checkDocument } from './check.ts'

export const complianceHandlers: HandlersOf<typeof compliance> = {
  check: ({ files }, { fileId }) => checkDocument(files.get(fileId)),
}
