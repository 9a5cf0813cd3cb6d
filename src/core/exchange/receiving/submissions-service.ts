/** 上报情况: the register and the cards as a table of units and months, and the day by which a month is due. */
import type { exchange } from '../../../contract/api/exchange.ts'
import type { HandlersOf, QueryContext } from '../../handlers.ts'
import { localDate } from '../../local-date.ts'
import { saveOfficeSettings } from '../../organisation/office-settings.ts'
import { readOfficeSettings } from '../../organisation/repository.ts'
import { missingSequences } from '../merge.ts'
import { sumOf, readTotals } from '../receipts/totals.ts'
import { readPackages, type RegisteredPackage } from '../repository.ts'
import { readCards } from '../trust/repository.ts'
import {
  periodsUntil,
  submissionCells,
  usualDueDay,
  type ExpectedUnit,
  type ReceivedSubmission,
} from './submissions.ts'

export const submissionHandlers: Pick<HandlersOf<typeof exchange>, 'submissions' | 'saveDueDay'> = {
  submissions: async (context, { until, months }) => {
    const { db, unit, options } = context
    const packages = await readPackages(db)
    // A receipt that was voided has answered nothing.
    const answered = new Set(
      packages.flatMap((row) => (row.direction === 'sent' && row.voided_at === null ? [row.answers] : [])),
    )
    const received = packages.filter(isSubmission).map((row) => noteOf(row, answered))
    const byUnit = Map.groupBy(received, (note) => note.unit)
    const expected = expectedUnits(unit.code, packages.filter(isSubmission), await readCards(db))
    const periods = periodsUntil(until, months)
    const dueDay = await dueDayOf(context)
    const today = localDate(options.now())
    return {
      dueDay,
      periods,
      units: expected.map((each) => {
        const notes = byUnit.get(each.unit) ?? []
        const numbers = notes.map(({ sequence }) => sequence)
        return {
          unit: each.unit,
          name: each.name,
          lastSequence: Math.max(0, ...numbers),
          missingSequences: missingSequences(numbers),
          cells: submissionCells(each, notes, periods, { dueDay, today }),
        }
      }),
    }
  },

  saveDueDay: async (context, { day }) => {
    await saveOfficeSettings(context, { dueDay: day })
    return { value: {}, label: `上报截止日：每月${day}日` }
  },
}

async function dueDayOf({ db, unit }: QueryContext): Promise<number> {
  return (await readOfficeSettings(db, unit.code))?.due_day ?? usualDueDay
}

function isSubmission(row: RegisteredPackage): boolean {
  return row.direction === 'received' && row.kind === 'submission' && !row.taken_back
}

function noteOf(row: RegisteredPackage, answered: ReadonlySet<string>): ReceivedSubmission {
  const sum = sumOf(readTotals(row.totals) ?? [])
  return {
    unit: row.unit,
    period: row.period,
    sequence: row.sequence,
    day: localDate(new Date(row.at)),
    at: row.at,
    open: sum.rejected + sum.conflict,
    answered: answered.has(row.hash),
  }
}

/** Units below this one whose card is registered, and whoever else has submitted. */
function expectedUnits(
  own: string,
  received: readonly RegisteredPackage[],
  partners: Awaited<ReturnType<typeof readCards>>,
): ExpectedUnit[] {
  const units = new Map<string, ExpectedUnit>()
  const expect = (unit: string, name: string, since: string): void => {
    const known = units.get(unit)
    if (known === undefined || since < known.since) units.set(unit, { unit, name: known?.name ?? name, since })
  }
  for (const { unit, name, accepted_at: acceptedAt } of partners)
    if (unit !== own && unit.startsWith(own)) expect(unit, name, localDate(new Date(acceptedAt)).slice(0, 7))
  for (const { unit, unit_name: name, period } of received) if (unit !== own) expect(unit, name, period)
  return [...units.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1))
}
