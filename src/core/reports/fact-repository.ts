/**
 * How each fact is counted, as SQL. A source gives one row per record with the place it belongs to; a fact is a condition
 * and an amount on it. Numbers and the rows behind them come from the same source, so they cannot disagree. Sources are
 * grouped in the database: what comes back grows with the places, not with the records.
 */
import { sql, type RawBuilder } from 'kysely'
import type { FactKey } from '../../contract/indicators/facts.ts'
import { roles } from '../../contract/roles.ts'

/** Which month is counted, seen from which day, by which numbers of the staffing rules. */
export interface Window {
  readonly first: string
  readonly last: string
  /** The last day of the month or today, whichever is earlier. */
  readonly asOf: string
  readonly today: string
  /** Only the records of this unit; null: of all. */
  readonly unit: string | null
  /** How many of each role a grid needs. */
  readonly seats: readonly (readonly [role: string, fewest: number])[]
  readonly gridSize: { readonly fewest: number; readonly most: number }
}

type Sql = RawBuilder<unknown>

interface FactSql {
  readonly when?: Sql
  readonly amount?: Sql
}

export interface Source {
  /** unit, community_id, grid_id, kind, id, label, detail and what the conditions look at. */
  readonly rows: Sql
  /** The same rows once per community that they concern, where a record has no community of its own. */
  readonly placed?: Sql
  readonly facts: Readonly<Partial<Record<FactKey, FactSql>>>
}

const always: FactSql = {}
const openStates = sql`coalesce(r.state, '待办') IN ('待办', '办理中', '转督办')`
const withdrawn = sql`coalesce(r.state, '待办') = '已撤销'`

/** @param alias of the table that is counted */
function mine(alias: string, { unit }: Window): Sql {
  const table = sql.ref(alias)
  return unit === null ? sql`${table}.deleted_at IS NULL` : sql`${table}.deleted_at IS NULL AND ${table}.unit = ${unit}`
}

/** A meeting that was never put into a stage has taken place when its day is over (meetings/stage.ts). */
const begun = ({ today }: Window): Sql =>
  sql`coalesce(m.stage, CASE WHEN substr(m.held_at, 1, 10) < ${today} THEN '会后' ELSE '筹备' END) <> '筹备'`

/** A meeting counts for the month in which it was held; one that is only planned does not. */
export const heldIn = (window: Window): Sql =>
  sql`m.deleted_at IS NULL AND m.held_at >= ${window.first} AND m.held_at < ${`${window.asOf}T99`} AND ${begun(window)}`

export function sourcesOf(window: Window): readonly Source[] {
  return [
    communitySource(window),
    gridSource(window),
    seatSource(window),
    postingSource(window),
    peopleSource(window),
    listSource(window, 'duties', sql`x.content`, sql`x.post`),
    listSource(window, 'key_matters', sql`x.name`, sql`x.category`),
    listSource(window, 'assist_matters', sql`x.name`, sql`x.category`),
    meetingSource(window),
    attendanceSource(window),
    partOfMeeting(window, 'agenda_items', 'agendaItems', sql`x.title`),
    partOfMeeting(window, 'votes', 'votes', sql`x.question`),
    topicSource(window),
    resolutionSource(window),
    dueSource(window),
    openSource(window),
    finishedSource(window),
    documentSource(window),
    closingSource(window),
  ]
}

function communitySource(window: Window): Source {
  return {
    rows: sql`SELECT c.unit, c.id AS community_id, NULL AS grid_id, 'communities' AS kind, c.id, c.name AS label,
      coalesce(c.code, '') AS detail, coalesce(c.population, 0) AS population
      FROM communities c WHERE ${mine('c', window)}`,
    facts: { communities: always, population: { amount: sql`population` } },
  }
}

function gridSource(window: Window): Source {
  const { fewest, most } = window.gridSize
  return {
    rows: sql`SELECT g.unit, g.community_id, g.id AS grid_id, 'grids' AS kind, g.id, g.name AS label,
      coalesce(g.code, '') AS detail, coalesce(g.households, 0) AS households, g.party_group
      FROM grids g WHERE ${mine('g', window)}`,
    facts: {
      grids: always,
      households: { amount: sql`households` },
      sizedGrids: { when: sql`households BETWEEN ${fewest} AND ${most}` },
      partyGrids: { when: sql`coalesce(party_group, '') <> ''` },
    },
  }
}

