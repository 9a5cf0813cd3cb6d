/** Which key does what in a grid in which nothing is being written, as Excel and WPS have it. Pure. */
import type { Move } from './selection.ts'

export interface KeyStroke {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

export type GridCommand =
  | { readonly do: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly do: 'selectLines' | 'selectColumns' | 'selectAll' }
  | { readonly do: 'edit'; readonly empty: boolean }
  | { readonly do: 'clear' | 'fillDown' | 'fillRight' | 'today' | 'columnMenu' | 'leave' }

const plainMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'lineStart',
  End: 'lineEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

const farMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'lineStart',
  ArrowRight: 'lineEnd',
  Home: 'first',
  End: 'last',
}

const simple: Readonly<Record<string, GridCommand>> = {
  Enter: { do: 'edit', empty: false },
  F2: { do: 'edit', empty: false },
  Backspace: { do: 'edit', empty: true },
  Delete: { do: 'clear' },
  Escape: { do: 'leave' },
}

const withCtrl: Readonly<Record<string, GridCommand>> = {
  ' ': { do: 'selectColumns' },
  a: { do: 'selectAll' },
  d: { do: 'fillDown' },
  r: { do: 'fillRight' },
  ';': { do: 'today' },
  '；': { do: 'today' },
}

/** `null`: not the grid's business; a letter begins to write, everything else goes its own way. */
export function gridCommand({ key, ctrl, shift, alt }: KeyStroke): GridCommand | null {
  if (alt) return key === 'ArrowDown' ? { do: 'columnMenu' } : null
  const move = (ctrl ? farMoves : plainMoves)[key]
  if (move !== undefined) return { do: 'move', move, extend: shift }
  if (key === 'Tab' && !ctrl) return { do: 'move', move: shift ? 'previous' : 'next', extend: false }
  if (ctrl) return shift ? null : (withCtrl[key.toLowerCase()] ?? null)
  if (key === ' ' && shift) return { do: 'selectLines' }
  return simple[key] ?? null
}

/** Whether a key would put something into the cell: for cells that may not be written. */
export function wouldWrite({ key, ctrl, alt }: KeyStroke): boolean {
  if (ctrl || alt) return false
  return key.length === 1 || ['Enter', 'F2', 'Delete', 'Backspace', 'Process'].includes(key)
}
