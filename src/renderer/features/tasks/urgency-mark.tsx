/** How pressing a task is: a colour and the word beside it, for those who do not see the colour. */
import type { Urgency } from '../../../contract/tasks.ts'
import classes from './urgency-mark.module.css'

const tones: Readonly<Record<Urgency, 'red' | 'amber' | 'plain' | 'green' | 'grey'>> = {
  已逾期: 'red',
  临期: 'amber',
  正常: 'plain',
  已办结: 'green',
  已撤销: 'grey',
}

export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  return (
    <span className={`${classes.mark ?? ''} ${classes[tones[urgency]] ?? ''}`}>
      <span className={classes.dot} aria-hidden />
      {urgency}
    </span>
  )
}