/** Whoever is in a grid under another name is one of its other forces ("N"). */
const seatOf = (role: Sql): Sql => {
  const known = Object.values(roles).filter((name) => name !== roles.otherForce)
  return sql`CASE WHEN ${role} IN (${sql.join(known)}) THEN ${role} ELSE ${roles.otherForce} END`
}

/**
 * A posting holds on its last day too, so that one which ended with the month belongs to it; who was replaced that very day
 * leaves the seat to the next. Today counts as the board shows it: whoever has left is gone.
 */
const inOffice = ({ asOf, today }: Window): Sql =>
  sql`p.deleted_at IS NULL AND (p.started_on IS NULL OR p.started_on <= ${asOf})
    AND (p.ended_on IS NULL OR p.ended_on > ${asOf} OR (p.ended_on = ${asOf} AND ${asOf} < ${today}
      AND NOT EXISTS (SELECT 1 FROM postings n WHERE n.grid_id = p.grid_id AND n.role = p.role AND n.id <> p.id
        AND n.started_on = p.ended_on AND n.deleted_at IS NULL)))`

/** One row per grid: how many are missing in it. Two 网格长 leave no seat empty, but a grid has exactly one. */
function seatSource(window: Window): Source {
  const seats = window.seats.map(([role, fewest], index) => ({ role, fewest, filled: sql.ref(`h.s${index}`) }))
  const lacking = seats.map(({ fewest, filled }) => sql`max(0, ${fewest} - coalesce(${filled}, 0))`)
  const words = seats.map(
    ({ role, fewest, filled }) => sql`CASE WHEN coalesce(${filled}, 0) < ${fewest}
      THEN ${`缺${role} `} || CAST(${fewest} - coalesce(${filled}, 0) AS INTEGER) || ' 名 ' ELSE '' END`,
  )
  const columns = seats.map(({ role }, index) => sql`sum(seat = ${role}) AS ${sql.ref(`s${index}`)}`)
  const leader = sql.ref(`h.s${window.seats.findIndex(([role]) => role === roles.gridLeader)}`)
  return {
    rows: sql`SELECT g.unit, g.community_id, g.id AS grid_id, 'grids' AS kind, g.id, g.name AS label,
      trim(${sql.join(words, sql` || `)}) AS detail, ${sql.join(lacking, sql` + `)} AS missing,
      coalesce(${leader}, 0) AS leaders
      FROM grids g LEFT JOIN (
        SELECT grid_id, ${sql.join(columns)} FROM (
          SELECT p.grid_id, ${seatOf(sql`p.role`)} AS seat
          FROM postings p JOIN people w ON w.id = p.person_id AND w.deleted_at IS NULL WHERE ${inOffice(window)}
        ) GROUP BY grid_id
      ) h ON h.grid_id = g.id WHERE ${mine('g', window)}`,
    facts: {
      vacancies: { when: sql`missing > 0`, amount: sql`missing` },
      staffedGrids: { when: sql`missing = 0 AND leaders <= 1` },
    },
  }
}

function postingSource(window: Window): Source {
  const of = (role: string): FactSql => ({ when: sql`seat = ${role}` })
  return {
    rows: sql`SELECT p.unit, g.community_id, g.id AS grid_id, 'people' AS kind, w.id, w.name AS label,
      ${seatOf(sql`p.role`)} AS seat, coalesce(p.role, '') || ' ' || coalesce(g.name, '没有落到网格') AS detail
      FROM postings p JOIN people w ON w.id = p.person_id AND w.deleted_at IS NULL
      LEFT JOIN grids g ON g.id = p.grid_id AND g.deleted_at IS NULL
      WHERE ${mine('p', window)} AND ${inOffice(window)}`,
    facts: {
      postings: always,
      gridLeaders: of(roles.gridLeader),
      fullTimeMembers: of(roles.fullTimeMember),
      partTimeMembers: of(roles.partTimeMember),
      instructors: of(roles.instructor),
      otherForces: of(roles.otherForce),
    },
  }
}

function peopleSource(window: Window): Source {
  return {
    rows: sql`SELECT w.unit, NULL AS community_id, NULL AS grid_id, 'people' AS kind, w.id, w.name AS label,
      coalesce(w.employer, '') AS detail, EXISTS (SELECT 1 FROM postings p JOIN grids g ON g.id = p.grid_id
        AND g.deleted_at IS NULL WHERE p.person_id = w.id AND p.deleted_at IS NULL AND p.ended_on IS NULL) AS placed
      FROM people w WHERE ${mine('w', window)}`,
    facts: { people: always, unplacedPeople: { when: sql`placed = 0` } },
  }
}

