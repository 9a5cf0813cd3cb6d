/** What every seat of the board needs to know: who is being carried, and what a click or a drop means. */
import { createContext, use } from 'react'
import type { RoleKey } from '../../../contract/roles.ts'
import type { Carried, Target } from './moves-plan.ts'
import type { SeatPlace } from './seat-walk.ts'

export interface StaffingActions {
  readonly carried: Carried | null
  /** Persons whom the moves that are tried out concern. */
  readonly moved: ReadonlySet<string>
  /** The one seat that Tab leads to. */
  readonly reachable: SeatPlace | null
  readonly reach: (seat: SeatPlace) => void
  readonly pickUp: (carried: Carried) => void
  readonly putDown: () => void
  readonly place: (carried: Carried, to: Target) => void
  readonly openSeat: (gridId: string, role: RoleKey) => void
}

export const StaffingContext = createContext<StaffingActions | null>(null)

export function useStaffing(): StaffingActions {
  const actions = use(StaffingContext)
  if (actions === null) throw new Error('StaffingContext is missing above this component')
  return actions
}
