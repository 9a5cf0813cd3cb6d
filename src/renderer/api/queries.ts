/**
 * Reading and commanding from components. The table below is the one place that says which answers a command
 * makes stale; the compiler demands a line for every command of the contract.
 */
import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useApi } from './api-context.ts'
import type { CommandName, Input, Output, QueryName } from './client.ts'

const ledgerViews = ['ledgers.page', 'ledgers.counts', 'ledgers.get', 'ledgers.values', 'organisation.board'] as const
const meetingViews = ['meetings.list', 'meetings.get', 'minutes.preview'] as const
const traces = ['system.status', 'history.list'] as const

const stale: Readonly<Record<CommandName, readonly QueryName[] | 'everything'>> = {
  'ledgers.create': [...ledgerViews, ...traces],
  // The page that is being edited keeps its order: a row that no longer fits stays until the clerk leaves it.
  'ledgers.update': ['ledgers.get', 'ledgers.values', 'organisation.board', ...traces],
  // The removed records themselves cannot be asked for any more.
  'ledgers.remove': ['ledgers.page', 'ledgers.counts', 'ledgers.values', 'organisation.board', ...traces],
  'intake.apply': 'everything',
  'intake.forgetMapping': traces,
  'organisation.saveCommunity': [...ledgerViews, ...traces],
  'organisation.saveGrid': [...ledgerViews, ...traces],
  'meetings.create': [...meetingViews, ...traces],
  'meetings.update': ['meetings.list', 'minutes.preview', ...traces],
  'meetings.remove': [...meetingViews, ...traces],
  'minutes.issue': [...meetingViews, ...traces],
  'exchange.create': ['exchange.list', ...traces],
  'exchange.apply': 'everything',
  'history.undo': 'everything',
  'history.redo': 'everything',
  'backups.create': ['backups.list', 'system.status'],
  'backups.restore': 'everything',
  'system.initialize': 'everything',
  'system.acceptLoss': 'everything',
  'system.verify': [],
}

/** Rows of an import plan belong to the plan, which is gone once it has been applied. */
const ofOnePlan: ReadonlySet<unknown> = new Set<QueryName>(['intake.rows', 'intake.missing'])

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
