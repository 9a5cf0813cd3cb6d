/** Tasks counted, filtered and put in order by the database, so that a page costs no more than it shows. As SQL. */
import { sql, type RawBuilder } from 'kysely'
import { openStates, type ResolutionState } from '../../contract/meetings.ts'
import type { TaskFilter, Urgency } from '../../contract/tasks.ts'
import type { Db } from '../db/schema.ts'

/** Which tasks: by where they stand, not by how far they are. Over these the tabs count. */
export type TaskPlace = Pick<TaskFilter, 'unit' | 'person' | 'meetingId' | 'seriesId'> & {
  /** Those found by their words; null where no words are looked for. */
  readonly ids: readonly string[] | null
}

export type TaskStandings = Pick<TaskFilter, 'states' | 'urgencies' | 'carried'>

/** Until which day a deadline is past, or near. */
export interface UrgencyDays {
  readonly today: string
  readonly dueUntil: string
}

const open = sql.join([...openStates].map((state) => sql`${state}`))
const state = sql`coalesce(resolutions.state, '待办')`

/** The same order of questions as urgencyOf in rules.ts; a test holds the two together. */
const urgency = ({ today, dueUntil }: UrgencyDays): RawBuilder<unknown> => sql`CASE
  WHEN ${state} NOT IN (${open}) THEN ${state}
  WHEN resolutions.deadline IS NULL THEN '正常'
  WHEN resolutions.deadline < ${today} THEN '已逾期'
  WHEN resolutions.deadline <= ${dueUntil} THEN '临期'
  ELSE '正常' END`

/** Open, and taken along by a closing that has not been reopened. */
const carried = sql`(${state} IN (${open}) AND resolutions.id IN (
  SELECT task_events.resolution_id FROM task_events LEFT JOIN closings ON closings.id = task_events.closing_id
  WHERE task_events.kind = '结转' AND task_events.deleted_at IS NULL AND closings.reopened_on IS NULL))`

const living = sql`FROM resolutions JOIN meetings ON meetings.id = resolutions.meeting_id
  WHERE resolutions.deleted_at IS NULL AND meetings.deleted_at IS NULL`

/** Several units stand one to a line. */
const isOfUnit = (unit: string) => sql`(resolutions.responsible_unit = ${unit}
  OR instr(char(10) || resolutions.supporting_units || char(10), char(10) || ${unit} || char(10)) > 0)`

function standsIn({ unit, person, meetingId, seriesId, ids }: TaskPlace): RawBuilder<unknown> {
  return sql.join(
    [
      sql`TRUE`,
      ...(unit === '' ? [] : [isOfUnit(unit)]),
      ...(person === '' ? [] : [sql`resolutions.person = ${person}`]),
      ...(meetingId === null ? [] : [sql`resolutions.meeting_id = ${meetingId}`]),
      ...(seriesId === null ? [] : [sql`meetings.series_id = ${seriesId}`]),
      ...(ids === null ? [] : [sql`resolutions.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`]),
    ],
    sql` AND `,
  )
}

export interface TaskGroup {
  readonly state: ResolutionState
  readonly urgency: Urgency
  /** 1 or 0. */
  readonly carried: number
  readonly count: number
}

export async function countTasks(db: Db, place: TaskPlace, days: UrgencyDays): Promise<readonly TaskGroup[]> {
  const { rows } = await sql<TaskGroup>`
    SELECT ${state} AS state, ${urgency(days)} AS urgency, ${carried} AS carried, count(*) AS count
    ${living} AND ${standsIn(place)} GROUP BY 1, 2, 3`.execute(db)
  return rows
}

export interface TaskSpan {
  readonly offset: number
  /** Null: all that there are. */
  readonly limit: number | null
}

/** What is open first, the earliest deadline at the top; what has none after those that have. */
export async function readTaskIds(
  db: Db,
  place: TaskPlace,
  { states, urgencies, carried: onlyCarried }: TaskStandings,
  days: UrgencyDays,
  { offset, limit }: TaskSpan,
): Promise<readonly string[]> {
  const conditions = [
    standsIn(place),
    ...(states.length === 0 ? [] : [sql`${state} IN (${sql.join(states)})`]),
    ...(urgencies.length === 0 ? [] : [sql`${urgency(days)} IN (${sql.join(urgencies)})`]),
    ...(onlyCarried ? [carried] : []),
  ]
  const { rows } = await sql<{ id: string }>`
    SELECT resolutions.id ${living} AND ${sql.join(conditions, sql` AND `)}
    ORDER BY ${state} NOT IN (${open}), coalesce(resolutions.deadline, '~'), resolutions.id
    LIMIT ${limit ?? -1} OFFSET ${offset}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a task is looked for by. */
export interface TaskWords {
  readonly id: string
  readonly content: string
  readonly lead: string | null
  readonly supporting: string | null
  readonly person: string | null
  readonly meeting: string
}

export async function readTaskWords(db: Db, place: TaskPlace): Promise<readonly TaskWords[]> {
  const { rows } = await sql<TaskWords>`
    SELECT resolutions.id, resolutions.content, resolutions.responsible_unit AS lead,
      resolutions.supporting_units AS supporting, resolutions.person, meetings.title AS meeting
    ${living} AND ${standsIn(place)}`.execute(db)
  return rows
}

export interface TaskNames {
  /** As stored: several to a line. */
  readonly units: readonly string[]
  readonly people: readonly string[]
}

/** Of everything, whatever is looked for. */
export async function readTaskNames(db: Db): Promise<TaskNames> {
  const column = async (name: 'responsible_unit' | 'supporting_units' | 'person'): Promise<string[]> => {
    const { rows } = await sql<{ text: string }>`
      SELECT DISTINCT ${sql.ref(`resolutions.${name}`)} AS text ${living} AND ${sql.ref(`resolutions.${name}`)} IS NOT NULL`.execute(
      db,
    )
    return rows.map(({ text }) => text)
  }
  return {
    units: [...(await column('responsible_unit')), ...(await column('supporting_units'))],
    people: await column('person'),
  }
}
