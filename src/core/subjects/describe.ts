/** Subjects as they are called now, of whatever has been stored under their ids. */
import type { NamedSubject } from '../../contract/api/subjects.ts'
import type { Subject } from '../../contract/meetings.ts'
import type { QueryContext } from '../handlers.ts'
import { nameSubject } from './names.ts'

/** Null where no such record has ever been. */
export function describeSubject({ records }: QueryContext, subject: Subject): NamedSubject | null {
  const record = records.get(subject.kind, subject.id)
  return record === null ? null : nameSubject(subject, record)
}

/** Null, too, where the record has gone since. */
export function presentSubjectName(context: QueryContext, subject: Subject): string | null {
  const named = describeSubject(context, subject)
  return named === null || named.gone ? null : named.name
}
