/** Removed people as rows of the people ledger. Those who were merged into others are not in the bin: they can be unmerged. */
import { sql } from 'kysely'
import { columnName } from '../../contract/records/define-record.ts'
import { people } from '../../contract/records/organisation.ts'

const personColumns = people.fields.map((field) => `p."${columnName(field.name)}"`).join(', ')

/** A posting was removed together with its person when both carry the same time. */
export const peopleInBin = sql.raw(`(
  SELECT p.id, p.unit, p.version, p.updated_at, p.updated_by, p.deleted_at, p.extra, ${personColumns},
    o.role, o.mode AS posting_mode, o.started_on,
    c.name AS community_name, g.name AS grid_name, g.code AS grid_code, g.households
  FROM people p
  LEFT JOIN postings o ON o.id = (
    SELECT id FROM postings
    WHERE person_id = p.id AND deleted_at = p.deleted_at AND ended_on IS NULL
    ORDER BY id LIMIT 1
  )
  LEFT JOIN grids g ON g.id = o.grid_id
  LEFT JOIN communities c ON c.id = g.community_id
  WHERE p.deleted_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM person_merges m WHERE m.merged_id = p.id AND m.deleted_at IS NULL)
)`)
