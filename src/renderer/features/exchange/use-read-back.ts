/** Choosing the file that was written and having it compared with what was sealed. */
import { useState } from 'react'
import { useApi } from '../../api/api-context.ts'
import { useCommand } from '../../api/queries.ts'
import { packageFiles } from './exchange-words.ts'

export interface ReadBack {
  readonly isBusy: boolean
  readonly failure: unknown
  /** @returns whether the file was the one; false, too, when nothing was chosen. */
  choose(packageId: string): Promise<boolean>
}

export function useReadBack(): ReadBack {
  const { host } = useApi()
  const confirm = useCommand('exchange.confirmWritten')
  const [failure, setFailure] = useState<unknown>(null)
  const choose = async (packageId: string): Promise<boolean> => {
    setFailure(null)
    try {
      const [file] = await host.pickFiles(packageFiles, false)
      if (file === undefined) return false
      await confirm.mutateAsync({ packageId, fileId: file.id })
      return true
    } catch (error) {
      setFailure(error)
      return false
    }
  }
  return { isBusy: confirm.isPending, failure, choose }
}
