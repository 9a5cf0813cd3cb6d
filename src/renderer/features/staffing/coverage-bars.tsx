/** How much of each community is fully staffed, drawn because people compare it; every number leads to its grids. */
import type { StaffedCommunity } from '../../../contract/api/staffing-board.ts'
import classes from './coverage-bars.module.css'

export interface CoverageBarsProps {
  readonly communities: readonly StaffedCommunity[]
  readonly openGrids: ReadonlySet<string>
  /** A community, or the grid in it where somebody is missing first. */
  readonly onPick: (id: string) => void
}

export function CoverageBars({ communities, openGrids, onPick }: CoverageBarsProps) {
  return (
    <section className={classes.chart} aria-label="各社区配齐情况">
      <h2 className={classes.heading}>各社区配齐的网格</h2>
      <ul>
        {communities.map(({ id, name, grids }) => {
          const open = grids.filter((grid) => openGrids.has(grid.id))
          const full = grids.length - open.length
          const [firstOpen] = open
          return (
            <li key={id} className={classes.row}>
              <button
                type="button"
                className={classes.community}
                aria-label={`${name}：${grids.length} 个网格，配齐 ${full} 个`}
                title={name}
                onClick={() => onPick(id)}
              >
                <span className={classes.name}>{name}</span>
                <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
                  <rect className={classes.track} width="100" height="8" />
                  <rect
                    className={classes.fill}
                    width={grids.length === 0 ? 0 : (full / grids.length) * 100}
                    height="8"
                  />
                </svg>
                <span className={classes.figure}>
                  {full}/{grids.length}
                </span>
              </button>
              {firstOpen !== undefined && (
                <button
                  type="button"
                  className={classes.open}
                  aria-label={`${name}缺人的网格 ${open.length} 个`}
                  onClick={() => onPick(firstOpen.id)}
                >
                  缺 {open.length}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
