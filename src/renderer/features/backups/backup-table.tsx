/** Backups, newest first, with the proof that each can be read back. */
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { BackupInfo } from '../../../contract/api/backups.ts'
import { records, recordKeys } from '../../../contract/records/index.ts'
import { dayAndTime, fileSize, grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import classes from './backups.module.css'
import type { RestoreChoice } from './restore-dialog.tsx'

export const backupReasons: Readonly<Record<BackupInfo['reason'], string>> = {
  manual: '手工备份',
  daily: '每日自动',
  beforeImport: '导入之前',
  beforeMigration: '升级之前',
  beforeRestore: '恢复之前',
}

export interface BackupTableProps {
  readonly backups: readonly BackupInfo[]
  readonly onRestore: (choice: RestoreChoice) => void
}

export function BackupTable({ backups, onRestore }: BackupTableProps) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">备份时间</th>
          <th scope="col">缘由</th>
          <th scope="col">单位</th>
          <th scope="col" className={tables.number}>
            保存步数
          </th>
          <th scope="col">内容</th>
          <th scope="col" className={tables.number}>
            大小
          </th>
          <th scope="col">校验</th>
          <th scope="col">
            <span className="sd-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <td className={classes.moment} title={backup.name}>
              {dayAndTime(backup.at)}
            </td>
            <td className={classes.moment}>{backupReasons[backup.reason]}</td>
            <td>{backup.unitName}</td>
            <td className={tables.number}>{grouped(backup.sequence)}</td>
            <td className={classes.rows}>{rowSummary(backup.rows)}</td>
            <td className={`${tables.number ?? ''} ${classes.moment ?? ''}`}>{fileSize(backup.size)}</td>
            <td>{backup.valid ? <Verified /> : <Unreadable />}</td>
            <td className={tables.actions}>
              <Button size="compact-sm" disabled={!backup.valid} onClick={() => onRestore({ backup })}>
                恢复
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verified() {
  return (
    <span className={classes.verified}>
      <IconCircleCheck size={16} stroke={1.8} aria-hidden />
      已验证
    </span>
  )
}

function Unreadable() {
  return (
    <span className={classes.unreadable}>
      <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
      不能用
    </span>
  )
}

const summarised = ['duties', 'keyMatters', 'assistMatters', 'people', 'grids', 'meetings'] as const

/** Row counts in the words of the office; backups name them by record key or by table. */
export function rowSummary(rows: Readonly<Record<string, number>>): string {
  const parts = recordKeys
    .filter((key) => summarised.some((wanted) => wanted === key))
    .map((key) => ({ title: records[key].title.replace('清单', ''), count: rows[key] ?? rows[records[key].table] }))
    .filter(({ count }) => count !== undefined && count > 0)
    .map(({ title, count }) => `${title} ${count ?? 0}`)
  return parts.length === 0 ? '没有记录' : parts.join('、')
}
