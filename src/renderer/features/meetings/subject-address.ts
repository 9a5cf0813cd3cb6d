/** The page that shows what an agenda item is about. */
import type { NamedSubject } from '../../../contract/api/subjects.ts'

export function subjectAddress({ kind, id, ledger }: NamedSubject): string {
  if (ledger === null) return `/staffing?grid=${id}`
  return kind === 'listVersions' ? `/ledgers/${ledger}/versions` : `/ledgers/${ledger}?record=${id}`
}
