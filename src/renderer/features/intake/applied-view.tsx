/** After an import: what came in, the way to look at it, and the way back. It says what holds now, not what once was done. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { ledgerKeys, ledgers } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import { lastSaved, useLastSaved } from '../../api/saved-mark.ts'
import tables from '../../ui/table.module.css'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { countsText, sumOf, writtenText, type AppliedImport } from './buckets.ts'
import classes from './applied-view.module.css'

export interface AppliedViewProps {
  readonly result: AppliedImport
  readonly onStartOver: () => void
}

/** Far enough back for a page that stands open. */
const stepsBack = 200

export function AppliedView({ result, onStartOver }: AppliedViewProps) {
  const { undo } = useUndoRedo()
  const { commandId } = result.saved
  const isLastStep = useLastSaved()?.commandId === commandId
  const history = useRead('history.list', { limit: stepsBack })
  const state = history.data?.find((entry) => entry.commandId === commandId)?.state
  const { new: added, changed, retired } = result.written
  // A step that changed something is closed only after it was taken back and something else was done.
  const isUndone = state === 'undone' || (state === 'closed' && added + changed + retired > 0)
  if (isUndone) return <UndoneView files={result.files} onStartOver={onStartOver} />
  return (
    <div className={classes.view}>
      <p className={classes.lead}>
        已从 {result.files.join('、')} 导入：{writtenText(result)}。
      </p>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">清单</th>
            <th scope="col">文件中的行</th>
            <th scope="col">
              <span className="sd-hidden">去查看</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ledgerKeys.map((key) => {
            const counts = result.counts[key]
            return counts === undefined || sumOf(counts) === 0 ? null : (
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
              if (lastSaved()?.commandId === commandId) undo()
            }}
          >
            撤销这次导入
          </Button>
        )}
      </div>
    </div>
  )
}

function UndoneView({ files, onStartOver }: { readonly files: readonly string[]; readonly onStartOver: () => void }) {
  return (
    <div className={classes.view}>
      <p className={classes.lead}>这次导入已经撤销，清单与导入之前一样。</p>
      <p className="sd-soft">
        {files.join('、')} 里的内容没有留在清单里。要恢复，请点右上角的“重做”；要改了再来，请重新选择文件。
      </p>
      <div className={classes.foot}>
        <Button onClick={onStartOver}>重新选择文件</Button>
      </div>
    </div>
  )
}
