/** The rows that break each rule of contract/indicators/contradictions.ts, as SQL. */
import { sql, type RawBuilder } from 'kysely'
import type { ContradictionKey } from '../../contract/indicators/contradictions.ts'
import type { Db } from '../db/schema.ts'
import { heldIn, type Window } from './fact-repository.ts'

export interface BrokenRow {
  readonly kind: string
  readonly id: string
  readonly label: string
  readonly detail: string
}

export async function countBroken(db: Db, rule: ContradictionKey, window: Window, unit: string): Promise<number> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM (${queries[rule](unit, window)})`.execute(
    db,
  )
  return counted.rows[0]?.total ?? 0
}

export async function readBroken(
  db: Db,
  rule: ContradictionKey,
  window: Window,
  unit: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<BrokenRow[]> {
  const { rows } = await sql<BrokenRow>`SELECT kind, id, coalesce(label, '') AS label, coalesce(detail, '') AS detail
    FROM (${queries[rule](unit, window)}) ORDER BY label, id, detail LIMIT ${page.limit} OFFSET ${page.offset}`.execute(
    db,
  )
  return rows
}

type Broken = (unit: string, window: Window) => RawBuilder<unknown>

const households = sql`(SELECT sum(g.households) FROM grids g WHERE g.community_id = c.id AND g.deleted_at IS NULL)`
const listed = sql`(SELECT count(*) FROM attendances a WHERE a.meeting_id = m.id AND a.deleted_at IS NULL
  AND a.status IN ('出席', '代会', '请假'))`
const ballots = sql`coalesce(v.in_favour, 0) + coalesce(v.against, 0) + coalesce(v.abstained, 0)
  + coalesce(v.invalid, 0) + coalesce(v.not_voting, 0)`

const queries: Readonly<Record<ContradictionKey, Broken>> = {
  repeatedCommunity: (unit) => sql`SELECT 'communities' AS kind, c.id, c.name AS label,
    '同名社区有 ' || count(*) OVER (PARTITION BY c.name) || ' 个，编码 ' || coalesce(c.code, '未填') AS detail
    FROM communities c WHERE c.unit = ${unit} AND c.deleted_at IS NULL AND EXISTS (SELECT 1 FROM communities d
      WHERE d.unit = c.unit AND d.name = c.name AND d.id <> c.id AND d.deleted_at IS NULL)`,

  repeatedGridCode: (unit) => sql`SELECT 'grids' AS kind, g.id, g.name AS label, '编码 ' || g.code AS detail
    FROM grids g WHERE g.unit = ${unit} AND g.deleted_at IS NULL AND EXISTS (SELECT 1 FROM grids d
      WHERE d.unit = g.unit AND d.code = g.code AND d.id <> g.id AND d.deleted_at IS NULL)`,

  foreignGridCode: (unit) => sql`SELECT 'grids' AS kind, g.id, g.name AS label,
    '网格编码 ' || g.code || '；' || c.name || '编码 ' || c.code AS detail
    FROM grids g JOIN communities c ON c.id = g.community_id AND c.deleted_at IS NULL
    WHERE g.unit = ${unit} AND g.deleted_at IS NULL AND g.code IS NOT NULL AND c.code IS NOT NULL
      AND substr(g.code, 1, 12) <> c.code`,

  populationMissing: (unit) => sql`SELECT 'communities' AS kind, c.id, c.name AS label, '没有填常住人口' AS detail
    FROM communities c WHERE c.unit = ${unit} AND c.deleted_at IS NULL AND c.population IS NULL`,

  householdsMissing: (unit) => sql`SELECT 'grids' AS kind, g.id, g.name AS label, '没有填户数' AS detail
    FROM grids g WHERE g.unit = ${unit} AND g.deleted_at IS NULL AND g.households IS NULL`,

  populationBelowHouseholds: (unit) => sql`SELECT 'communities' AS kind, c.id, c.name AS label,
    '常住人口 ' || c.population || ' 人；各网格共 ' || ${households} || ' 户' AS detail
    FROM communities c WHERE c.unit = ${unit} AND c.deleted_at IS NULL AND c.population < ${households}`,

  listedWithoutPosting: (
    unit,
  ) => sql`SELECT 'people' AS kind, w.id, w.name AS label, '在人员清单里，没有在岗任职' AS detail
    FROM people w WHERE w.unit = ${unit} AND w.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM postings p
      WHERE p.person_id = w.id AND p.deleted_at IS NULL AND p.ended_on IS NULL)`,

  meetingWithoutMinutes: (unit, window) => sql`SELECT 'meetings' AS kind, m.id, m.title AS label,
    replace(m.held_at, 'T', ' ') || ' 召开，没有印发纪要' AS detail
    FROM meetings m WHERE m.unit = ${unit} AND ${heldIn(window)} AND NOT EXISTS (SELECT 1 FROM documents d
      WHERE d.meeting_id = m.id AND d.deleted_at IS NULL)`,

  entitledDiffers: (unit, window) => sql`SELECT 'meetings' AS kind, m.id, m.title AS label,
    '应到写作 ' || m.entitled || ' 人；名单里 ' || ${listed} || ' 人' AS detail
    FROM meetings m WHERE m.unit = ${unit} AND ${heldIn(window)} AND m.entitled <> ${listed}`,

  votesDiffer: (unit, window) => sql`SELECT 'meetings' AS kind, m.id, v.question AS label,
    '在场 ' || v.present || ' 人；各项票数共 ' || (${ballots}) AS detail
    FROM meetings m JOIN votes v ON v.meeting_id = m.id AND v.deleted_at IS NULL
    WHERE m.unit = ${unit} AND ${heldIn(window)} AND v.present <> ${ballots}`,

  doneWithoutReport: (
    unit,
  ) => sql`SELECT 'tasks' AS kind, r.id, r.content AS label, '状态已办结，没有办结登记' AS detail
    FROM resolutions r JOIN meetings m ON m.id = r.meeting_id AND m.deleted_at IS NULL
    WHERE r.unit = ${unit} AND r.deleted_at IS NULL AND r.state = '已办结' AND NOT EXISTS (SELECT 1 FROM task_events e
      WHERE e.resolution_id = r.id AND e.kind = '办结' AND e.deleted_at IS NULL)`,

  deadlineBeforeMeeting: (unit, window) => sql`SELECT 'tasks' AS kind, r.id, r.content AS label,
    '时限 ' || r.deadline || '；会议 ' || substr(m.held_at, 1, 10) AS detail
    FROM meetings m JOIN resolutions r ON r.meeting_id = m.id AND r.deleted_at IS NULL
    WHERE m.unit = ${unit} AND ${heldIn(window)} AND r.deadline < substr(m.held_at, 1, 10)`,
}
