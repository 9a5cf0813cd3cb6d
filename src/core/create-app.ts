/** The composition root: ports in, one door out. Hosts build the options and call this; nothing else wires features. */
import type { ApiReply } from '../contract/api.ts'
import type { StagedFile } from '../contract/artifact.ts'
import { attachmentHandlers } from './attachments/service.ts'
import { backupHandlers, backupOncePerDay } from './backups/service.ts'
import { calendarHandlers } from './calendar/service.ts'
import { closingHandlers } from './closing/service.ts'
import { columnHandlers } from './columns/service.ts'
import { complianceHandlers } from './compliance/service.ts'
import { DataFolder } from './db/data-folder.ts'
import { Dispatcher } from './dispatch.ts'
import type { KeptBatch } from './exchange/receiving/inbox.ts'
import { templateHandlers } from './docx-template/service.ts'
import { exchangeHandlers } from './exchange/service.ts'
import { trustHandlers } from './exchange/trust/service.ts'
import { formHandlers } from './forms/service.ts'
import type { Handlers } from './handlers.ts'
import { historyHandlers } from './history/service.ts'
import type { KeptPlan } from './intake/kept-plan.ts'
import { PlanStore } from './intake/plan-store.ts'
import { intakeHandlers } from './intake/service.ts'
import { ledgerHandlers } from './ledgers/service.ts'
import { meetingSeriesHandlers } from './meeting-series/service.ts'
import { deskHandlers } from './meetings/desk.ts'
import { invitationHandlers } from './meetings/invitations.ts'
import { minutesHandlers } from './minutes/service.ts'
import { paperHandlers } from './papers/service.ts'
import { meetingHandlers } from './meetings/service.ts'
import { movingHandlers } from './moving/service.ts'
import { organisationHandlers } from './organisation/service.ts'
import { outputHandlers } from './output/service.ts'
import type { AppOptions } from './ports.ts'
import { reportHandlers } from './reports/service.ts'
import { responsibilityHandlers } from './responsibility/service.ts'
import { searchHandlers } from './search/service.ts'
import { StagedFiles } from './staged-files.ts'
import { subjectHandlers } from './subjects/service.ts'
import { systemHandlers } from './system/service.ts'
import { topicHandlers } from './topics/service.ts'
import { taskHandlers } from './tasks/service.ts'
import { versionHandlers } from './versions/service.ts'
import { peopleHandlers } from './people/merge.ts'
import { viewHandlers } from './views/service.ts'

export interface App {
  /** The only door; expected refusals are replies, not exceptions. */
  call(method: string, input: unknown): Promise<ApiReply>
  /** @throws AppError file_too_large */
  stageFile(name: string, bytes: Uint8Array): StagedFile
  close(): Promise<void>
}

/** @throws AppError database_locked, folder_not_writable; a damaged database is a state of the app, not an exception. */
export async function createApp(options: AppOptions): Promise<App> {
  const folder = await DataFolder.open(options)
  const files = new StagedFiles(options.newId)
  const dispatcher = new Dispatcher(folder, createHandlers(), options, files)
  try {
    await backupOncePerDay(folder, options.now())
  } catch (error) {
    // Without room for a backup the data must still be reachable; the page of backups shows how old the last one is.
    options.log({ level: 'warning', event: 'daily backup', details: { reason: String(error) } })
  }
  return {
    call: (method, input) => dispatcher.call(method, input),
    stageFile: (name, bytes) => files.add(name, bytes),
    close: () => dispatcher.close(() => folder.close()),
  }
}

function createHandlers(): Handlers {
  return {
    system: systemHandlers,
    ledgers: ledgerHandlers,
    output: outputHandlers,
    versions: versionHandlers,
    responsibility: responsibilityHandlers,
    columns: columnHandlers,
    views: viewHandlers,
    attachments: attachmentHandlers,
    people: peopleHandlers,
    intake: intakeHandlers(new PlanStore<KeptPlan>()),
    organisation: organisationHandlers,
    meetings: meetingHandlers,
    minutes: minutesHandlers,
    papers: paperHandlers,
    compliance: complianceHandlers,
    series: meetingSeriesHandlers,
    templates: templateHandlers,
    topics: topicHandlers,
    invitations: invitationHandlers,
    tasks: taskHandlers,
    closing: closingHandlers,
    reports: reportHandlers,
    forms: formHandlers,
    calendar: calendarHandlers,
    subjects: subjectHandlers,
    desk: deskHandlers,
    exchange: exchangeHandlers(new PlanStore<KeptBatch>()),
    trust: trustHandlers,
    moving: movingHandlers,
    search: searchHandlers,
    history: historyHandlers,
    backups: backupHandlers,
  }
}
