/** Taking a seat, leaving it with a hand-over list, and who held which post when. */
import type { organisation } from '../../contract/api/organisation.ts'
import type { Handover, Term } from '../../contract/api/postings.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers } from '../../contract/ledgers/index.ts'
import { roles } from '../../contract/roles.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { readAllRows } from '../ledgers/repository.ts'
import { localDate } from '../local-date.ts'
import { judge, readStaffing } from './board.ts'
import { readResolutionsOf } from './handover-repository.ts'
import { openMatters } from './handover.ts'
import { handoverPage } from './handover-page.ts'
import { compareFindings, withMoves } from './moves.ts'
import { requireOwn } from './own-records.ts'
import { readTerms, type PostingTerm } from './repository.ts'
import { leaveSeat, refuseFuture, requireCurrent, takeSeat } from './seats.ts'

type PostingHandlers = Pick<HandlersOf<typeof organisation>, 'assign' | 'leave' | 'handover' | 'history'>

export const postingHandlers: PostingHandlers = {
  assign: async (context, { personId, gridId, role, mode, startedOn }) => {
    refuseFuture(context, '到岗时间', startedOn)
    const postingId = await takeSeat(context, personId, { gridId, role: roles[role], mode, startedOn })
    const person = await requireOwn(context, 'people', personId)
    const grid = await requireOwn(context, 'grids', gridId)
    const label = `补人：${String(person.values['name'])} 任${String(grid.values['name'])}${roles[role]}`
    return { value: { postingId }, label }
  },

  leave: async (context, { personId, postingIds, endedOn, reason, successorId }) => {
    const person = await requireOwn(context, 'people', personId)
    const name = String(person.values['name'])
    refuseFuture(context, '离岗时间', endedOn)
    if (successorId === personId)
      throw new AppError('value_invalid', { field: '接任人', value: name, reason: '就是离岗的人' })
    for (const postingId of new Set(postingIds)) {
      const posting = await requireCurrent(context, postingId, personId)
      leaveSeat(context, posting, endedOn, reason)
      const { gridId = null, role = null } = posting.values
      if (successorId === null || gridId === null) continue
      // Both are there on the day of the hand-over.
      await takeSeat(context, successorId, {
        gridId: String(gridId),
        role: role === null ? roles.otherForce : String(role),
        mode: null,
        startedOn: endedOn,
      })
    }
    return { value: {}, label: `办理离岗：${name}` }
  },

  handover: readHandover,

  history: async ({ db, records }, { gridId }) => {
    if (records.get('grids', gridId) === null) throw new AppError('not_found')
    return (await readTerms(db, { gridId })).map(toTerm)
  },
}

/** @param postingIds which postings would end; `null`: all. */
async function readHandover(
  context: QueryContext,
  { personId, postingIds }: { readonly personId: string; readonly postingIds: readonly string[] | null },
): Promise<Handover> {
  const { db, records, unit, options } = context
  const record = records.get('people', personId)
  if (record === null || record.deletedAt !== null) throw new AppError('not_found')
  const terms = (await readTerms(db, { personId })).map(toTerm)
  const current = terms.filter((term) => term.endedOn === null)
  const ending = current.filter((term) => postingIds?.includes(term.postingId) ?? true)
  const person = { name: String(record.values['name']), employer: String(record.values['employer'] ?? '') }
  const items = openMatters(
    person,
    ending.map(({ role }) => role),
    {
      duties: await readAllRows(db, ledgers.duties, record.unit),
      keyMatters: await readAllRows(db, ledgers.keyMatters, record.unit),
      assistMatters: await readAllRows(db, ledgers.assistMatters, record.unit),
      resolutions: await readResolutionsOf(db, record.unit),
    },
  )
  const facts = {
    personId,
    ...person,
    own: record.unit === unit.code,
    current,
    terms,
    items,
    vacated: await vacatedSeats(context, personId, ending),
  }
  return { ...facts, html: handoverPage({ ...facts, ending }, unit.name, localDate(options.now())) }
}

/** What the rules would find once the postings have ended. */
async function vacatedSeats(
  { db, unit }: QueryContext,
  personId: string,
  ending: readonly Term[],
): Promise<Handover['vacated']> {
  const read = await readStaffing(db, unit.code)
  const placed = ending.filter((term) => term.gridId !== null)
  const moved = withMoves(
    read.staffing,
    placed.map(({ postingId }) => ({ personId, postingId, to: null })),
  )
  if ('problem' in moved) return []
  const after = judge({ ...read, staffing: moved.staffing })
  return compareFindings(judge(read).findings, after.findings).added.flatMap(({ gridId, place, message }) =>
    gridId === null ? [] : [{ gridId, place, message }],
  )
}

function toTerm(term: PostingTerm): Term {
  return {
    ...term,
    employer: term.employer ?? '',
    gridName: term.gridName ?? '',
    communityName: term.communityName ?? '',
    role: term.role ?? '',
    mode: term.mode ?? '',
    endReason: term.endReason ?? '',
  }
}
