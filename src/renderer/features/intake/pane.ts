/** What both sheets of the preview share: the same rows in the same places, one of them active. */
import type { KeyboardEvent, RefObject } from 'react'
import type { PlannedRow } from '../../../contract/api/intake.ts'
import type { PendingRow } from '../../api/use-windowed-rows.ts'

export interface ShownRow {
  /** Place in the list, from 0. */
  readonly at: number
  readonly row: PlannedRow | PendingRow
}

export interface PaneProps {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly shown: readonly ShownRow[]
  readonly total: number
  readonly active: number
  readonly onActivate: (at: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void
}
