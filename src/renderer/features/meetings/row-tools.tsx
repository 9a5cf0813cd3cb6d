/** Order and removal of rows, the same for every list of a meeting. */
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'

export interface RowToolsProps {
  readonly what: string
  readonly index: number
  readonly count: number
  readonly onMove: (from: number, to: number) => void
  readonly onRemove: (index: number) => void
}

export function RowTools({ what, index, count, onMove, onRemove }: RowToolsProps) {
  return (
    <span>
      <ActionIcon size={24} aria-label={`${what}上移`} disabled={index === 0} onClick={() => onMove(index, index - 1)}>
        <IconArrowUp size={15} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`${what}下移`}
        disabled={index === count - 1}
        onClick={() => onMove(index, index + 1)}
      >
        <IconArrowDown size={15} stroke={1.7} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={`删除${what}`} onClick={() => onRemove(index)}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </span>
  )
}

export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const next = rows.toSpliced(from, 1)
  const row = rows[from]
  return row === undefined ? next : next.toSpliced(to, 0, row)
}
