/** What can be done with blank forms, with what is said afterwards. */
import { useState } from 'react'
import type { ReportForm } from '../../../contract/api/forms.ts'
import type { Artifact } from '../../../contract/artifact.ts'
import type { FormMapping } from '../../../contract/indicators/form-mapping.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand } from '../../api/queries.ts'
import type { Input, Output } from '../../api/client.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'

/** The form: a file that is looked at, or one that is kept. */
export type FormSource = Input<'forms.sheets'>['source']

/** A file that has been chosen and is looked at before it is kept. */
export interface ReadForm extends Output<'forms.read'> {
  readonly fileId: string
  readonly fileName: string
}

export function useFormSteps() {
  const { call, host } = useApi()
  const { undo } = useUndoRedo()
  const saveArtifact = useSaveArtifact()
  const saving = useCommand('forms.save')
  const correcting = useCommand('forms.correct')
  const removing = useCommand('forms.remove')
  const importing = useCommand('forms.importMapping')
  const making = useCommand('forms.make')
  const [read, setRead] = useState<ReadForm | null>(null)
  const attempt = (work: () => Promise<void>): void => {
    work().catch(toastFailure)
  }
  return {
    read,
    busy: saving.isPending || correcting.isPending || making.isPending,
    discard: () => setRead(null),
    choose: () =>
      attempt(async () => {
        const [file] = await host.pickFiles(['.xlsx'], false)
        if (file === undefined) return
        setRead({ ...(await call('forms.read', { fileId: file.id })), fileId: file.id, fileName: file.name })
      }),
    /** @param replaces the form whose place it takes; null: it is one more. */
    keep: ({ fileId }: ReadForm, name: string, mapping: FormMapping, replaces: string | null) =>
      attempt(async () => {
        const { saved } = await saving.mutateAsync({ fileId, name, mapping, replaces })
        setRead(null)
        undoableToast(`已保存填报空表：${name}`, '撤销', saved, undo)
      }),
    /** @param onSaved not called where it is refused: what was written stays to be put right. */
    correct: ({ id, name }: ReportForm, mapping: FormMapping, onSaved: () => void) =>
      attempt(async () => {
        const { saved } = await correcting.mutateAsync({ id, mapping })
        onSaved()
        undoableToast(`已修改“${name}”的填写对应`, '撤销', saved, undo)
      }),
    remove: ({ id, name }: ReportForm) =>
      attempt(async () => {
        const { saved } = await removing.mutateAsync({ id })
        undoableToast(`已移除填报空表：${name}`, '撤销', saved, undo)
      }),
    takeMapping: () =>
      attempt(async () => {
        const [file] = await host.pickFiles(['.json'], false)
        if (file === undefined) return
        const { form, saved } = await importing.mutateAsync({ fileId: file.id })
        undoableToast(`已导入“${form.name}”的填写对应`, '撤销', saved, undo)
      }),
    download: (file: () => Promise<Artifact>) => attempt(async () => saveArtifact(await file())),
    /** Each form is handed over with its signature beside it. */
    make: (ids: readonly string[], period: string) =>
      attempt(async () => {
        const { forms } = await making.mutateAsync({ ids: [...ids], period })
        for (const { file, signature } of forms) {
          await saveArtifact(file)
          await saveArtifact(signature)
        }
      }),
  }
}