const listFacts = { duties: 'duties', key_matters: 'keyMatters', assist_matters: 'assistMatters' } as const

function listSource(window: Window, table: keyof typeof listFacts, label: Sql, detail: Sql): Source {
  return {
    rows: sql`SELECT x.unit, NULL AS community_id, NULL AS grid_id, ${listFacts[table]} AS kind, x.id,
      ${label} AS label, coalesce(${detail}, '') AS detail FROM ${sql.table(table)} x WHERE ${mine('x', window)}`,
    facts: { [listFacts[table]]: always },
  }
}

function meetingSource(window: Window): Source {
  const columns = sql`'meetings' AS kind, m.id, m.title AS label, replace(m.held_at, 'T', ' ') AS detail,
    EXISTS (SELECT 1 FROM documents d WHERE d.meeting_id = m.id AND d.deleted_at IS NULL) AS recorded`
  const counted = sql`${mine('m', window)} AND ${heldIn(window)}`
  // A community has part in a meeting when it sends somebody, or when one of its grids is talked about. Both begin at the
  // meetings of the window; a plain UNION would be merged in the order of ids, over the whole history.
  const placed = sql`SELECT m.unit, c.id AS community_id, NULL AS grid_id, ${columns}
    FROM (SELECT DISTINCT meeting, community FROM (
      SELECT m.id AS meeting, k.id AS community
        FROM meetings m JOIN attendances a ON a.meeting_id = m.id AND a.deleted_at IS NULL AND a.status <> '请假'
        JOIN communities k ON k.unit = a.unit AND k.name = a.unit_name AND k.deleted_at IS NULL
        WHERE ${counted}
      UNION ALL SELECT m.id, g.community_id
        FROM meetings m JOIN agenda_items i ON i.meeting_id = m.id AND i.deleted_at IS NULL
        JOIN grids g ON g.id = i.subject_id AND g.deleted_at IS NULL
        WHERE ${counted} AND i.subject_kind = 'grids'
    )) t CROSS JOIN meetings m ON m.id = t.meeting JOIN communities c ON c.id = t.community`
  return {
    rows: sql`SELECT m.unit, NULL AS community_id, NULL AS grid_id, ${columns}
      FROM meetings m WHERE ${counted}`,
    placed,
    facts: { meetings: always, recordedMeetings: { when: sql`recorded = 1` } },
  }
}

function attendanceSource(window: Window): Source {
  const columns = sql`'meetings' AS kind, m.id, a.name AS label, a.status,
    a.status || ' ' || coalesce(a.unit_name, '') || ' ' || m.title AS detail`
  return {
    rows: sql`SELECT a.unit, NULL AS community_id, NULL AS grid_id, ${columns}
      FROM meetings m JOIN attendances a ON a.meeting_id = m.id AND a.deleted_at IS NULL
      WHERE ${mine('m', window)} AND ${heldIn(window)}`,
    placed: sql`SELECT a.unit, k.id AS community_id, NULL AS grid_id, ${columns}
      FROM meetings m JOIN attendances a ON a.meeting_id = m.id AND a.deleted_at IS NULL
      JOIN communities k ON k.unit = a.unit AND k.name = a.unit_name AND k.deleted_at IS NULL
      WHERE ${mine('m', window)} AND ${heldIn(window)}`,
    facts: {
      expected: { when: sql`status IN ('出席', '代会', '请假')` },
      present: { when: sql`status IN ('出席', '代会')` },
    },
  }
}

function partOfMeeting(
  window: Window,
  table: 'agenda_items' | 'votes',
  fact: 'agendaItems' | 'votes',
  label: Sql,
): Source {
  return {
    rows: sql`SELECT x.unit, NULL AS community_id, NULL AS grid_id, 'meetings' AS kind, m.id, ${label} AS label,
      m.title AS detail FROM meetings m JOIN ${sql.table(table)} x ON x.meeting_id = m.id AND x.deleted_at IS NULL
      WHERE ${mine('m', window)} AND ${heldIn(window)}`,
    facts: { [fact]: always },
  }
}

function topicSource(window: Window): Source {
  return {
    rows: sql`SELECT x.unit, NULL AS community_id, NULL AS grid_id, 'topics' AS kind, x.id, x.title AS label,
      coalesce(x.state, '') || ' ' || coalesce(x.submitted_on, '') AS detail, x.state
      FROM topics x WHERE ${mine('x', window)} AND x.submitted_on BETWEEN ${window.first} AND ${window.asOf}`,
    facts: { topics: always, acceptedTopics: { when: sql`state IN ('已立项', '已上会')` } },
  }
}

