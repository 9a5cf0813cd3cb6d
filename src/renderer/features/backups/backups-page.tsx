/** What can be restored, whether the data is sound, and every step that was taken. */
import { Button, Tabs } from '@mantine/core'
import { IconDatabasePlus, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { VerifyReport } from '../../../contract/api/system.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { dayAndTime } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { MovingCard } from '../moving/moving-card.tsx'
import { BackupTable } from './backup-table.tsx'
import classes from './backups.module.css'
import { HistoryTable } from './history-table.tsx'
import { RestoreDialog, type RestoreChoice } from './restore-dialog.tsx'

export function BackupsPage() {
  const backups = useRead('backups.list', {})
  const status = useRead('system.status', {})
  const create = useCommand('backups.create')
  const [choice, setChoice] = useState<RestoreChoice | null>(null)
  const verify = useCommand('system.verify')
  return (
    <Page
      title="备份与恢复"
      beside={
        status.data?.lastBackupAt == null ? null : (
          <span>最近一次已验证的备份 {dayAndTime(status.data.lastBackupAt)}</span>
        )
      }
      actions={
        <>
          <Button
            variant="filled"
            leftSection={<IconDatabasePlus size={16} stroke={1.8} aria-hidden />}
            loading={create.isPending}
            onClick={() =>
              create.mutate({}, { onSuccess: () => toastDone('已备份，并重新打开核对过'), onError: toastFailure })
            }
          >
            立即备份
          </Button>
          <Button
            leftSection={<IconShieldCheck size={16} stroke={1.7} aria-hidden />}
            loading={verify.isPending}
            onClick={() => verify.mutate({})}
          >
            全面检查
          </Button>
        </>
      }
      status="每日首次打开、导入前和升级前自动备份，备份写成后都重新打开核对。"
    >
      {verify.data !== undefined && <VerifyResult report={verify.data} />}
      {verify.isError && <p className={classes.refusal}>{describeFailure(verify.error)}</p>}
      <MovingCard />
      <Tabs defaultValue="backups" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="backups">备份</Tabs.Tab>
          <Tabs.Tab value="history">操作记录</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="backups" pt={8}>
          {backups.isPending ? (
            <LoadingLines lines={5} />
          ) : backups.isError ? (
            <FailureState error={backups.error} onRetry={() => void backups.refetch()} />
          ) : backups.data.length === 0 ? (
            <EmptyState title="还没有备份" hint="现在就备份一份：几秒钟写成，写完会重新打开核对。" />
          ) : (
            <BackupTable backups={backups.data} onRestore={setChoice} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="history" pt={8}>
          <HistoryTable />
        </Tabs.Panel>
      </Tabs>
      <RestoreDialog choice={choice} current={status.data ?? null} onClose={() => setChoice(null)} />
    </Page>
  )
}

const checkNames: Readonly<
  Record<VerifyReport['checks'][number]['name'], { readonly title: string; readonly unit: string }>
> = {
  integrity: { title: '数据文件结构', unit: '页' },
  foreignKeys: { title: '记录之间的关联', unit: '条' },
  auditChain: { title: '操作记录前后相接', unit: '步' },
  contents: { title: '记录内容与操作记录一致', unit: '条' },
  marker: { title: '没有被换成旧文件', unit: '步' },
}

const shownProblems = 3

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const line = (problem: string) => (
    <p key={problem} className={classes.problem}>
      {problem}
    </p>
  )
  return (
    <>
      {problems.slice(0, shownProblems).map(line)}
      {problems.length > shownProblems && (
        <details>
          <summary className={classes.problem}>还有 {problems.length - shownProblems} 条</summary>
          {problems.slice(shownProblems).map(line)}
        </details>
      )}
    </>
  )
}

function VerifyResult({ report }: { readonly report: VerifyReport }) {
  return (
    <section className={report.ok ? classes.sound : classes.unsound} aria-label="全面检查结果" role="status">
      <h2>{report.ok ? '全面检查通过，数据完好' : '全面检查发现问题'}</h2>
      <ul className={classes.checks}>
        {report.checks.map((check) => (
          <li key={check.name}>
            <span className={check.ok ? classes.verified : classes.unreadable}>{check.ok ? '通过' : '有问题'}</span>{' '}
            {checkNames[check.name].title}
            <span className="sd-soft">
              {' '}
              · 查了 {check.checked} {checkNames[check.name].unit}
            </span>
            <Problems problems={check.problems} />
          </li>
        ))}
      </ul>
      {!report.ok && <p>请不要继续录入。先从下面选一个已验证的备份恢复，并把上面的文字告诉技术人员。</p>}
    </section>
  )
}
