/** Decides by the state of the data folder which of the three faces is shown: first run, recovery, or the work. */
import type { ReactNode } from 'react'
import { useRead } from '../api/queries.ts'
import { FailureState, LoadingLines } from '../ui/states.tsx'
import { FirstRun } from './first-run.tsx'
import { Recovery } from './recovery.tsx'
import { Shell } from './shell.tsx'

export function App(): ReactNode {
  const status = useRead('system.status', {})
  if (status.isPending) return <LoadingLines lines={3} />
  if (status.isError)
    return <FailureState title="程序没有准备好" error={status.error} onRetry={() => void status.refetch()} />
  switch (status.data.state) {
    case 'empty':
      return <FirstRun />
    case 'recovery':
      return <Recovery status={status.data} />
    case 'ready':
      return <Shell status={status.data} />
  }
}
