/** What meetings are about: found by name, named by id, and followed back to every meeting that touched it. */
import type { subjectsApi, NamedSubject } from '../../contract/api/subjects.ts'
import { ledgerKeys } from '../../contract/ledgers/index.ts'
import { subjectKinds, type Subject, type SubjectKind } from '../../contract/meetings.ts'
import { fold } from '../../contract/search/fold.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { readSubjectLinks } from '../ledgers/links.ts'
import { searchHandlers } from '../search/service.ts'
import { listVersions, versionsPassedBy } from '../versions/reading.ts'
import { describeSubject } from './describe.ts'

export const subjectHandlers: HandlersOf<typeof subjectsApi> = {
  find: async (context, { text, kind, limit }) => {
    const kinds = subjectKinds.filter((known) => kind === null || known === kind)
    const found: Subject[] = []
    for (const wanted of kinds) found.push(...(await findOf(context, wanted, text, limit)))
    return describeAll(context, found)
  },

  describe: (context, { subjects }) => Promise.resolve(describeAll(context, subjects)),

  meetings: async ({ db }, { subject }) =>
    (await readSubjectLinks(db, subject.id)).map(({ id, title, at, detail }) => ({ id, title, at, detail })),

  passedVersions: (context, { meetingId }) => versionsPassedBy(context, meetingId),
}

function describeAll(context: QueryContext, subjects: readonly Subject[]): NamedSubject[] {
  return subjects.flatMap((subject) => describeSubject(context, subject) ?? [])
}

/** Everything but versions is found as the search over everything finds it: by words, pinyin and initials. */
async function findOf(context: QueryContext, kind: SubjectKind, text: string, limit: number): Promise<Subject[]> {
  if (kind === 'listVersions') return (await findVersions(context, text)).slice(0, limit)
  const { groups } = await searchHandlers.find(context, { text, kind, limit })
  return groups.flatMap(({ hits }) => hits.map(({ recordId }) => ({ kind, id: recordId })))
}

async function findVersions(context: QueryContext, text: string): Promise<Subject[]> {
  const words = plain(text)
  const versions = (await Promise.all(ledgerKeys.map((ledger) => listVersions(context, ledger)))).flat()
  const subjects = versions.map(({ id }): Subject => ({ kind: 'listVersions', id }))
  return describeAll(context, subjects)
    .filter(({ name, detail }) => plain(`${name} ${detail}`).includes(words))
    .map(({ kind, id }) => ({ kind, id }))
}

function plain(text: string): string {
  return fold(text).chars.join('')
}
