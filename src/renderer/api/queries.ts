/**
 * Reading and commanding from components. The table below is the one place that says which answers a command
 * makes stale; the compiler demands a line for every command of the contract.
 */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useApi } from './api-context.ts'
import type { CommandName, Input, Output, QueryName } from './client.ts'

const staffingViews = [
  'organisation.board',
  'organisation.whatIf',
  'organisation.handover',
  'organisation.history',
  'organisation.notice',
] as const
const ledgerViews = [
  'ledgers.page',
  'ledgers.groups',
  'ledgers.locate',
  'ledgers.offsetOf',
  'ledgers.counts',
  'ledgers.get',
  'ledgers.values',
  'ledgers.similar',
  'ledgers.bin',
  ...staffingViews,
] as const
const listViews = ['ledgers.fields', 'views.list', ...ledgerViews] as const
/** What shows something of a meeting, before, during and after it. */
const meetingViews = [
  'meetings.list',
  'meetings.get',
  'minutes.text',
  'minutes.preview',
  'minutes.redraft',
  'minutes.compare',
  'minutes.numberAhead',
  'minutes.confirmations',
  'subjects.meetings',
  'desk.facts',
  'papers.preview',
  'series.list',
  'series.get',
  'series.next',
  'topics.list',
  'topics.calls',
  'invitations.list',
  'tasks.list',
  'tasks.get',
  'tasks.supervision',
  'closing.preview',
  'closing.receipt',
  'organisation.handover',
] as const
/** Which template is chosen shows in the series and before the minutes are issued. */
const templateViews = ['templates.list', 'minutes.preview', 'series.get'] as const
const calendarViews = ['calendar.list', 'calendar.explain', 'tasks.list', 'tasks.get', 'tasks.supervision'] as const
/** The exchange centre shows the own card. */
const trustViews = ['trust.overview', 'exchange.list'] as const
const formViews = ['forms.list', 'forms.sheets', 'forms.preview', 'forms.print'] as const
const traces = ['system.status', 'history.list'] as const

