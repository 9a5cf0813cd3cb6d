/** The structure of the 纪要: a row for each block, everything by keyboard. What the keys do to the text is in edit-text.ts. */
import { Button } from '@mantine/core'
import { IconPlus, IconTable } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { MinutesFinding } from '../../../contract/api/minutes.ts'
import { numbersOf } from '../../../contract/minutes-numbers.ts'
import { BlockRow } from './block-row.tsx'
import { textOf, type EditAction, type Editing } from './edit-text.ts'
import classes from './text-editor.module.css'

export interface TextEditorProps {
  readonly editing: Editing
  readonly edit: (action: EditAction) => void
  readonly findings: readonly MinutesFinding[]
}

export function TextEditor({ editing, edit, findings }: TextEditorProps) {
  const { blocks, caret } = editing
  const numbers = useMemo(() => numbersOf(textOf({ blocks })), [blocks])
  const marked = useMemo(() => new Set(findings.map(({ place }) => place.block)), [findings])
  const step = useCallback(
    (index: number, by: 1 | -1) => {
      const target = blocks[index + by]
      if (target === undefined || target.block.kind === 'table') return
      const at = by === 1 ? 0 : target.block.text.length
      edit({ type: 'caret', caret: { key: target.key, start: at, end: at } })
    },
    [blocks, edit],
  )
  return (
    <div className={classes.editor}>
      <ol className={classes.blocks} aria-label="纪要正文">
        {blocks.map(({ key, block }, index) => (
          <BlockRow
            key={key}
            blockKey={key}
            block={block}
            index={index}
            number={numbers[index] ?? ''}
            isMarked={marked.has(index)}
            caret={caret?.key === key ? caret : null}
            edit={edit}
            step={step}
          />
        ))}
      </ol>
      <div className={classes.adders}>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
          onClick={() => edit({ type: 'append', block: { kind: 'paragraph', text: '' } })}
        >
          加一段
        </Button>
        <Button
          size="compact-sm"
          leftSection={<IconTable size={14} stroke={1.8} aria-hidden />}
          onClick={() => edit({ type: 'append', block: { kind: 'table', columns: ['', ''], rows: [['', '']] } })}
        >
          加表格
        </Button>
      </div>
      <p className={classes.keys}>
        Enter 另起一段，Shift+Enter 段内换行，Tab / Shift+Tab 升降层级，Alt+↑↓ 移动，Backspace
        在段首并入上段；离开编辑按 Esc。序号由程序编排。
      </p>
    </div>
  )
}
