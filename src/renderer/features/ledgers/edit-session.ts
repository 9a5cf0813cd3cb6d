/**
 * What the grid and the one active cell tell each other. Whether something is being written must be known within the
 * same key press, so it is no React state.
 */
import { createContext } from 'react'

export type GoTo = (position: { readonly idx: number; readonly rowIdx: number }) => void

export interface EditSession {
  readonly isEditing: () => boolean
  readonly setEditing: (isEditing: boolean) => void
  /** The active cell offers to go on writing its text; the grid calls it on a double click. */
  readonly offer: (begin: (() => void) | null) => void
  readonly begin: () => void
  /** How the grid moves its active cell. */
  readonly moveBy: (goTo: GoTo) => void
  readonly goTo: GoTo
}

export function createEditSession(): EditSession {
  let editing = false
  let offered: (() => void) | null = null
  let move: GoTo | null = null
  return {
    isEditing: () => editing,
    setEditing: (isEditing) => {
      editing = isEditing
    },
    offer: (begin) => {
      offered = begin
    },
    begin: () => offered?.(),
    moveBy: (goTo) => {
      move = goTo
    },
    goTo: (position) => move?.(position),
  }
}

export const EditSessionContext = createContext<EditSession>(createEditSession())
