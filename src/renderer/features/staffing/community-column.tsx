/** One community as a column of grids; each grid is a strip of seats 长|专|兼|导|N. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Finding, StaffedCommunity, StaffedGrid } from '../../../contract/api/organisation.ts'
import { roleKeys, roles, type RoleKey } from '../../../contract/roles.ts'
import { grouped } from '../../ui/format.ts'
import classes from './community-column.module.css'
import type { EditTarget } from './edit-panel.tsx'

const roleMarks: Readonly<Record<RoleKey, string>> = {
  gridLeader: '长',
  fullTimeMember: '专',
  partTimeMember: '兼',
  instructor: '导',
  otherForce: 'N',
}

export interface CommunityColumnProps {
  readonly community: StaffedCommunity
  /** Grids of the community, also when some are hidden. */
  readonly gridCount: number
  readonly findings: readonly Finding[]
  readonly marked: string | null
  readonly onEdit: (target: EditTarget) => void
}

export function CommunityColumn({ community, gridCount, findings, marked, onEdit }: CommunityColumnProps) {
  return (
    <section className={classes.column} aria-label={community.name} id={`place-${community.id}`} tabIndex={-1}>
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
      </header>
      {community.grids.length === 0 ? (
        <p className={classes.none}>{gridCount === 0 ? '还没有网格' : '网格都已配齐'}</p>
      ) : (
        <ul className={classes.grids}>
          {community.grids.map((grid) => (
            <GridStrip
              key={grid.id}
              grid={grid}
              findings={findings.filter((finding) => finding.gridId === grid.id)}
              marked={marked === grid.id}
              onEdit={() => onEdit({ kind: 'grid', grid, communityId: community.id, communityName: community.name })}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface GridStripProps {
  readonly grid: StaffedGrid
  readonly findings: readonly Finding[]
  readonly marked: boolean
  readonly onEdit: () => void
}

function GridStrip({ grid, findings, marked, onEdit }: GridStripProps) {
  const worst = findings.some((finding) => finding.severity === 'error')
    ? 'error'
    : findings.length > 0
      ? 'warning'
      : 'none'
  return (
    <li className={marked ? classes.markedGrid : classes.grid} id={`place-${grid.id}`} tabIndex={-1}>
      <div className={classes.gridHead}>
        <Link
          className={classes.gridName ?? ''}
          to={`/ledgers/people/gridName/${encodeURIComponent(grid.name)}`}
          title={grid.code === '' ? grid.name : `${grid.name}（${grid.code}）`}
        >
          {grid.name}
        </Link>
        {worst !== 'none' && (
          <span
            className={worst === 'error' ? classes.error : classes.warning}
            title={findings.map((finding) => finding.message).join('\n')}
          >
            {findings.length} 个问题
          </span>
        )}
        <span className={classes.households}>
          {grid.households === null ? '户数未填' : `${grouped(grid.households)} 户`}
        </span>
        <ActionIcon size={22} aria-label={`修改${grid.name}`} onClick={onEdit}>
          <IconPencil size={14} stroke={1.7} />
        </ActionIcon>
      </div>
      <ul className={classes.seats}>
        {roleKeys.map((role) => (
          <Seat key={role} role={role} grid={grid} />
        ))}
      </ul>
    </li>
  )
}

/** The seat of the grid leader is one; the others may be shared. What nobody holds is drawn as an empty seat. */
function Seat({ role, grid }: { readonly role: RoleKey; readonly grid: StaffedGrid }) {
  const people = grid.seats[role]
  const first = people[0]
  const names = people.map((person) => `${person.name}（${person.employer}）`).join('\n')
  if (first === undefined) {
    return (
      <li className={classes.emptySeat} title={`${roles[role]}：空缺`}>
        <span className={classes.mark} aria-hidden>
          {roleMarks[role]}
        </span>
        <span className="sd-hidden">{roles[role]}</span>
        <span className={classes.vacant}>空缺</span>
      </li>
    )
  }
  return (
    <li className={classes.seat} title={`${roles[role]}：\n${names}`}>
      <span className={classes.mark} aria-hidden>
        {roleMarks[role]}
        {role !== 'otherForce' && people.length > 1 && <span className={classes.more}> +{people.length - 1}</span>}
      </span>
      <span className="sd-hidden">{roles[role]}</span>
      <span className={classes.person}>
        {role === 'otherForce' && people.length > 1 ? `${people.length} 人` : first.name}
      </span>
    </li>
  )
}
