/**
 * Where else a record is spoken of: meetings with an item or a topic about it, and meetings that name it in words: that a person
 * attended, that treated a matter.
 */
import { sql, type RawBuilder } from 'kysely'
import type { LedgerRecord } from '../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { Db } from '../db/schema.ts'

type Link = LedgerRecord['links'][number]

const mostLinks = 100

/** The latest meetings first; what was chosen as a subject stands before what is only named. */
export async function readLinks(db: Db, ledger: LedgerKey, id: string, values: RecordValues): Promise<Link[]> {
  const name = values['name']
  // A single character would be found in half of all sentences.
  if (typeof name !== 'string' || name.length < 2) return readSubjectLinks(db, id)
  const mentions = ledger === 'people' ? mentionsOfPerson(name) : mentionsOfMatter(name)
  return readMentions(db, sql`${itemsAbout(id)} UNION ALL ${mentions}`)
}

/** Meetings that have the record as a subject; of a list version also the one that passed it. */
export async function readSubjectLinks(db: Db, id: string): Promise<Link[]> {
  return readMentions(db, itemsAbout(id))
}

async function readMentions(db: Db, mentions: RawBuilder<unknown>): Promise<Link[]> {
  const { rows } = await sql<Omit<Link, 'kind'>>`
    SELECT m.id, m.title, m.held_at AS at, s.detail
    FROM (SELECT meeting_id, min(rank) AS rank, detail FROM (${mentions}) GROUP BY meeting_id, detail) s
    JOIN meetings m ON m.id = s.meeting_id
    WHERE m.deleted_at IS NULL ORDER BY m.held_at DESC, m.id, s.rank LIMIT ${mostLinks}`.execute(db)
  return rows.map((row) => ({ kind: 'meeting', ...row }))
}

function itemsAbout(id: string): RawBuilder<unknown> {
  return sql`
    SELECT meeting_id, 0 AS rank, '议题：' || title AS detail FROM agenda_items
    WHERE subject_id = ${id} AND deleted_at IS NULL
    UNION ALL SELECT meeting_id, 0, '议题申请：' || title FROM topics
    WHERE subject_id = ${id} AND meeting_id IS NOT NULL AND deleted_at IS NULL
    UNION ALL SELECT meeting_id, 0, '通过第' || edition || '版' FROM list_versions
    WHERE id = ${id} AND meeting_id IS NOT NULL AND deleted_at IS NULL`
}

function mentionsOfPerson(name: string): RawBuilder<unknown> {
  return sql`
    SELECT meeting_id, 1 AS rank, status || coalesce('：' || unit_name, '') AS detail FROM attendances
    WHERE name = ${name} AND deleted_at IS NULL
    UNION ALL SELECT meeting_id, 2, '汇报：' || title FROM agenda_items
    WHERE instr(presenter, ${name}) > 0 AND deleted_at IS NULL
    UNION ALL SELECT meeting_id, 3, '议定事项：' || content FROM resolutions
    WHERE (instr(responsible_unit, ${name}) > 0 OR instr(content, ${name}) > 0) AND deleted_at IS NULL`
}

function mentionsOfMatter(name: string): RawBuilder<unknown> {
  return sql`
    SELECT meeting_id, 1 AS rank, '议题：' || title AS detail FROM agenda_items
    WHERE instr(title, ${name}) > 0 AND deleted_at IS NULL
    UNION ALL SELECT meeting_id, 2, '议定事项：' || content FROM resolutions
    WHERE instr(content, ${name}) > 0 AND deleted_at IS NULL`
}
