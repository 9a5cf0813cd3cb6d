/** The undo line at the foot of every page: what the next undo would take back. */
import { useRead } from '../api/queries.ts'
import { shortMoment } from './format.ts'
import { useUndoRedo } from './use-undo-redo.ts'
import classes from './undo-status.module.css'

export function UndoStatus() {
  const { undo } = useUndoRedo()
  const step = useRead('system.status', {}).data?.undo ?? null
  if (step === null) return null
  return (
    <span className={classes.line}>
      <span className={classes.label} title={`${shortMoment(step.at)} ${step.label}`}>
        上一步：{step.label}
      </span>
      <button type="button" className={classes.button} onClick={undo} title="Ctrl+Z" aria-label="撤销上一步">
        撤销
      </button>
    </span>
  )
}
