/** What-if on the board as it stands, and applying it: one step, made only on the board that it was thought out on. */
import type { Move, organisation } from '../../contract/api/organisation.ts'
import type { StaffingBoard } from '../../contract/api/staffing-board.ts'
import { AppError } from '../../contract/errors.ts'
import { roles } from '../../contract/roles.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { judge, readStaffing, roleOf, type ReadStaffing } from './board.ts'
import { compareFindings, withMoves, type MoveProblem } from './moves.ts'
import { requireOwn } from './own-records.ts'
import { leaveSeatBefore, refuseFuture, requireCurrent, takeSeat } from './seats.ts'

export const moveHandlers: Pick<HandlersOf<typeof organisation>, 'whatIf' | 'applyMoves'> = {
  whatIf: async (context, { moves, basis }) => {
    const { before, after } = await think(context, moves, basis)
    return { board: after, ...compareFindings(before.findings, after.findings) }
  },

  applyMoves: async (context, { moves, basis, on }) => {
    refuseFuture(context, '生效日期', on)
    await think(context, moves, basis)
    const names: string[] = []
    for (const move of moves) names.push(await apply(context, move, on))
    const people = [...new Set(names)]
    const label = people.length > 3 ? `${people.slice(0, 3).join('、')} 等 ${people.length} 人` : people.join('、')
    return { value: {}, label: `调整网格队伍：${label}` }
  },
}

/** @throws AppError board_changed, move_impossible, not_found, not_editable */
async function think(
  context: QueryContext,
  moves: readonly Move[],
  basis: string,
): Promise<{ readonly before: StaffingBoard; readonly after: StaffingBoard }> {
  const read: ReadStaffing = await readStaffing(context.db, context.unit.code)
  if (read.basis !== basis) throw new AppError('board_changed')
  const postings = moves.flatMap(({ postingId }) => (postingId === null ? [] : [postingId]))
  for (const move of moves) {
    await requireOwn(context, 'people', move.personId)
    if (move.to !== null) await requireOwn(context, 'grids', move.to.gridId)
    if (postings.indexOf(move.postingId ?? '') !== postings.lastIndexOf(move.postingId ?? ''))
      throw impossible(context, move, 'repeated')
  }
  const moved = withMoves(read.staffing, moves)
  if ('problem' in moved) throw impossible(context, moved.move, moved.problem)
  return { before: judge(read), after: judge({ ...read, staffing: moved.staffing }) }
}

const reasons: Readonly<Record<MoveProblem | 'repeated', string>> = {
  noPerson: '此人不在原来的位置上',
  noGrid: '没有这个网格',
  sameSeat: '此人已在这个位置上',
  repeated: '同一个岗位调动了两次',
}

function impossible({ records }: QueryContext, { personId }: Move, problem: MoveProblem | 'repeated'): AppError {
  const name = records.get('people', personId)?.values['name'] ?? personId
  return new AppError('move_impossible', { person: String(name), reason: reasons[problem] })
}

/** @returns the name of whoever moved. */
async function apply(context: CommandContext, { personId, postingId, to }: Move, on: string): Promise<string> {
  const posting = postingId === null ? null : await requireCurrent(context, postingId, personId)
  const left = posting?.values ?? {}
  // A posting without a grid is a person who waits for one: it is filled in, not ended.
  if (posting !== null && (to === null || (left['gridId'] ?? null) !== null))
    leaveSeatBefore(context, posting, on, to === null ? '离开岗位' : '调岗')
  if (to !== null) {
    const known = left['role'] ?? null
    // Under "N" people keep the name of what they are there.
    const role = known !== null && roleOf(String(known)) === to.role ? String(known) : roles[to.role]
    const mode = left['mode'] ?? null
    await takeSeat(context, personId, {
      gridId: to.gridId,
      role,
      mode: mode === null ? null : String(mode),
      startedOn: on,
    })
  }
  return String(context.records.get('people', personId)?.values['name'] ?? '')
}
