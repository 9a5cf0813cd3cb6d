/** How much of each community is fully staffed, drawn because people compare it. */
import type { StaffedCommunity } from '../../../contract/api/organisation.ts'
import classes from './coverage-bars.module.css'

export interface CoverageBarsProps {
  readonly communities: readonly StaffedCommunity[]
  readonly openGrids: ReadonlySet<string>
  readonly onPick: (communityId: string) => void
}

export function CoverageBars({ communities, openGrids, onPick }: CoverageBarsProps) {
  return (
    <section className={classes.chart} aria-label="各社区配齐情况">
      <h2 className={classes.heading}>各社区配齐的网格</h2>
      <ul>
        {communities.map((community) => {
          const whole = community.grids.length
          const full = community.grids.filter((grid) => !openGrids.has(grid.id)).length
          return (
            <li key={community.id}>
              <button type="button" className={classes.row} onClick={() => onPick(community.id)}>
                <span className={classes.name}>{community.name}</span>
                <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
                  <rect className={classes.track} width="100" height="8" />
                  <rect className={classes.fill} width={whole === 0 ? 0 : (full / whole) * 100} height="8" />
                </svg>
                <span className={classes.figure}>
                  {full}/{whole}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