/** A resolution concerns a community that leads or supports it. */
const concerned = sql`JOIN communities k ON k.unit = r.unit AND k.deleted_at IS NULL AND (k.name = r.responsible_unit
  OR instr(char(10) || coalesce(r.supporting_units, '') || char(10), char(10) || k.name || char(10)) > 0)`

function taskSource(columns: Sql, from: Sql, where: Sql, facts: Source['facts']): Source {
  const common = sql`NULL AS grid_id, 'tasks' AS kind, r.id, r.content AS label, coalesce(r.state, '待办') || ' '
    || coalesce(r.responsible_unit, '') || ' ' || coalesce(r.deadline, '') AS detail, ${columns}`
  return {
    rows: sql`SELECT r.unit, NULL AS community_id, ${common} ${from} WHERE ${where}`,
    placed: sql`SELECT r.unit, k.id AS community_id, ${common} ${from} ${concerned} WHERE ${where}`,
    facts,
  }
}

const ofMeetings = sql`FROM meetings m JOIN resolutions r ON r.meeting_id = m.id AND r.deleted_at IS NULL`
const ofResolutions = sql`FROM resolutions r JOIN meetings m ON m.id = r.meeting_id AND m.deleted_at IS NULL`

function resolutionSource(window: Window): Source {
  return taskSource(
    sql`coalesce(r.state, '待办') AS state`,
    ofMeetings,
    sql`${mine('m', window)} AND ${heldIn(window)} AND NOT ${withdrawn}`,
    { resolutions: always, doneResolutions: { when: sql`state = '已办结'` } },
  )
}

function dueSource(window: Window): Source {
  const doneOn = sql`(SELECT max(e.happened_on) FROM task_events e
    WHERE e.resolution_id = r.id AND e.kind = '办结' AND e.deleted_at IS NULL)`
  return taskSource(
    sql`coalesce(r.state, '待办') = '已办结' AND ${doneOn} <= r.deadline AS timely`,
    ofResolutions,
    sql`${mine('r', window)} AND NOT ${withdrawn} AND r.deadline BETWEEN ${window.first} AND ${window.last}`,
    { dueTasks: always, timelyTasks: { when: sql`timely = 1` } },
  )
}

function openSource(window: Window): Source {
  return taskSource(
    sql`r.deadline < ${window.asOf} AS overdue, coalesce(r.state, '待办') AS state`,
    ofResolutions,
    sql`${mine('r', window)} AND ${openStates} AND m.held_at < ${`${window.asOf}T99`}
      AND ${begun(window)}`,
    {
      openTasks: always,
      overdueTasks: { when: sql`overdue = 1` },
      supervisedTasks: { when: sql`state = '转督办'` },
    },
  )
}

function finishedSource(window: Window): Source {
  return {
    rows: sql`SELECT r.unit, NULL AS community_id, NULL AS grid_id, 'tasks' AS kind, r.id, r.content AS label,
      max(e.happened_on) || ' ' || coalesce(r.responsible_unit, '') AS detail
      FROM task_events e JOIN resolutions r ON r.id = e.resolution_id AND r.deleted_at IS NULL
      WHERE ${mine('e', window)} AND e.kind = '办结' AND e.happened_on BETWEEN ${window.first} AND ${window.asOf}
      GROUP BY r.id`,
    facts: { finishedTasks: always },
  }
}

function documentSource(window: Window): Source {
  return {
    rows: sql`SELECT d.unit, NULL AS community_id, NULL AS grid_id, 'meetings' AS kind, d.meeting_id AS id,
      d.title AS label, '第' || d.number || '期 ' || d.issued_on AS detail, d.revision
      FROM documents d WHERE ${mine('d', window)} AND d.issued_on BETWEEN ${window.first} AND ${window.asOf}`,
    facts: { documents: always, corrections: { when: sql`revision > 1` } },
  }
}

function closingSource(window: Window): Source {
  return {
    rows: sql`SELECT x.unit, NULL AS community_id, NULL AS grid_id, 'meetings' AS kind, x.meeting_id AS id,
      '第' || x.number || '号结转单' AS label, x.closed_on AS detail
      FROM closings x WHERE ${mine('x', window)} AND x.reopened_on IS NULL
      AND x.closed_on BETWEEN ${window.first} AND ${window.asOf}`,
    facts: { closings: always },
  }
}
