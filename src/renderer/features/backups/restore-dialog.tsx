/** Before a restore: what comes back, and what is replaced. */
import type { BackupInfo } from '../../../contract/api/backups.ts'
import type { SystemStatus } from '../../../contract/api/system.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { dayAndTime } from '../../ui/format.ts'
import { toastDone } from '../../ui/toast.tsx'
import { rowSummary } from './backup-table.tsx'

export interface RestoreChoice {
  readonly backup: BackupInfo
}

export interface RestoreDialogProps {
  readonly choice: RestoreChoice | null
  /** `null` while the present data cannot be read. */
  readonly current: SystemStatus | null
  readonly onClose: () => void
}

export function RestoreDialog({ choice, current, onClose }: RestoreDialogProps) {
  const restore = useCommand('backups.restore')
  const backup = choice?.backup
  return (
    <ConfirmDialog
      opened={backup !== undefined}
      title="恢复备份"
      confirmLabel="恢复到这个备份"
      danger
      busy={restore.isPending}
      refusal={restore.isError ? describeFailure(restore.error) : null}
      onClose={() => {
        restore.reset()
        onClose()
      }}
      onConfirm={() => {
        if (backup === undefined) return
        restore.mutate(
          { name: backup.name },
          {
            onSuccess: () => {
              toastDone(`已恢复到 ${dayAndTime(backup.at)}`)
              onClose()
            },
          },
        )
      }}
    >
      {backup !== undefined && (
        <>
          <p>
            全部数据将回到 <strong>{dayAndTime(backup.at)}</strong>（{rowSummary(backup.rows)}）。
          </p>
          <p>
            {current?.lastSavedAt === null || current?.lastSavedAt === undefined
              ? '现在的数据文件会原样另存，不会丢弃。'
              : `此后到 ${dayAndTime(current.lastSavedAt)} 的改动会被替换；替换前会先自动备份一份，可以再恢复回来。`}
          </p>
        </>
      )}
    </ConfirmDialog>
  )
}
