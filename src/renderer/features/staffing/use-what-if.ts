/** Keeps the moves that are being tried out in the window, and asks the core what they would settle and break. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Move, WhatIf } from '../../../contract/api/organisation.ts'
import type { StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { AppError } from '../../../contract/errors.ts'
import { useRead } from '../../api/queries.ts'
import { planMove, type Carried, type Target } from './moves-plan.ts'

export interface WhatIfState {
  readonly moves: readonly Move[]
  /** The board to look at: with the moves, as soon as the core has answered. */
  readonly shown: StaffingBoard
  readonly answer: WhatIf | null
  readonly error: Error | null
  readonly move: (carried: Carried, to: Target) => void
  readonly add: (move: Move) => void
  readonly drop: (move: Move) => void
  readonly discard: () => void
}

export function useWhatIf(board: StaffingBoard): WhatIfState {
  const [moves, setMoves] = useState<readonly Move[]>([])
  const [last, setLast] = useState<WhatIf | null>(null)
  const thought = useRead(
    'organisation.whatIf',
    { moves: [...moves], basis: board.basis },
    { enabled: moves.length > 0 },
  )
  // The board of the last answer stays until the next one is there: nothing flickers between two moves.
  if (thought.data !== undefined && thought.data !== last) setLast(thought.data)
  useFreshBoard(thought.error)
  const answer = moves.length === 0 || thought.isError ? null : (thought.data ?? last)
  return {
    moves,
    shown: answer?.board ?? board,
    answer,
    error: moves.length === 0 ? null : thought.error,
    move: useCallback((carried, to) => setMoves((current) => planMove(board, current, carried, to)), [board]),
    add: useCallback((move) => setMoves((current) => [...current, move]), []),
    drop: useCallback((move) => setMoves((current) => current.filter((other) => other !== move)), []),
    discard: useCallback(() => setMoves([]), []),
  }
}

/** The board was changed in another window: it is read again, and the moves are thought through on it. */
export function useFreshBoard(refusal: Error | null): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (refusal instanceof AppError && refusal.code === 'board_changed')
      void queryClient.invalidateQueries({ queryKey: ['organisation.board'] })
  }, [refusal, queryClient])
}
