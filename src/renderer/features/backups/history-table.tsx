/** Every step, newest first: who did what, and whether it still stands. */
import type { HistoryEntry } from '../../../contract/api/backups.ts'
import { useRead } from '../../api/queries.ts'
import { dayAndTime, grouped } from '../../ui/format.ts'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import classes from './backups.module.css'

const states: Readonly<Record<HistoryEntry['state'], string>> = { done: '', undone: '已撤销', closed: '不能撤销' }

export function HistoryTable() {
  const history = useRead('history.list', { limit: 200 })
  if (history.isPending) return <LoadingLines lines={6} />
  if (history.isError) return <FailureState error={history.error} onRetry={() => void history.refetch()} />
  if (history.data.length === 0)
    return <EmptyState title="还没有操作" hint="每一次新增、修改、导入和发文都会记在这里。" />
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col" className={tables.number}>
            步
          </th>
          <th scope="col">时间</th>
          <th scope="col">操作人</th>
          <th scope="col">做了什么</th>
          <th scope="col" className={tables.number}>
            记录数
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {history.data.map((entry) => (
          <tr key={entry.commandId} className={entry.state === 'undone' ? classes.undone : undefined}>
            <td className={tables.number}>{entry.commandId}</td>
            <td className={classes.moment}>{dayAndTime(entry.at)}</td>
            <td>{entry.actor}</td>
            <td className={classes.stepLabel}>{entry.label}</td>
            <td className={tables.number}>{grouped(entry.records)}</td>
            <td>{states[entry.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
