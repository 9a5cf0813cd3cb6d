/** The moves a clerk is trying out, one per person and posting: the last word counts, and back where it was is no move. Pure. */
import type { Move } from '../../../contract/api/organisation.ts'
import type { StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { roleKeys, roles, type RoleKey } from '../../../contract/roles.ts'

/** Somebody who is being moved. */
export interface Carried {
  readonly personId: string
  readonly postingId: string | null
  readonly name: string
}

export type Target = Move['to']

/** @param board as it is stored, without the moves. */
export function planMove(board: StaffingBoard, moves: readonly Move[], carried: Carried, to: Target): Move[] {
  const known = moves.find((move) => isMoveOf(move, carried))
  const { personId } = carried
  const postingId = known?.postingId ?? carried.postingId
  const others = moves.filter((move) => move !== known)
  const from = postingId === null ? null : seatOf(board, postingId)
  const stays = to === null ? from === null : from?.gridId === to.gridId && from.role === to.role
  return stays ? others : [...others, { personId, postingId, to }]
}

/** A person who steps down in thought sits on the bench without the posting that the move is about. */
function isMoveOf(move: Move, { personId, postingId }: Carried): boolean {
  return move.personId === personId && (move.postingId === postingId || (postingId === null && move.to === null))
}

interface PlacedSeat {
  readonly gridId: string
  readonly role: RoleKey
}

function seatOf(board: StaffingBoard, postingId: string): PlacedSeat | null {
  for (const grid of board.communities.flatMap(({ grids }) => grids))
    for (const role of roleKeys)
      if (grid.seats[role].some((seat) => seat.postingId === postingId)) return { gridId: grid.id, role }
  return null
}

/** Who sits where somebody is to go, and could go where that one comes from; `null` when it is not one against one. */
export function exchangeFor(board: StaffingBoard, moves: readonly Move[], { postingId, to }: Move): Move | null {
  const from = postingId === null ? null : seatOf(board, postingId)
  const grid = board.communities.flatMap(({ grids }) => grids).find(({ id }) => id === to?.gridId)
  const [holder, ...others] = to === null ? [] : (grid?.seats[to.role] ?? [])
  if (from === null || holder === undefined || others.length > 0) return null
  if (moves.some((move) => move.postingId === holder.postingId)) return null
  return { personId: holder.personId, postingId: holder.postingId, to: from }
}

/** “蓝砚秋：第一网格 网格长 → 第二网格 网格长” */
export function describeMove(board: StaffingBoard, { personId, postingId, to }: Move): string {
  const from = postingId === null ? null : seatOf(board, postingId)
  const place = (seat: PlacedSeat | null, otherwise: string): string =>
    seat === null ? otherwise : `${gridName(board, seat.gridId)} ${roles[seat.role]}`
  return `${personName(board, personId)}：${place(from, '待分配')} → ${place(to, '离开岗位')}`
}

export function gridName(board: StaffingBoard, gridId: string): string {
  return board.communities.flatMap(({ grids }) => grids).find((grid) => grid.id === gridId)?.name ?? ''
}

export function personName(board: StaffingBoard, personId: string): string {
  return allPeople(board).find((person) => person.personId === personId)?.name ?? ''
}

export interface KnownPerson {
  readonly personId: string
  readonly name: string
  readonly employer: string
  /** Where the person is now, in words. */
  readonly posts: readonly string[]
}

/** Everybody of the own unit, those without a seat first. */
export function allPeople(board: StaffingBoard): KnownPerson[] {
  const people = new Map<string, { personId: string; name: string; employer: string; posts: string[] }>()
  for (const { personId, name, employer, own } of board.bench)
    if (own) people.set(personId, { personId, name, employer, posts: [] })
  for (const community of board.communities.filter(({ own }) => own))
    for (const grid of community.grids)
      for (const role of roleKeys)
        for (const { personId, name, employer } of grid.seats[role]) {
          const known = people.get(personId) ?? { personId, name, employer, posts: [] }
          known.posts.push(`${grid.name} ${roles[role]}`)
          people.set(personId, known)
        }
  return [...people.values()]
}
