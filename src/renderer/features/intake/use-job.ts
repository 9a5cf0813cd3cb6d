/** Long work with its progress, asked for while it lasts, and the way to stop it. */
import { useCallback, useRef, useState } from 'react'
import type { JobProgress } from '../../../contract/api/intake.ts'
import { useApi } from '../../api/api-context.ts'

const pollEveryMs = 300

export interface JobState {
  /** null: nothing is under way. `undefined` progress: begun, nothing heard yet. */
  readonly running: { readonly progress: JobProgress | null } | null
  readonly run: <T>(work: (jobId: string) => Promise<T>) => Promise<T>
  readonly cancel: () => void
}

export function useJob(): JobState {
  const { call } = useApi()
  const [running, setRunning] = useState<JobState['running']>(null)
  const current = useRef<string | null>(null)

  const run = useCallback(
    async <T>(work: (jobId: string) => Promise<T>): Promise<T> => {
      const jobId = crypto.randomUUID()
      current.current = jobId
      setRunning({ progress: null })
      const poll = setInterval(() => {
        call('intake.progress', { jobId }).then(
          (progress) => {
            if (current.current === jobId && progress !== null) setRunning({ progress })
          },
          // The work itself will say what is wrong.
          () => undefined,
        )
      }, pollEveryMs)
      try {
        return await work(jobId)
      } finally {
        clearInterval(poll)
        if (current.current === jobId) {
          current.current = null
          setRunning(null)
        }
      }
    },
    [call],
  )
  const cancel = useCallback(() => {
    if (current.current !== null) call('intake.cancel', { jobId: current.current }).catch(() => undefined)
  }, [call])
  return { running, run, cancel }
}
