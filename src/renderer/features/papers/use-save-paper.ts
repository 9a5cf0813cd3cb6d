/** Has a paper made and offers it to be saved; what goes wrong is said. */
import { useCallback } from 'react'
import type { Artifact } from '../../../contract/artifact.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'

export function useSavePaper(): (make: () => Promise<Artifact>) => void {
  const saveArtifact = useSaveArtifact()
  return useCallback(
    (make) => {
      make().then(saveArtifact, toastFailure).catch(toastFailure)
    },
    [saveArtifact],
  )
}
