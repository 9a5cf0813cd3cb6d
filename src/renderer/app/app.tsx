/** Decides by the state of the data folder which face is shown: first run, recovery, or the work; a meeting on the wall has no frame. */
import type { ReactNode } from 'react'
import { useRoute } from 'wouter'
import { useRead } from '../api/queries.ts'
import { WallPage } from '../features/meetings/wall/wall-page.tsx'
import { FailureState, LoadingLines } from '../ui/states.tsx'
import { FirstRun } from './first-run.tsx'
import { Recovery } from './recovery.tsx'
import { Shell } from './shell.tsx'

export function App(): ReactNode {
  const [, wall] = useRoute('/meetings/:id/wall')
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
      return wall === null ? <Shell status={status.data} /> : <WallPage id={wall.id} />
  }
}
