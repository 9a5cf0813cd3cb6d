/** One grid as a strip of seats 长|专|兼|导|N. A seat can be picked up from, dropped on, and opened. */
import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { Finding, Seat, StaffedGrid } from '../../../contract/api/staffing-board.ts'
import { roleKeys, roles, type RoleKey } from '../../../contract/roles.ts'
import { grouped } from '../../ui/format.ts'
import classes from './grid-strip.module.css'
import { useStaffing } from './staffing-context.ts'

const roleMarks: Readonly<Record<RoleKey, string>> = {
  gridLeader: '长',
  fullTimeMember: '专',
  partTimeMember: '兼',
  instructor: '导',
  otherForce: 'N',
}

export interface GridStripProps {
  readonly grid: StaffedGrid
  readonly own: boolean
  readonly findings: readonly Finding[]
  readonly marked: boolean
  readonly onEdit: () => void
}

export function GridStrip({ grid, own, findings, marked, onEdit }: GridStripProps) {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const title = findings.map((finding) => finding.message).join('\n')
  return (
    <li
      className={marked ? classes.markedGrid : classes.grid}
      id={`place-${grid.id}`}
      tabIndex={-1}
      aria-current={marked ? 'location' : undefined}
    >
      <div className={classes.gridHead}>
        <Link
          className={classes.gridName ?? ''}
          to={`/ledgers/people/gridName/${encodeURIComponent(grid.name)}`}
          title={grid.code === '' ? grid.name : `${grid.name}（${grid.code}）`}
        >
          {grid.name}
        </Link>
        {findings.length > 0 && (
          <span className={errors > 0 ? classes.error : classes.warning} title={title}>
            {errors > 0 ? `缺口 ${errors}` : `提醒 ${findings.length}`}
          </span>
        )}
        <span className={classes.households}>
          {grid.households === null ? '户数未填' : `${grouped(grid.households)} 户`}
        </span>
        {own && (
          <ActionIcon size={22} aria-label={`修改${grid.name}`} onClick={onEdit}>
            <IconPencil size={14} stroke={1.7} />
          </ActionIcon>
        )}
      </div>
      <ul className={classes.seats}>
        {roleKeys.map((role) => (
          <SeatItem key={role} role={role} grid={grid} own={own} />
        ))}
      </ul>
    </li>
  )
}

interface SeatItemProps {
  readonly role: RoleKey
  readonly grid: StaffedGrid
  readonly own: boolean
}

/** The seat of the grid leader is one; the others may be shared. What nobody holds is drawn as an empty seat. */
function SeatItem({ role, grid, own }: SeatItemProps) {
  const { carried, moved, reachable, reach, pickUp, putDown, place, openSeat } = useStaffing()
  const people = grid.seats[role]
  const [first, ...others] = people
  // Of several in one seat, the panel of the seat tells which one is meant.
  const only = own && first !== undefined && others.length === 0 ? first : null
  const isReachable = reachable?.gridId === grid.id && reachable.role === role
  const drop = () => {
    if (carried !== null && own) place(carried, { gridId: grid.id, role })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    event.preventDefault()
    if (carried !== null) drop()
    else if (only === null) openSeat(grid.id, role)
    else pickUp(only)
  }
  const onDragOver = (event: DragEvent) => {
    if (carried !== null && own) event.preventDefault()
  }
  return (
    <li className={seatClass(first, people, moved)} onDragOver={onDragOver} onDrop={drop}>
      <button
        type="button"
        className={carried !== null && own ? classes.target : classes.button}
        id={`seat-${grid.id}-${role}`}
        data-grid={grid.id}
        data-role={role}
        tabIndex={isReachable ? 0 : -1}
        title={seatTitle(role, people)}
        draggable={only !== null}
        onFocus={() => reach({ gridId: grid.id, role })}
        onClick={() => (carried === null ? openSeat(grid.id, role) : drop())}
        onKeyDown={onKeyDown}
        onDragStart={(event) => {
          if (only === null) return
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', only.name)
          pickUp(only)
        }}
        onDragEnd={putDown}
      >
        <span className={classes.mark} aria-hidden>
          {roleMarks[role]}
          {role !== 'otherForce' && others.length > 0 && <span className={classes.more}> +{others.length}</span>}
        </span>
        <span className="sd-hidden">{roles[role]}</span>
        {first === undefined ? (
          <span className={classes.vacant}>空缺</span>
        ) : (
          <span className={classes.person}>
            {role === 'otherForce' && others.length > 0 ? `${people.length} 人` : first.name}
          </span>
        )}
      </button>
    </li>
  )
}

function seatClass(first: Seat | undefined, people: readonly Seat[], moved: ReadonlySet<string>): string | undefined {
  if (first === undefined) return classes.emptySeat
  return people.some(({ personId }) => moved.has(personId)) ? classes.movedSeat : classes.seat
}

function seatTitle(role: RoleKey, people: readonly Seat[]): string {
  if (people.length === 0) return `${roles[role]}：空缺`
  return `${roles[role]}：\n${people.map(({ name, employer }) => (employer === '' ? name : `${name}（${employer}）`)).join('\n')}`
}
