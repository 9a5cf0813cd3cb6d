/** Hands a finished file to the person and says where it went; a cancelled dialog is not a failure. */
import { useCallback } from 'react'
import type { Artifact } from '../../contract/artifact.ts'
import { useApi } from '../api/api-context.ts'
import { toastDone, toastFailure } from './toast.tsx'

/** `done` says what has already happened and stands whether or not the file is kept. */
export type SaveArtifact = (artifact: Artifact, done?: string) => Promise<void>

export function useSaveArtifact(): SaveArtifact {
  const { host } = useApi()
  return useCallback(
    async (artifact, done) => {
      try {
        const kept = await host.saveArtifact(artifact)
        if (kept !== null) toastDone(`${done === undefined ? '' : `${done}，`}文件“${kept.name}”已保存`)
        else if (done !== undefined) toastDone(`${done}，文件没有另存`)
      } catch (error) {
        toastFailure(error)
      }
    },
    [host],
  )
}
