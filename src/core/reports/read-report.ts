/** One month of a unit: counts the facts, puts them on the places, and sets them beside what was kept. */
import type { ReportView } from '../../contract/api/reports.ts'
import type { Counts } from '../../contract/indicators/facts.ts'
import { daysOfMonth, monthBefore } from '../../contract/indicators/month.ts'
import { roleKeys, roles } from '../../contract/roles.ts'
import type { QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { readRuleSettings } from '../organisation/repository.ts'
import { toOfficeNumbers } from '../organisation/board.ts'
import { rulesInForce, ruleNumber } from '../organisation/rule-table.ts'
import { compareWithPast } from './comparison.ts'
import type { Window } from './fact-repository.ts'
import {
  countFacts,
  readPlaces,
  readSnapshotContents,
  readSnapshots,
  readUnitNames,
  type CountScope,
  type StoredSnapshot,
} from './repository.ts'
import { rollUpDistrict, rollUpStreet, type ReportPlace } from './roll-up.ts'
import { readSnapshot, type KeptReport } from './snapshot.ts'

export interface CountedReport {
  readonly window: Window
  readonly places: readonly ReportPlace[]
}

/** @param unit a street of a district; null: the office itself. */
export async function countReport(
  context: QueryContext,
  period: string,
  unit: string | null,
  timing: CountScope['timing'] = 'all',
): Promise<CountedReport> {
  const { db, unit: own } = context
  const names = await readUnitNames(db)
  if (unit === null && own.kind === 'district') {
    const window = await windowOf(context, period, null)
    return { window, places: rollUpDistrict(own, names, await countFacts(db, window, { depth: 'unit', timing })) }
  }
  const code = unit ?? own.code
  const window = await windowOf(context, period, code)
  const street = { code, name: code === own.code ? own.name : (names.get(code) ?? code) }
  return {
    window,
    places: rollUpStreet(
      street,
      null,
      await readPlaces(db, code),
      await countFacts(db, window, { depth: 'grid', timing }),
    ),
  }
}

/** @param unit whose records are counted; null: those of all units. */
export async function windowOf(
  { db, unit: own, options }: QueryContext,
  period: string,
  unit: string | null,
): Promise<Window> {
  const { first, last } = daysOfMonth(period)
  const today = localDate(options.now())
  const rules = rulesInForce((await readRuleSettings(db, own.code)).map(toOfficeNumbers))
  return {
    first,
    last,
    asOf: today < last ? today : last,
    today,
    unit,
    seats: roleKeys.map((key) => [roles[key], key === 'gridLeader' ? 1 : ruleNumber(rules, key, 'fewest')]),
    gridSize: {
      fewest: ruleNumber(rules, 'gridHouseholds', 'fewest'),
      most: ruleNumber(rules, 'gridHouseholds', 'most'),
    },
  }
}

/** So many months before this one are looked at for the range. */
const historyMonths = 13

export async function readReport(context: QueryContext, period: string, unit: string | null): Promise<ReportView> {
  const { places, window } = await countReport(context, period, unit)
  const lastMonth = monthBefore(period)
  const stored = await readSnapshots(context.db, context.unit.code)
  const ofThis = stored.filter((snapshot) => snapshot.period === period)
  const newest = newestPerMonth(stored.filter((snapshot) => snapshot.period < period)).slice(0, historyMonths)
  const [kept, ...months] = await readKept(context, [ofThis[0], ...newest])
  const past = { months: months.filter((month) => month !== null), lastMonth, kept: kept ?? null }
  const keptLast = past.months.find((month) => month.period === lastMonth)
  // What was kept knows neither a place that is new since, nor what lies below the streets of a district.
  const recounted = places.every(({ key }) => keptLast?.counts.has(key))
    ? new Map<string, Counts>()
    : countsOf(await countReport(context, lastMonth, unit, 'month'))
  return {
    period,
    asOf: window.asOf,
    lastMonth,
    places: places.map((place) => {
      const { key, parent, level, name } = place
      return { key, parent, level, name, unit: place.unit, figures: compareWithPast(place, { ...past, recounted }) }
    }),
    snapshots: ofThis.map(({ id, purpose, taken_on, updated_at }) => ({
      id,
      period,
      purpose,
      takenOn: taken_on,
      takenAt: updated_at,
    })),
  }
}

const countsOf = ({ places }: CountedReport): ReadonlyMap<string, Counts> =>
  new Map(places.map(({ key, counts }) => [key, counts]))

/** @param stored newest first. */
function newestPerMonth<S extends Pick<StoredSnapshot, 'period'>>(stored: readonly S[]): S[] {
  const newest = new Map<string, S>()
  for (const snapshot of stored) if (!newest.has(snapshot.period)) newest.set(snapshot.period, snapshot)
  return [...newest.values()].toSorted((left, right) => right.period.localeCompare(left.period))
}

/** Each in its place; what is not there is null. */
async function readKept(
  { db }: QueryContext,
  wanted: readonly (Pick<StoredSnapshot, 'id'> | undefined)[],
): Promise<(KeptReport | null)[]> {
  const ids = wanted.flatMap((snapshot) => (snapshot === undefined ? [] : [snapshot.id]))
  const contents = new Map((await readSnapshotContents(db, ids)).map((row) => [row.id, row]))
  return wanted.map((snapshot) => {
    const row = snapshot === undefined ? undefined : contents.get(snapshot.id)
    return row === undefined ? null : readSnapshot(row.period, row.taken_on, row.content)
  })
}
