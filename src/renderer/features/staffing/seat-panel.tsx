/** One seat of one grid: who holds it since when, moving or leaving, and giving it to somebody. */
import { Button, Drawer } from '@mantine/core'
import { Link } from 'wouter'
import type { Seat, StaffedGrid, StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { roles } from '../../../contract/roles.ts'
import { AssignForm } from './assign-form.tsx'
import type { Carried } from './moves-plan.ts'
import classes from './seat-panel.module.css'
import type { SeatPlace } from './seat-walk.ts'

export interface SeatPanelProps {
  /** As stored; what is only tried out cannot be left or given away. */
  readonly board: StaffingBoard
  readonly seat: SeatPlace | null
  readonly isTrying: boolean
  readonly onClose: () => void
  readonly onMove: (person: Carried) => void
}

export function SeatPanel({ board, seat, isTrying, onClose, onMove }: SeatPanelProps) {
  const found = seat === null ? null : findGrid(board, seat.gridId)
  return (
    <Drawer
      opened={found !== null}
      onClose={onClose}
      title={found === null || seat === null ? '' : `${found.grid.name} · ${roles[seat.role]}`}
      size={420}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {found !== null && seat !== null && (
        <>
          {isTrying && <p className={classes.note}>正在试排。这里显示的是现在的队伍，试排的调动应用以后才算数。</p>}
          {found.grid.seats[seat.role].length === 0 ? (
            <p className="sd-soft">现在空缺。</p>
          ) : (
            <ul className={classes.holders}>
              {found.grid.seats[seat.role].map((holder) => (
                <Holder key={holder.postingId ?? holder.personId} holder={holder} own={found.own} onMove={onMove} />
              ))}
            </ul>
          )}
          {found.own && (
            <AssignForm
              key={`${seat.gridId}/${seat.role}`}
              board={board}
              gridId={seat.gridId}
              role={seat.role}
              onDone={onClose}
            />
          )}
        </>
      )}
    </Drawer>
  )
}

interface HolderProps {
  readonly holder: Seat
  readonly own: boolean
  readonly onMove: (person: Carried) => void
}

function Holder({ holder, own, onMove }: HolderProps) {
  const { name, employer, startedOn, personId } = holder
  return (
    <li className={classes.holder}>
      <div>
        <p className={classes.name}>{name}</p>
        <p className={classes.facts}>
          {employer === '' ? '工作单位未填' : employer} · {startedOn === null ? '到岗时间未填' : `${startedOn} 到岗`}
        </p>
      </div>
      <div className={classes.actions}>
        {own && (
          <Button size="compact-sm" aria-label={`调动${name}`} onClick={() => onMove(holder)}>
            调动
          </Button>
        )}
        <Button
          size="compact-sm"
          component={Link}
          to={`/staffing/people/${personId}`}
          aria-label={`${name}的任职与离岗`}
        >
          任职与离岗
        </Button>
      </div>
    </li>
  )
}

function findGrid(board: StaffingBoard, gridId: string): { readonly grid: StaffedGrid; readonly own: boolean } | null {
  for (const { grids, own } of board.communities) {
    const grid = grids.find((candidate) => candidate.id === gridId)
    if (grid !== undefined) return { grid, own }
  }
  return null
}
