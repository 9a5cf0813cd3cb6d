/** The one contract: every host, client, test and role check is derived from this value. */
import { backups, history } from './api/backups.ts'
import { exchange } from './api/exchange.ts'
import { intake } from './api/intake.ts'
import { ledgersApi } from './api/ledgers.ts'
import { meetingsApi, minutesApi } from './api/meetings.ts'
import { organisation } from './api/organisation.ts'
import { search } from './api/search.ts'
import { system } from './api/system.ts'
import type { ClientOf, MethodName } from './define-api.ts'
import type { ApiFailure } from './errors.ts'

export const api = {
  system,
  ledgers: ledgersApi,
  intake,
  organisation,
  meetings: meetingsApi,
  minutes: minutesApi,
  exchange,
  search,
  history,
  backups,
} as const

export type Api = typeof api
export type ApiClient = ClientOf<Api>
export type ApiMethodName = MethodName<Api>

export type ApiReply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ApiFailure }
