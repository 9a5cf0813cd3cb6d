/** A refusal that deserves a place on the page: what was not done, why, and that nothing was changed. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { describeFailure } from '../api/failures.ts'
import classes from './refusal.module.css'

export function Refusal({ title, error }: { readonly title: string; readonly error: unknown }) {
  return (
    <div className={classes.refusal} role="alert">
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        <p>{describeFailure(error)}</p>
        <p className="sd-soft">现有数据没有改动。</p>
      </div>
    </div>
  )
}
