/** Exports a document as a file, and says what a spreadsheet program would make of a csv. */
import { useCallback, useState } from 'react'
import type { FileFormat, OutputDocument } from '../../../contract/api/output.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'

export interface ExportRequest {
  readonly document: OutputDocument
  readonly format?: FileFormat
  readonly masked?: boolean
}

export function useExport(): { readonly exporting: boolean; readonly run: (request: ExportRequest) => Promise<void> } {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const [exporting, setExporting] = useState(false)
  const run = useCallback(
    async ({ document, format = 'xlsx', masked = false }: ExportRequest) => {
      setExporting(true)
      try {
        const { artifact, misread } = await call('output.export', { document, format, masked })
        await saveArtifact(artifact)
        if (misread > 0)
          toastDone(
            `其中 ${misread} 格用 Excel 或 WPS 双击打开会被改写（如 0 开头的号码）。请按文本导入，或改用 xlsx。`,
          )
      } catch (error) {
        toastFailure(error)
      } finally {
        setExporting(false)
      }
    },
    [call, saveArtifact],
  )
  return { exporting, run }
}
