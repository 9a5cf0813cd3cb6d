/**
 * The frozen history of the schema, numbered in tens. A released migration is never edited; it uses literal SQL only,
 * because definitions of today would rewrite the past.
 */
import { deliberation } from './0120-deliberation.ts'
import { exchange } from './0050-exchange.ts'
import { exchangeRegister } from './0140-exchange.ts'
import { foundation } from './0010-foundation.ts'
import { intake } from './0060-intake.ts'
import { listExtras } from './0080-list-extras.ts'
import { lists } from './0020-lists.ts'
import { mappings } from './0070-mappings.ts'
import { meetings } from './0040-meetings.ts'
import { organisation } from './0030-organisation.ts'
import { staffing } from './0100-staffing.ts'
import { versions } from './0090-versions.ts'
import { search } from './0110-search.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { version: 10, name: 'foundation', sql: foundation },
  { version: 20, name: 'lists', sql: lists },
  { version: 30, name: 'organisation', sql: organisation },
  { version: 40, name: 'meetings', sql: meetings },
  { version: 50, name: 'exchange', sql: exchange },
  { version: 60, name: 'intake', sql: intake },
  { version: 70, name: 'mappings', sql: mappings },
  { version: 80, name: 'list extras', sql: listExtras },
  { version: 90, name: 'versions', sql: versions },
  { version: 100, name: 'staffing', sql: staffing },
  { version: 110, name: 'search', sql: search },
  { version: 120, name: 'deliberation', sql: deliberation },
  { version: 140, name: 'exchange register', sql: exchangeRegister },
]

export const schemaVersion = Math.max(...migrations.map((migration) => migration.version))