const stale: Readonly<Record<CommandName, readonly QueryName[] | 'everything'>> = {
  'ledgers.create': [...ledgerViews, ...traces],
  // The page that is being edited keeps its order: a row that no longer fits stays until the clerk leaves it.
  'ledgers.update': ['ledgers.get', 'ledgers.values', ...staffingViews, ...traces],
  // The removed records themselves cannot be asked for any more.
  'ledgers.remove': [...ledgerViews.filter((name) => name !== 'ledgers.get'), ...traces],
  // As with one edit, the page keeps its order; whoever adds rows asks for it anew.
  'ledgers.write': [...ledgerViews.filter((name) => name !== 'ledgers.page' && name !== 'ledgers.groups'), ...traces],
  'ledgers.restore': [...ledgerViews, ...traces],
  'columns.save': [...listViews, ...traces],
  'columns.remove': [...listViews, ...traces],
  'columns.move': ['ledgers.fields', ...traces],
  'views.save': ['views.list', ...traces],
  'views.remove': ['views.list', ...traces],
  'attachments.add': ['ledgers.get', ...traces],
  'attachments.remove': ['ledgers.get', ...traces],
  'people.merge': [...ledgerViews, ...traces],
  'people.unmerge': [...ledgerViews, ...traces],
  'versions.publish': ['versions.list', 'versions.compare', 'subjects.passedVersions', ...traces],
  'responsibility.assign': ['responsibility.map', ...traces],
  'versions.explain': ['versions.list', 'versions.compare', ...traces],
  'intake.apply': 'everything',
  'intake.forgetMapping': traces,
  'organisation.saveCommunity': [...ledgerViews, ...traces],
  'organisation.saveGrid': [...ledgerViews, ...traces],
  'organisation.saveRule': [...staffingViews, ...traces],
  'organisation.applyMoves': [...ledgerViews, ...traces],
  'organisation.assign': [...ledgerViews, ...traces],
  'organisation.leave': [...ledgerViews, ...traces],
  'organisation.saveOffice': ['organisation.office', 'organisation.notice', ...traces],
  'organisation.saveWorkPhone': [...ledgerViews, ...traces],
  'organisation.savePhoto': ['organisation.notice', ...traces],
  'meetings.create': [...meetingViews, ...traces],
  // The page that is being edited holds the meeting itself.
  'meetings.update': [...meetingViews.filter((name) => name !== 'meetings.get'), ...traces],
  // Words change neither who is offered nor what is listed; the page that is being edited holds them.
  'desk.write': ['minutes.text', 'minutes.preview', 'minutes.redraft', 'papers.preview', ...traces],
  'meetings.setStage': [...meetingViews, ...traces],
  'meetings.remove': [...meetingViews, ...traces],
  'minutes.issue': [...meetingViews, ...traces],
  // The page that is being edited holds the text itself; everybody else asks again.
  'minutes.saveText': [...meetingViews.filter((name) => name !== 'minutes.text'), ...traces],
  'minutes.confirm': ['minutes.confirmations', ...traces],
  'minutes.withdrawConfirmation': ['minutes.confirmations', ...traces],
  'series.create': [...meetingViews, ...traces],
  // A series is named by the template that it uses.
  'series.update': ['templates.list', ...meetingViews, ...traces],
  'series.remove': [
    'templates.list',
    ...meetingViews.filter((name) => name !== 'series.get' && name !== 'series.next'),
    ...traces,
  ],
  'series.begin': [...meetingViews, ...traces],
  'templates.save': ['templates.list', ...traces],
  'templates.remove': ['templates.list', ...traces],
  'templates.choose': [...templateViews, ...traces],
  'topics.create': [...meetingViews, ...traces],
  'topics.update': [...meetingViews, ...traces],
  'topics.review': [...meetingViews, ...traces],
  'topics.reopen': [...meetingViews, ...traces],
  'topics.place': [...meetingViews, ...traces],
  'topics.remove': [...meetingViews, ...traces],
  'invitations.inform': [...meetingViews, ...traces],
  'invitations.reply': [...meetingViews, ...traces],
  // An adjusted deadline changes the meeting, too.
  'tasks.report': [...meetingViews, ...traces],
  'closing.close': [...meetingViews, ...traces],
  'closing.reopen': [...meetingViews, ...traces],
  'forms.save': [...formViews, ...traces],
  'forms.correct': [...formViews, ...traces],
  'forms.remove': [...formViews, ...traces],
  'forms.importMapping': [...formViews, ...traces],
  'forms.make': ['reports.view', 'reports.reminder', ...traces],
  'reports.keep': ['reports.view', 'reports.reminder', ...traces],
  'reports.saveReminder': ['reports.reminder', ...traces],
  'calendar.put': [...calendarViews, ...traces],
  'calendar.remove': [...calendarViews, ...traces],
  'exchange.create': ['exchange.list', 'exchange.outgoing', ...traces],
  'exchange.confirmWritten': ['exchange.list', ...traces],
  'exchange.void': ['exchange.list', 'exchange.outgoing', ...traces],
  'exchange.receipt': ['exchange.list', 'exchange.submissions', ...traces],
  'exchange.saveDueDay': ['exchange.submissions', ...traces],
  'exchange.apply': 'everything',
  'trust.addCard': [...trustViews, ...traces],
  'trust.confirmCard': [...trustViews, ...traces],
  'trust.revokeCard': [...trustViews, ...traces],
  'trust.printSheet': trustViews,
  'trust.setPassword': trustViews,
  'trust.removePassword': trustViews,
  'trust.keepInSystemStore': trustViews,
  'trust.removeFromSystemStore': trustViews,
  'trust.restoreSeal': trustViews,
  'trust.renewSeal': trustViews,
  'moving.out': ['moving.state', 'backups.list', 'system.status'],
  'moving.stay': ['moving.state'],
  'moving.in': 'everything',
  'history.undo': 'everything',
  'history.redo': 'everything',
  'backups.create': ['backups.list', 'system.status'],
  'backups.restore': 'everything',
  'system.initialize': 'everything',
  'system.acceptLoss': 'everything',
  'system.verify': [],
}

/** What belongs to a plan is gone once the plan has been applied. */
const ofOnePlan: ReadonlySet<unknown> = new Set<QueryName>(['intake.rows', 'intake.missing', 'exchange.checkCode'])

export function invalidateAfter(queryClient: QueryClient, name: CommandName): void {
  const names = stale[name]
  if (names === 'everything') {
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !ofOnePlan.has(queryKey[0]) })
    return
  }
  for (const query of names) void queryClient.invalidateQueries({ queryKey: [query] })
}

export interface ReadOptions {
  readonly enabled?: boolean
  /** How long an answer is taken as fresh; by default until a command makes it stale. */
  readonly staleTime?: number
  /** The answer to the question before stays until this one is answered. */
  readonly keepPrevious?: boolean
}

export function useRead<N extends QueryName>(
  name: N,
  input: Input<N>,
  options: ReadOptions = {},
): UseQueryResult<Output<N>> {
  const { call } = useApi()
  return useQuery<Output<N>>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? Infinity,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

export function useCommand<N extends CommandName>(name: N): UseMutationResult<Output<N>, Error, Input<N>> {
  const { call } = useApi()
  const queryClient = useQueryClient()
  return useMutation<Output<N>, Error, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: () => invalidateAfter(queryClient, name),
  })
}

export function createQueryClientOptions() {
  return {
    defaultOptions: {
      // The core is on this machine: a refusal is final, and nothing is gained by asking again.
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' as const },
      mutations: { retry: false, networkMode: 'always' as const },
    },
  }
}
