/** One community as a column of grids. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Finding, StaffedCommunity } from '../../../contract/api/staffing-board.ts'
import { grouped } from '../../ui/format.ts'
import classes from './community-column.module.css'
import type { EditTarget } from './edit-panel.tsx'
import { GridStrip } from './grid-strip.tsx'

export interface CommunityColumnProps {
  readonly community: StaffedCommunity
  /** Grids of the community, also when some are hidden. */
  readonly gridCount: number
  readonly findings: ReadonlyMap<string | null, readonly Finding[]>
  readonly marked: string | null
  readonly onEdit: (target: EditTarget) => void
}

export function CommunityColumn({ community, gridCount, findings, marked, onEdit }: CommunityColumnProps) {
  const { own } = community
  return (
    <section
      className={classes.column}
      aria-label={community.name}
      id={`place-${community.id}`}
      tabIndex={-1}
      aria-current={marked === community.id ? 'location' : undefined}
    >
      <header className={marked === community.id ? classes.markedHeader : classes.header}>
        <div className={classes.names}>
          <h2 className={classes.name} title={community.name}>
            <Link to={`/ledgers/people/communityName/${encodeURIComponent(community.name)}`}>{community.name}</Link>
          </h2>
          <p className={classes.facts}>
            {gridCount} 个网格
            {community.population !== null && ` · 常住 ${grouped(community.population)} 人`}
          </p>
        </div>
        {own && (
          <>
            <Tooltip label="在此社区新增网格">
              <ActionIcon
                aria-label={`在${community.name}新增网格`}
                onClick={() => onEdit({ kind: 'newGrid', communityId: community.id, communityName: community.name })}
              >
                <IconPlus size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="修改社区">
              <ActionIcon aria-label={`修改${community.name}`} onClick={() => onEdit({ kind: 'community', community })}>
                <IconPencil size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </header>
      {community.grids.length === 0 ? (
        <p className={classes.none}>还没有网格</p>
      ) : (
        <ul>
          {community.grids.map((grid) => (
            <GridStrip
              key={grid.id}
              grid={grid}
              own={own}
              findings={findings.get(grid.id) ?? []}
              marked={marked === grid.id}
              onEdit={() => onEdit({ kind: 'grid', grid, communityId: community.id, communityName: community.name })}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
