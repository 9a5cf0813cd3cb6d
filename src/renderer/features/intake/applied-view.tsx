/** After an import: what came in, the way to look at it, and the way back. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { ledgerKeys, ledgers } from '../../../contract/ledgers/index.ts'
import { lastSaved, useLastSaved } from '../../api/saved-mark.ts'
import { grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { countsText, writesOf, type AppliedImport } from './buckets.ts'
import classes from './applied-view.module.css'

export interface AppliedViewProps {
  readonly result: AppliedImport
  readonly onUndone: () => void
}

export function AppliedView({ result, onUndone }: AppliedViewProps) {
  const { undo } = useUndoRedo()
  const isLastStep = useLastSaved()?.commandId === result.saved.commandId
  const total = Object.values(result.counts).reduce((sum, counts) => sum + writesOf(counts), 0)
  return (
    <div className={classes.view}>
      <p className={classes.lead}>
        已从 {result.files.join('、')} 写入 {grouped(total)} 项。
      </p>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">清单</th>
            <th scope="col">结果</th>
            <th scope="col">
              <span className="sd-hidden">去查看</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ledgerKeys.map((key) => {
            const counts = result.counts[key]
            return counts === undefined ? null : (
              <tr key={key}>
                <td>{ledgers[key].title}</td>
                <td>{countsText(counts)}</td>
                <td className={tables.actions}>
                  <Link to={`/ledgers/${key}`}>查看清单</Link>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={classes.foot}>
        <Button component={Link} to="/staffing">
          看网格缺不缺人
        </Button>
        {isLastStep && (
          <Button
            onClick={() => {
              // The step may have been followed by another one while this page was open.
              if (lastSaved()?.commandId !== result.saved.commandId) return
              undo()
              onUndone()
            }}
          >
            撤销这次导入
          </Button>
        )}
      </div>
    </div>
  )
}
