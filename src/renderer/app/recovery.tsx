/** Something is wrong with the stored data: what happened, and the ways on. Nothing is changed before a person decides. */
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { SystemStatus } from '../../contract/api/system.ts'
import { describeError, isErrorCode } from '../../contract/errors.ts'
import { describeFailure } from '../api/failures.ts'
import { useCommand, useRead } from '../api/queries.ts'
import { BackupTable } from '../features/backups/backup-table.tsx'
import { RestoreDialog, type RestoreChoice } from '../features/backups/restore-dialog.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureState, LoadingLines } from '../ui/states.tsx'
import classes from './recovery.module.css'

export function Recovery({ status }: { readonly status: SystemStatus }) {
  const backups = useRead('backups.list', {})
  const [choice, setChoice] = useState<RestoreChoice | null>(null)
  const problem = status.problem
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <IconAlertTriangle size={30} stroke={1.6} aria-hidden />
        <div>
          <h1 className={classes.title}>数据需要恢复</h1>
          <p>
            {problem !== null && isErrorCode(problem.code)
              ? describeError({ code: problem.code, details: problem.details })
              : '数据文件打不开，没有改动。请从备份恢复。'}
          </p>
          <p className="sd-soft">在您选定之前，程序不会改动任何文件。恢复时，现在的数据文件会原样另存，不会覆盖。</p>
        </div>
      </header>
      {problem?.code === 'database_behind' && <AcceptLoss missing={String(problem.details.missing ?? '')} />}
      <section className={classes.section} aria-labelledby="recovery-backups">
        <h2 id="recovery-backups">从备份恢复</h2>
        {backups.isPending ? (
          <LoadingLines lines={4} />
        ) : backups.isError ? (
          <FailureState error={backups.error} onRetry={() => void backups.refetch()} />
        ) : backups.data.length === 0 ? (
          <p className="sd-soft">
            数据文件夹里没有备份。请联系技术人员，把以前复制出去的备份文件放回数据文件夹的 backups 目录后重新打开。
          </p>
        ) : (
          <BackupTable backups={backups.data} onRestore={setChoice} />
        )}
      </section>
      <RestoreDialog choice={choice} current={null} onClose={() => setChoice(null)} />
    </main>
  )
}

function AcceptLoss({ missing }: { readonly missing: string }) {
  const accept = useCommand('system.acceptLoss')
  const [asking, setAsking] = useState(false)
  return (
    <section className={classes.section} aria-labelledby="recovery-accept">
      <h2 id="recovery-accept">确认缺失并继续</h2>
      <p>现有数据本身完好，只是比上次保存时少 {missing} 步。如果备份也没有更新的内容，可以确认缺失后继续使用。</p>
      <Button onClick={() => setAsking(true)} className={classes.button ?? ''}>
        确认缺失并继续
      </Button>
      <ConfirmDialog
        opened={asking}
        title="确认缺失并继续"
        confirmLabel="确认缺失并继续"
        danger
        busy={accept.isPending}
        refusal={accept.isError ? describeFailure(accept.error) : null}
        onClose={() => setAsking(false)}
        onConfirm={() => accept.mutate({})}
      >
        <p>最后的 {missing} 步操作将不再找回，程序从现有数据继续。</p>
      </ConfirmDialog>
    </section>
  )
}
