/** Files that belong to a record: a photograph, a scan, an agreement. */
import { ActionIcon, Button } from '@mantine/core'
import { IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Attachment } from '../../../contract/api/attachments.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand } from '../../api/queries.ts'
import { dayAndTime, fileSize } from '../../ui/format.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './record-card.module.css'

export interface CardAttachmentsProps {
  readonly ledgerKey: LedgerKey
  readonly id: string
  readonly attachments: readonly Attachment[]
  readonly readOnly: boolean
}

export function CardAttachments({ ledgerKey, id, attachments, readOnly }: CardAttachmentsProps) {
  const { call, host } = useApi()
  const saveArtifact = useSaveArtifact()
  const { mutateAsync: add } = useCommand('attachments.add')
  const remove = useCommand('attachments.remove')
  const { undo } = useUndoRedo()
  const [adding, setAdding] = useState(false)
  const choose = async () => {
    setAdding(true)
    try {
      const files = await host.pickFiles([], true)
      for (const file of files) await add({ ledger: ledgerKey, id, fileId: file.id })
      if (files.length > 0) toastDone(`已添加 ${files.length} 个附件`)
    } catch (error) {
      toastFailure(error)
    } finally {
      setAdding(false)
    }
  }
  const open = async (attachment: Attachment) => {
    try {
      await saveArtifact(await call('attachments.open', { id: attachment.id }))
    } catch (error) {
      toastFailure(error)
    }
  }
  const drop = ({ id: attachmentId, name }: Attachment) =>
    remove.mutate(
      { id: attachmentId },
      {
        onSuccess: ({ saved }) => undoableToast(`已移除附件“${name}”`, '撤销', saved, undo),
        onError: toastFailure,
      },
    )
  return (
    <section>
      {attachments.length === 0 && (
        <p className="sd-soft">还没有附件。照片、扫描件、协议都可以放在这里，每个不超过 20 MB。</p>
      )}
      <ul className={classes.links}>
        {attachments.map((attachment) => (
          <li key={attachment.id} className={classes.merged}>
            <span className={classes.file}>
              <button type="button" className={classes.link} onClick={() => void open(attachment)}>
                {attachment.name}
              </button>
              <span className="sd-soft">
                {fileSize(attachment.size)} · {dayAndTime(attachment.addedAt)} · {attachment.addedBy}
              </span>
            </span>
            {!readOnly && (
              <ActionIcon aria-label={`移除附件“${attachment.name}”`} onClick={() => drop(attachment)}>
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          mt={8}
          loading={adding}
          leftSection={<IconPaperclip size={16} aria-hidden />}
          onClick={() => void choose()}
        >
          添加附件
        </Button>
      )}
    </section>
  )
}
