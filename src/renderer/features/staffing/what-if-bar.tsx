/** The bar of a what-if: which moves, what they settle, what they break; apply them in one step or let them go. */
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Move } from '../../../contract/api/organisation.ts'
import type { Finding, StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { describeMove, exchangeFor, personName } from './moves-plan.ts'
import { useFreshBoard, type WhatIfState } from './use-what-if.ts'
import classes from './what-if-bar.module.css'

export interface WhatIfBarProps {
  readonly board: StaffingBoard
  readonly state: WhatIfState
  readonly onPick: (finding: Finding) => void
}

export function WhatIfBar({ board, state, onPick }: WhatIfBarProps) {
  const { moves, answer, error, add, drop, discard } = state
  const [on, setOn] = useState(todayIso())
  const applyMoves = useCommand('organisation.applyMoves')
  const { undo } = useUndoRedo()
  const refusal = applyMoves.error ?? error
  useFreshBoard(applyMoves.error)
  const apply = () =>
    applyMoves.mutate(
      { moves: [...moves], basis: board.basis, on },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已应用 ${moves.length} 处调动`, '撤销', saved, undo)
          discard()
        },
      },
    )
  return (
    <section className={classes.bar} aria-label="试排">
      <div className={classes.moves}>
        <h2 className={classes.heading}>试排 {moves.length} 处调动</h2>
        <ul className={classes.list}>
          {moves.map((move) => (
            <MoveLine
              key={`${move.personId}/${move.postingId ?? ''}`}
              text={describeMove(board, move)}
              exchange={exchangeFor(board, moves, move)}
              exchangeName={(other) => personName(board, other.personId)}
              onExchange={add}
              onDrop={() => {
                applyMoves.reset()
                drop(move)
              }}
            />
          ))}
        </ul>
      </div>
      {refusal === null ? (
        <div className={classes.changes} role="status">
          <Changes title="消除" findings={answer?.fixed ?? []} className={classes.fixed} onPick={onPick} />
          <Changes title="新增" findings={answer?.added ?? []} className={classes.added} onPick={onPick} />
        </div>
      ) : (
        <p className={classes.refusal} role="alert">
          {describeFailure(refusal)}
        </p>
      )}
      <div className={classes.actions}>
        <DateBox label="生效日期" value={on} onChange={setOn} />
        <Button
          onClick={() => {
            applyMoves.reset()
            discard()
          }}
        >
          放弃
        </Button>
        <Button variant="filled" loading={applyMoves.isPending} disabled={answer === null || on === ''} onClick={apply}>
          应用
        </Button>
      </div>
    </section>
  )
}

interface MoveLineProps {
  readonly text: string
  /** What would make an exchange of it, where the seat is taken by one other person. */
  readonly exchange: Move | null
  readonly exchangeName: (exchange: Move) => string
  readonly onExchange: (exchange: Move) => void
  readonly onDrop: () => void
}

function MoveLine({ text, exchange, exchangeName, onExchange, onDrop }: MoveLineProps) {
  return (
    <li className={classes.move}>
      <span>{text}</span>
      {exchange !== null && (
        <button type="button" className={classes.exchange} onClick={() => onExchange(exchange)}>
          与{exchangeName(exchange)}互换
        </button>
      )}
      <ActionIcon size={20} aria-label={`取消：${text}`} onClick={onDrop}>
        <IconX size={13} stroke={1.8} />
      </ActionIcon>
    </li>
  )
}

interface ChangesProps {
  readonly title: string
  readonly findings: readonly Finding[]
  readonly className: string | undefined
  readonly onPick: (finding: Finding) => void
}

function Changes({ title, findings, className, onPick }: ChangesProps) {
  return (
    <div className={className}>
      <h3 className={classes.count}>
        {title} {findings.length} 个问题
      </h3>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <li key={`${finding.rule}/${finding.gridId ?? finding.personId ?? finding.communityId ?? ''}`}>
            <button type="button" className={classes.finding} onClick={() => onPick(finding)}>
              {finding.place} {finding.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
