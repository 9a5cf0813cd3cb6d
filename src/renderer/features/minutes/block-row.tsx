/** One block of the text with its drawn number, its kind and its keys. Enter and the like wait while an input method composes. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo, useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { MinutesBlock } from '../../../contract/minutes-text.ts'
import { blockKinds, kindOf, type BlockKind, type Caret, type EditAction } from './edit-text.ts'
import { blocksFromText, cleanText } from './paste-blocks.ts'
import { TableEditor } from './table-editor.tsx'
import classes from './text-editor.module.css'

const kindNames: Readonly<Record<BlockKind, string>> = {
  heading1: '一级标题',
  heading2: '二级标题',
  heading3: '三级标题',
  heading4: '四级标题',
  paragraph: '段落',
  decision: '议定事项',
}

export interface BlockRowProps {
  readonly blockKey: number
  readonly block: MinutesBlock
  readonly index: number
  readonly number: string
  readonly isMarked: boolean
  readonly caret: Caret | null
  readonly edit: (action: EditAction) => void
  readonly step: (index: number, by: 1 | -1) => void
}

export const BlockRow = memo(function BlockRow(props: BlockRowProps) {
  const { blockKey, block, index, number, isMarked, edit } = props
  const kind = kindOf(block)
  const place = `第 ${index + 1} 段`
  const onMoveKeys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    edit({ type: 'move', key: blockKey, by: event.key === 'ArrowUp' ? -1 : 1 })
  }
  return (
    <li className={classes.row} data-kind={kind} data-marked={isMarked} onKeyDown={onMoveKeys}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      {block.kind === 'table' ? (
        <TableEditor
          label={`${place} 表格`}
          columns={block.columns}
          rows={block.rows}
          onChange={(table) => edit({ type: 'table', key: blockKey, table })}
        />
      ) : (
        <BlockText {...props} block={block} place={place} />
      )}
      <span className={classes.tools}>
        {kind !== 'table' && (
          <select
            className={classes.kind}
            aria-label={`${place} 类别`}
            value={kind}
            onChange={(event) => {
              const chosen = blockKinds.find((known) => known === event.currentTarget.value)
              if (chosen !== undefined) edit({ type: 'kind', key: blockKey, kind: chosen })
            }}
          >
            {blockKinds.map((known) => (
              <option key={known} value={known}>
                {kindNames[known]}
              </option>
            ))}
          </select>
        )}
        <ActionIcon size={24} aria-label={`删除${place}`} onClick={() => edit({ type: 'remove', key: blockKey })}>
          <IconX size={14} stroke={1.7} />
        </ActionIcon>
      </span>
    </li>
  )
})

interface BlockTextProps extends BlockRowProps {
  readonly block: Exclude<MinutesBlock, { readonly kind: 'table' }>
  readonly place: string
}

function BlockText({ blockKey, block, index, place, caret, edit, step }: BlockTextProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (caret === null || box.current === null) return
    box.current.focus()
    box.current.setSelectionRange(caret.start, caret.end)
    box.current.scrollIntoView({ block: 'nearest' })
  }, [caret])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const action = actionOf(event, blockKey)
    if (action !== null) {
      event.preventDefault()
      edit(action)
      return
    }
    stepOrLeave(event, (by) => step(index, by))
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault()
    const pasted = blocksFromText(event.clipboardData.getData('text/plain'))
    const { selectionStart: start, selectionEnd: end } = event.currentTarget
    edit({ type: 'paste', key: blockKey, start, end, pasted })
  }
  return (
    <textarea
      ref={box}
      rows={1}
      className={classes.text}
      aria-label={`${place} ${kindNames[kindOfText(block)]}`}
      maxLength={block.kind === 'heading' ? 500 : 20_000}
      value={block.text}
      onChange={(event) => edit({ type: 'type', key: blockKey, text: cleanText(event.currentTarget.value) })}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      spellCheck={false}
    />
  )
}

function kindOfText(block: BlockTextProps['block']): BlockKind {
  const kind = kindOf(block)
  return kind === 'table' ? 'paragraph' : kind
}

function actionOf(event: KeyboardEvent<HTMLTextAreaElement>, key: number): EditAction | null {
  const { selectionStart: start, selectionEnd: end } = event.currentTarget
  const isCommand = event.ctrlKey || event.metaKey
  const letter = event.key.toLowerCase()
  if (isCommand && letter === 'z') return { type: event.shiftKey ? 'redo' : 'undo' }
  if (isCommand && letter === 'y') return { type: 'redo' }
  if (isCommand || event.altKey) return null
  if (event.key === 'Enter' && !event.shiftKey) return { type: 'split', key, start, end }
  if (event.key === 'Tab') return { type: 'shift', key, by: event.shiftKey ? -1 : 1, at: start }
  if (event.key === 'Backspace' && start === 0 && end === 0) return { type: 'join', key }
  return null
}

/** Up and down go on into the next block; Esc leads to the tools of the row, from where Tab leaves the text. */
function stepOrLeave(event: KeyboardEvent<HTMLTextAreaElement>, step: (by: 1 | -1) => void): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  if (event.altKey || event.shiftKey || event.ctrlKey) return
  if (event.key === 'ArrowUp' && selectionStart === 0 && selectionEnd === 0) step(-1)
  else if (event.key === 'ArrowDown' && selectionStart === value.length) step(1)
  else if (event.key === 'Escape') event.currentTarget.closest('li')?.querySelector('select')?.focus()
  else return
  event.preventDefault()
}
