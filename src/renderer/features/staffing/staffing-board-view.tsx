/** The board itself: columns of communities beside findings; carries people by mouse and by keyboard. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import type { Finding, StaffedCommunity, StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { roleKeys } from '../../../contract/roles.ts'
import { BenchTray } from './bench-tray.tsx'
import { CommunityColumn } from './community-column.tsx'
import { CoverageBars } from './coverage-bars.tsx'
import type { EditTarget } from './edit-panel.tsx'
import { FindingsList } from './findings-list.tsx'
import type { Carried } from './moves-plan.ts'
import { nextSeat, type SeatPlace } from './seat-walk.ts'
import { SeatPanel } from './seat-panel.tsx'
import classes from './staffing-board-view.module.css'
import { StaffingContext, type StaffingActions } from './staffing-context.ts'
import { useMarkedPlace } from './use-marked-place.ts'
import { useWhatIf } from './use-what-if.ts'
import { WhatIfBar } from './what-if-bar.tsx'

export interface StaffingBoardViewProps {
  readonly board: StaffingBoard
  readonly onlyOpen: boolean
  /** Asked for when somebody is led to a place that is hidden. */
  readonly onShowAll: () => void
  readonly onEdit: (target: EditTarget) => void
  readonly onShowRules: () => void
}

export function StaffingBoardView({ board, onlyOpen, onShowAll, onEdit, onShowRules }: StaffingBoardViewProps) {
  const whatIf = useWhatIf(board)
  const { shown, moves } = whatIf
  const [carried, setCarried] = useState<Carried | null>(null)
  const [reached, setReached] = useState<SeatPlace | null>(null)
  const [opened, setOpened] = useState<SeatPlace | null>(null)
  const { marked, goTo } = useMarkedPlace(onShowAll)
  const openGrids = useMemo(() => gridsWithOpenSeats(shown.findings), [shown.findings])
  const perGrid = useMemo(() => Map.groupBy(shown.findings, ({ gridId }) => gridId), [shown.findings])
  const communities = onlyOpen ? withOpenSeats(shown.communities, openGrids) : shown.communities
  const gridCounts = new Map(shown.communities.map(({ id, grids }) => [id, grids.length]))
  const first = communities.flatMap(({ grids }) => grids)[0]
  const actions: StaffingActions = {
    carried,
    moved: new Set(moves.map(({ personId }) => personId)),
    reachable: reached ?? (first === undefined ? null : { gridId: first.id, role: 'gridLeader' }),
    reach: setReached,
    pickUp: setCarried,
    putDown: () => setCarried(null),
    place: (person, to) => {
      setCarried(null)
      whatIf.move(person, to)
    },
    openSeat: (gridId, role) => setOpened({ gridId, role }),
  }
  useEscape(carried === null ? null : actions.putDown)
  const goToFinding = (finding: Finding) => {
    const id = finding.gridId ?? finding.communityId ?? firstGridOf(shown, finding.personId)
    if (id !== null) goTo(id)
  }
  return (
    <StaffingContext value={actions}>
      <div className={classes.desk}>
        <div className={classes.upper}>
          <div
            className={classes.columns}
            role="group"
            aria-label="各社区的网格"
            onKeyDown={(event) => walk(event, communities)}
          >
            {communities.map((community) => (
              <CommunityColumn
                key={community.id}
                community={community}
                gridCount={gridCounts.get(community.id) ?? 0}
                findings={perGrid}
                marked={marked}
                onEdit={onEdit}
              />
            ))}
            {communities.length === 0 && <p className={classes.none}>每个网格都已配齐。</p>}
          </div>
          <aside className={classes.side} aria-label="检查结果">
            <BenchTray bench={shown.bench} />
            <CoverageBars communities={shown.communities} openGrids={openGrids} onPick={goTo} />
            <FindingsList
              board={shown}
              added={whatIf.answer?.added ?? []}
              onPick={goToFinding}
              onShowRules={onShowRules}
            />
          </aside>
        </div>
        {moves.length > 0 && <WhatIfBar board={board} state={whatIf} onPick={goToFinding} />}
        <p className={carried === null ? 'sd-hidden' : classes.carrying} role="status">
          {carried !== null && `正在调动 ${carried.name}：点目标位置，或用方向键移到目标位置后按空格；Esc 取消`}
        </p>
      </div>
      <SeatPanel
        board={board}
        seat={opened}
        isTrying={moves.length > 0}
        onClose={() => setOpened(null)}
        onMove={(person) => {
          const from = opened
          setOpened(null)
          setCarried(person)
          if (from !== null) setTimeout(() => focusSeat(from), focusReturns)
        }}
      />
    </StaffingContext>
  )
}

/** The drawer gives the focus back to whatever opened it when it has gone; the seat takes it after that. */
const focusReturns = 200

function walk(event: KeyboardEvent, communities: readonly StaffedCommunity[]): void {
  const place = placeOfElement(event.target)
  const next = place === null ? null : nextSeat(communities, place, event.key)
  if (next === null) return
  event.preventDefault()
  focusSeat(next)
}

function placeOfElement(target: EventTarget): SeatPlace | null {
  if (!(target instanceof HTMLElement)) return null
  const { grid, role } = target.dataset
  const known = roleKeys.find((key) => key === role)
  return grid === undefined || known === undefined ? null : { gridId: grid, role: known }
}

function focusSeat({ gridId, role }: SeatPlace): void {
  const element = document.getElementById(`seat-${gridId}-${role}`)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function useEscape(onEscape: (() => void) | null): void {
  useEffect(() => {
    if (onEscape === null) return
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') onEscape()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onEscape])
}

/** A community without a single grid is a gap of its own. */
function withOpenSeats(
  communities: readonly StaffedCommunity[],
  openGrids: ReadonlySet<string>,
): readonly StaffedCommunity[] {
  return communities
    .map((community) => ({ ...community, grids: community.grids.filter((grid) => openGrids.has(grid.id)) }))
    .filter(({ id, grids }) => grids.length > 0 || communities.some((own) => own.id === id && own.grids.length === 0))
}

function firstGridOf(board: StaffingBoard, personId: string | null): string | null {
  const grids = board.communities.flatMap((community) => community.grids)
  const held = grids.find(({ seats }) =>
    roleKeys.some((role) => seats[role].some((seat) => seat.personId === personId)),
  )
  return held?.id ?? null
}

const seatRules: ReadonlySet<string> = new Set(['oneGridLeader', ...roleKeys])

/** Grids in which a seat of 1+3+N is empty or wrongly filled; a missing code or a large grid is another matter. */
function gridsWithOpenSeats(findings: readonly Finding[]): ReadonlySet<string> {
  const open = findings.filter((finding) => seatRules.has(finding.rule))
  return new Set(open.map((finding) => finding.gridId).filter((id) => id !== null))
}
