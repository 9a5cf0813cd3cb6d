/** Who of those present has confirmed issued minutes, who objects, and who has said nothing yet. */
import type { minutesApi } from '../../contract/api/minutes.ts'
import type { OutputOf } from '../../contract/define-api.ts'
import { AppError } from '../../contract/errors.ts'
import { confirmationOpinions, type Meeting } from '../../contract/meetings.ts'
import type { Row } from '../db/schema.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { assertOwn } from '../ledgers/own-row.ts'
import { requireMeeting } from '../meetings/service.ts'
import { numberName } from './numbering.ts'
import { readConfirmations } from './repository.ts'
import { requireDocument } from './documents.ts'
import { readSource } from './issued-source.ts'

type Api = typeof minutesApi
type Confirmations = OutputOf<Api['confirmations']>
type Participant = Confirmations['missing'][number]

export const confirmationHandlers: Pick<HandlersOf<Api>, 'confirmations' | 'confirm' | 'withdrawConfirmation'> = {
  confirmations: async (context, { documentId }) => {
    const document = await requireDocument(context.db, documentId)
    const entries = (await readConfirmations(context.db, documentId)).map(toConfirmation)
    const present = await presentAt(context, document)
    return tally(present, entries)
  },

  confirm: async (context, { documentId, unit, name, confirmedOn, opinion, note }) => {
    const document = await requireDocument(context.db, documentId)
    await assertOwn(context, document.title, document.unit)
    const { records, stamp, options } = context
    const values = {
      documentId,
      unitName: unit === '' ? null : unit,
      name,
      confirmedOn,
      opinion,
      note: note === '' ? null : note,
    }
    const known = (await readConfirmations(context.db, documentId)).find((entry) =>
      isSame(toConfirmation(entry), { unit, name }),
    )
    const current = known === undefined ? null : records.get('confirmations', known.id)
    const { id } =
      current === null
        ? records.create(stamp, 'confirmations', options.newId(), context.unit.code, { values })
        : records.update(stamp, 'confirmations', current, { values })
    return { value: { id }, label: `纪要确认：${numberName(document)} ${name} ${opinion}` }
  },

  withdrawConfirmation: async (context: CommandContext, { id }) => {
    const record = context.records.get('confirmations', id)
    if (record === null || record.deletedAt !== null) throw new AppError('not_found')
    const name = String(record.values['name'])
    await assertOwn(context, name, record.unit)
    context.records.remove(context.stamp, 'confirmations', record)
    return { value: {}, label: `撤回纪要确认：${name}` }
  },
}

/** The same person may stand for another unit at another meeting, not twice at one. */
export function tally(present: readonly Participant[], entries: Confirmations['entries']): Confirmations {
  const missing = present.filter((person) => !entries.some((entry) => isSame(entry, person)))
  const of = (opinion: (typeof confirmationOpinions)[number]): number =>
    entries.filter((entry) => entry.opinion === opinion).length
  return {
    entries,
    missing,
    counts: {
      present: present.length,
      confirmed: of('确认'),
      objected: of('有异议'),
      missing: missing.length,
    },
  }
}

interface Named {
  readonly unit: string
  readonly name: string
}

function isSame(one: Named, other: Named): boolean {
  return one.unit.trim() === other.unit.trim() && one.name.trim() === other.name.trim()
}

function toConfirmation(row: Row<'confirmations'>): Confirmations['entries'][number] {
  const opinion = confirmationOpinions.find((known) => known === row.opinion)
  if (opinion === undefined) throw new Error(`a confirmation of an unknown opinion: ${row.opinion}`)
  return {
    id: row.id,
    unit: row.unit_name ?? '',
    name: row.name,
    confirmedOn: row.confirmed_on,
    opinion,
    note: row.note ?? '',
  }
}

/** As the document says; of documents that kept no source, as the meeting says. Whoever asked to be excused confirms nothing. */
async function presentAt(context: QueryContext, document: Row<'documents'>): Promise<Participant[]> {
  const people =
    document.source === null
      ? attendanceIn(await requireMeeting(context.db, document.meeting_id))
      : readSource(document.source).paper.attendance.map(({ kind, unit, name }) => ({ status: kind, unit, name }))
  return people.filter(({ status }) => status !== '请假')
}

function attendanceIn({ attendance }: Meeting): Participant[] {
  return attendance.map(({ status, unit, name }) => ({ status, unit, name }))
}
