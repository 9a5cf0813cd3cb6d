/** The groups of an answer with their counts; one of them can be looked at alone. Tab turns through them. */
import type { SearchAnswer } from '../../../contract/api/search.ts'
import { countText, filterLabel, type Filter } from './choices.ts'
import classes from './palette.module.css'

export interface FilterRowProps {
  readonly filters: readonly Filter[]
  readonly filter: Filter | null
  readonly answer: SearchAnswer | null
  readonly commands: number
  readonly onChange: (filter: Filter | null) => void
}

export function FilterRow({ filters, filter, answer, commands, onChange }: FilterRowProps) {
  const countOf = (one: Filter): string => {
    if (one === 'commands') return String(commands)
    const group = answer?.groups.find(({ kind }) => kind === one)
    return group === undefined ? '' : countText(group.count, group.more)
  }
  return (
    <div className={classes.filters} role="group" aria-label="按类别看">
      {[null, ...filters].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          tabIndex={-1}
          className={classes.filter}
          aria-pressed={filter === one}
          // The box keeps the focus: typing goes on where it was.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChange(one)}
        >
          {one === null ? '全部' : filterLabel(one)}
          {one !== null && <span className={classes.filterCount}>{countOf(one)}</span>}
        </button>
      ))}
    </div>
  )
}
