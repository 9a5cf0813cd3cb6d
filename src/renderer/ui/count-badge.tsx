/** A number that stands for records; with `to` it leads to them. */
import { Link } from 'wouter'
import { grouped } from './format.ts'
import classes from './count-badge.module.css'

export type Tone = 'plain' | 'accent' | 'green' | 'amber' | 'red'

export interface CountBadgeProps {
  readonly value: number
  readonly tone?: Tone
  readonly to?: string
  readonly label?: string
}

export function CountBadge({ value, tone = 'plain', to, label }: CountBadgeProps) {
  const className = `${classes.badge ?? ''} ${classes[tone] ?? ''}`
  if (to === undefined) return <span className={className}>{grouped(value)}</span>
  return (
    <Link to={to} className={className} aria-label={label === undefined ? undefined : `${label} ${value}`}>
      {grouped(value)}
    </Link>
  )
}
