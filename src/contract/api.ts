/** The one contract: every host, client, test and role check is derived from this value. */
import { attachmentsApi } from './api/attachments.ts'
import { backups, history } from './api/backups.ts'
import { calendarApi } from './api/calendar.ts'
import { closingApi } from './api/closing.ts'
import { columnsApi } from './api/columns.ts'
import { compliance } from './api/compliance.ts'
import { desk } from './api/desk.ts'
import { exchange } from './api/exchange.ts'
import { formsApi } from './api/forms.ts'
import { intake } from './api/intake.ts'
import { invitationsApi } from './api/invitations.ts'
import { ledgersApi } from './api/ledgers.ts'
import { meetingSeriesApi } from './api/meeting-series.ts'
import { meetingsApi } from './api/meetings.ts'
import { minutesApi } from './api/minutes.ts'
import { organisation } from './api/organisation.ts'
import { output } from './api/output.ts'
import { papersApi } from './api/papers.ts'
import { peopleApi } from './api/people.ts'
import { reportsApi } from './api/reports.ts'
import { responsibility } from './api/responsibility.ts'
import { search } from './api/search.ts'
import { subjectsApi } from './api/subjects.ts'
import { system } from './api/system.ts'
import { templatesApi } from './api/templates.ts'
import { movingApi } from './api/moving.ts'
import { topicsApi } from './api/topics.ts'
import { tasksApi } from './api/tasks.ts'
import { trust } from './api/trust.ts'
import { versions } from './api/versions.ts'
import { viewsApi } from './api/views.ts'
import type { ApiDefinition, ClientOf, Method, MethodName } from './define-api.ts'
import type { ApiFailure } from './errors.ts'

export const api = {
  system,
  ledgers: ledgersApi,
  output,
  versions,
  responsibility,
  columns: columnsApi,
  views: viewsApi,
  attachments: attachmentsApi,
  people: peopleApi,
  intake,
  organisation,
  meetings: meetingsApi,
  minutes: minutesApi,
  papers: papersApi,
  compliance,
  series: meetingSeriesApi,
  templates: templatesApi,
  topics: topicsApi,
  invitations: invitationsApi,
  tasks: tasksApi,
  closing: closingApi,
  reports: reportsApi,
  forms: formsApi,
  calendar: calendarApi,
  subjects: subjectsApi,
  desk,
  exchange,
  trust,
  moving: movingApi,
  search,
  history,
  backups,
} as const

export type Api = typeof api

const definition: ApiDefinition = api

/** A method by its full name; undefined when the contract has none of that name. */
export function findMethod(name: string): Method | undefined {
  const [feature = '', member = '', ...rest] = name.split('.')
  const members = Object.hasOwn(definition, feature) ? definition[feature] : undefined
  return rest.length === 0 && members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined
}

export type ApiClient = ClientOf<Api>
export type ApiMethodName = MethodName<Api>

export type ApiReply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ApiFailure }
