/** Takes and leaves seats as records: a posting begins, ends, or was never meant. Decides nothing about boards. */
import { AppError } from '../../contract/errors.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { CommandContext, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { requireOwn } from './own-records.ts'
import {
  endProblem,
  futureProblem,
  lastDayBefore,
  overlapProblem,
  type DateProblem,
  type Tenure,
} from './posting-dates.ts'
import { readTerms } from './repository.ts'

export interface NewSeat {
  readonly gridId: string
  /** As rosters call it. */
  readonly role: string
  readonly mode: string | null
  readonly startedOn: string
}

/** @throws AppError value_invalid */
export function refuseFuture({ options }: QueryContext, field: string, day: string): void {
  refuse(futureProblem(field, day, localDate(options.now())))
}

/** The person takes a seat. A posting that names no grid yet is the one meant. @returns the posting's id. */
export async function takeSeat(context: CommandContext, personId: string, seat: NewSeat): Promise<string> {
  const { db, records, stamp, unit, options } = context
  const person = await requireOwn(context, 'people', personId)
  const place = placeOf(context, seat.gridId, seat.role)
  await requireOwn(context, 'grids', seat.gridId)
  const terms = await readTerms(db, { personId })
  refuse(overlapProblem(seat, seat.startedOn, terms, `${String(person.values['name'])} ${place}`))
  const waiting = terms.find((term) => term.gridId === null && term.endedOn === null)
  const { gridId, role, mode, startedOn } = seat
  if (waiting === undefined) {
    const values = { personId, gridId, role, mode, startedOn }
    return records.create(stamp, 'postings', options.newId(), unit.code, { values }).id
  }
  const posting = await requireOwn(context, 'postings', waiting.postingId)
  const kept = mode ?? posting.values['mode'] ?? null
  return records.update(stamp, 'postings', posting, { values: { gridId, role, mode: kept, startedOn } }).id
}

/** The person's last day in a seat. */
export function leaveSeat(context: CommandContext, posting: StoredRecord, endedOn: string, endReason: string): void {
  const tenure = tenureOf(posting)
  refuse(endProblem(tenure, endedOn, describePosting(context, posting)))
  context.records.update(context.stamp, 'postings', posting, { values: { endedOn, endReason } })
}

/** The person is elsewhere from a day on. */
export function leaveSeatBefore(context: CommandContext, posting: StoredRecord, on: string, endReason: string): void {
  const tenure = tenureOf(posting)
  refuse(endProblem(tenure, on, describePosting(context, posting)))
  const endedOn = lastDayBefore(tenure, on)
  if (endedOn === null) context.records.remove(context.stamp, 'postings', posting)
  else leaveSeat(context, posting, endedOn, endReason)
}

/** A posting that its holder still has. @throws AppError not_found, not_editable, posting_ended */
export async function requireCurrent(
  context: QueryContext,
  postingId: string,
  personId: string,
): Promise<StoredRecord> {
  const posting = await requireOwn(context, 'postings', postingId)
  if (posting.values['personId'] !== personId) throw new AppError('not_found')
  if ((posting.values['endedOn'] ?? null) !== null) {
    const name = context.records.get('people', personId)?.values['name'] ?? ''
    throw new AppError('posting_ended', { person: String(name), place: describePosting(context, posting) })
  }
  return posting
}

function refuse(problem: DateProblem | null): void {
  if (problem !== null) throw new AppError(problem.code, problem.details)
}

function tenureOf({ values }: StoredRecord): Tenure {
  const text = (name: string): string | null => {
    const value = values[name] ?? null
    return value === null ? null : String(value)
  }
  return { gridId: text('gridId'), role: text('role'), startedOn: text('startedOn'), endedOn: text('endedOn') }
}

function describePosting(context: QueryContext, posting: StoredRecord): string {
  const { gridId, role } = tenureOf(posting)
  return placeOf(context, gridId, role ?? '')
}

function placeOf({ records }: QueryContext, gridId: string | null, role: string): string {
  const grid = gridId === null ? null : records.get('grids', gridId)
  return `${grid === null ? '未分网格' : String(grid.values['name'])} ${role}`.trim()
}
