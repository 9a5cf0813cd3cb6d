/**
 * Editing the text of the 纪要 block by block: what Enter, Backspace, Tab, moving and pasting do to it, and the way back. Pure; knows
 * no keys and no page.
 */
import type { MinutesBlock, MinutesText } from '../../../contract/minutes-text.ts'

export interface EditedBlock {
  /** Lives only on this page, and longer than the block's place. */
  readonly key: number
  readonly block: MinutesBlock
}

/** Where the caret goes next: into a block, with a piece of its text selected. */
export interface Caret {
  readonly key: number
  readonly start: number
  readonly end: number
}

export interface Editing {
  readonly blocks: readonly EditedBlock[]
  readonly nextKey: number
  readonly caret: Caret | null
  readonly past: readonly MinutesText[]
  readonly future: readonly MinutesText[]
  /** The block that is being typed in: its letters are one step back. */
  readonly typing: number | null
}

export type BlockKind = 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'paragraph' | 'decision'

/** From the highest level down to what hangs on it. */
export const blockKinds: readonly BlockKind[] = [
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'paragraph',
  'decision',
]

export type EditAction =
  | { readonly type: 'type'; readonly key: number; readonly text: string }
  | { readonly type: 'split'; readonly key: number; readonly start: number; readonly end: number }
  | { readonly type: 'join'; readonly key: number }
  | { readonly type: 'shift'; readonly key: number; readonly by: 1 | -1; readonly at: number }
  | { readonly type: 'kind'; readonly key: number; readonly kind: BlockKind }
  | { readonly type: 'move'; readonly key: number; readonly by: 1 | -1 }
  | { readonly type: 'remove'; readonly key: number }
  | {
      readonly type: 'paste'
      readonly key: number
      readonly start: number
      readonly end: number
      readonly pasted: MinutesText
    }
  | { readonly type: 'append'; readonly block: MinutesBlock }
  | { readonly type: 'table'; readonly key: number; readonly table: TableContent }
  | { readonly type: 'replace'; readonly text: MinutesText }
  | { readonly type: 'caret'; readonly caret: Caret }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

export interface TableContent {
  readonly columns: string[]
  readonly rows: string[][]
}

const mostSteps = 200
const longestHeading = 500

export function beginEditing(text: MinutesText): Editing {
  const blocks = text.length === 0 ? [paragraph('')] : text
  return {
    blocks: blocks.map((block, index) => ({ key: index + 1, block })),
    nextKey: blocks.length + 1,
    caret: null,
    past: [],
    future: [],
    typing: null,
  }
}

export function textOf({ blocks }: Pick<Editing, 'blocks'>): MinutesText {
  return blocks.map(({ block }) => block)
}

export function kindOf(block: MinutesBlock): BlockKind | 'table' {
  return block.kind === 'heading' ? headingKinds[block.level] : block.kind
}

const headingKinds = { 1: 'heading1', 2: 'heading2', 3: 'heading3', 4: 'heading4' } as const

export function reduceText(editing: Editing, action: EditAction): Editing {
  switch (action.type) {
    case 'undo':
      return stepBack(editing)
    case 'redo':
      return stepForward(editing)
    case 'caret':
      return { ...editing, caret: action.caret }
    case 'replace':
      return changed(editing, rekeyed(editing, action.text))
    case 'append': {
      const block = { key: editing.nextKey, block: action.block }
      return changed(editing, {
        blocks: [...editing.blocks, block],
        nextKey: editing.nextKey + 1,
        caret: caretAt(block.key, 0),
      })
    }
    default:
      return reduceBlock(editing, action)
  }
}

type BlockAction = Extract<EditAction, { readonly key: number }>

function reduceBlock(editing: Editing, action: BlockAction): Editing {
  const index = editing.blocks.findIndex(({ key }) => key === action.key)
  const current = editing.blocks[index]
  if (current === undefined) return editing
  switch (action.type) {
    case 'type':
      return typed(editing, index, current, action.text)
    case 'split':
      return split(editing, index, current, action)
    case 'join':
      return joined(editing, index, current)
    case 'shift':
      return shifted(editing, index, current, action)
    case 'kind':
      return withBlock(editing, index, asKind(current.block, action.kind))
    case 'move':
      return moved(editing, index, action.by)
    case 'remove':
      return removed(editing, index)
    case 'paste':
      return pastedInto(editing, index, current, action)
    case 'table':
      return withBlock(editing, index, { kind: 'table', ...action.table })
  }
}

type Change = Pick<Editing, 'blocks'> & Partial<Pick<Editing, 'nextKey' | 'caret'>>

function changed(editing: Editing, change: Change): Editing {
  return {
    nextKey: editing.nextKey,
    caret: null,
    ...change,
    past: [...editing.past, textOf(editing)].slice(-mostSteps),
    future: [],
    typing: null,
  }
}

function typed(editing: Editing, index: number, { key, block }: EditedBlock, text: string): Editing {
  if (block.kind === 'table') return editing
  const blocks = editing.blocks.with(index, { key, block: { ...block, text } })
  if (editing.typing === key) return { ...editing, blocks, caret: null, future: [] }
  return { ...changed(editing, { blocks }), typing: key }
}

function split(
  editing: Editing,
  index: number,
  { key, block }: EditedBlock,
  { start, end }: { readonly start: number; readonly end: number },
): Editing {
  if (block.kind === 'table') return editing
  // An empty decision ends the list of decisions.
  if (block.kind === 'decision' && block.text === '') return withBlock(editing, index, paragraph(''))
  const rest = block.text.slice(end)
  const next: MinutesBlock = block.kind === 'decision' ? { kind: 'decision', text: rest } : paragraph(rest)
  const blocks = editing.blocks.toSpliced(
    index,
    1,
    { key, block: { ...block, text: block.text.slice(0, start) } },
    { key: editing.nextKey, block: next },
  )
  return changed(editing, { blocks, nextKey: editing.nextKey + 1, caret: caretAt(editing.nextKey, 0) })
}

/** With the text before it; before a table there is nothing to join, an empty block goes. */
function joined(editing: Editing, index: number, { block }: EditedBlock): Editing {
  const before = editing.blocks[index - 1]
  if (before === undefined || block.kind === 'table') return editing
  if (before.block.kind === 'table') return block.text === '' ? removed(editing, index) : editing
  const text = before.block.text + block.text
  if (before.block.kind === 'heading' && text.length > longestHeading) return editing
  return changed(editing, {
    blocks: editing.blocks.toSpliced(index - 1, 2, { key: before.key, block: { ...before.block, text } }),
    caret: caretAt(before.key, before.block.text.length),
  })
}

function shifted(
  editing: Editing,
  index: number,
  { key, block }: EditedBlock,
  { by, at }: { readonly by: 1 | -1; readonly at: number },
): Editing {
  const kind = kindOf(block)
  if (kind === 'table') return editing
  const next = blockKinds[blockKinds.indexOf(kind) + by]
  if (next === undefined) return editing
  const changedBlock = asKind(block, next)
  return changedBlock === block ? editing : { ...withBlock(editing, index, changedBlock), caret: caretAt(key, at) }
}

function withBlock(editing: Editing, index: number, block: MinutesBlock): Editing {
  const current = editing.blocks[index]
  if (current === undefined || current.block === block) return editing
  const caret = block.kind === 'table' ? null : caretAt(current.key, block.text.length)
  return changed(editing, { blocks: editing.blocks.with(index, { key: current.key, block }), caret })
}

/** A heading is one line; a text that is too long for one stays what it was. */
function asKind(block: MinutesBlock, kind: BlockKind): MinutesBlock {
  if (block.kind === 'table') return block
  const { text } = block
  if (kind === 'paragraph' || kind === 'decision') return { kind, text }
  if (text.length > longestHeading) return block
  return { kind: 'heading', level: levels[kind], text: text.replace(/\s*\n\s*/g, '') }
}

const levels = { heading1: 1, heading2: 2, heading3: 3, heading4: 4 } as const

function moved(editing: Editing, index: number, by: 1 | -1): Editing {
  const block = editing.blocks[index]
  const other = editing.blocks[index + by]
  if (block === undefined || other === undefined) return editing
  return changed(editing, {
    blocks: editing.blocks.with(index, other).with(index + by, block),
    caret: block.block.kind === 'table' ? null : caretAt(block.key, block.block.text.length),
  })
}

function removed(editing: Editing, index: number): Editing {
  const left = editing.blocks.toSpliced(index, 1)
  if (left.length === 0)
    return changed(editing, {
      blocks: [{ key: editing.nextKey, block: paragraph('') }],
      nextKey: editing.nextKey + 1,
      caret: caretAt(editing.nextKey, 0),
    })
  const near = left[Math.max(0, index - 1)]
  const caret = near === undefined || near.block.kind === 'table' ? null : caretAt(near.key, near.block.text.length)
  return changed(editing, { blocks: left, caret })
}

/** A single line goes into the text; several make blocks of their own between the two halves. */
function pastedInto(
  editing: Editing,
  index: number,
  { key, block }: EditedBlock,
  { start, end, pasted }: { readonly start: number; readonly end: number; readonly pasted: MinutesText },
): Editing {
  const [first, ...others] = pasted
  if (block.kind === 'table' || first === undefined) return editing
  const [head, tail] = [block.text.slice(0, start), block.text.slice(end)]
  if (others.length === 0 && first.kind !== 'table' && head + tail !== '') {
    const text = head + first.text + tail
    return changed(editing, {
      blocks: editing.blocks.with(index, { key, block: { ...block, text } }),
      caret: caretAt(key, head.length + first.text.length),
    })
  }
  const pieces: MinutesBlock[] = [
    ...(head === '' ? [] : [{ ...block, text: head }]),
    ...pasted,
    ...(tail === '' ? [] : [{ ...block, text: tail }]),
  ]
  const keyed = pieces.map((piece, at) => ({ key: editing.nextKey + at, block: piece }))
  const last = keyed.at(tail === '' ? -1 : -2)
  return changed(editing, {
    blocks: editing.blocks.toSpliced(index, 1, ...keyed),
    nextKey: editing.nextKey + keyed.length,
    caret: last === undefined || last.block.kind === 'table' ? null : caretAt(last.key, last.block.text.length),
  })
}

function stepBack(editing: Editing): Editing {
  const text = editing.past.at(-1)
  if (text === undefined) return editing
  return {
    ...editing,
    ...rekeyed(editing, text),
    past: editing.past.slice(0, -1),
    future: [textOf(editing), ...editing.future],
    typing: null,
  }
}

function stepForward(editing: Editing): Editing {
  const [text, ...future] = editing.future
  if (text === undefined) return editing
  return {
    ...editing,
    ...rekeyed(editing, text),
    past: [...editing.past, textOf(editing)],
    future,
    typing: null,
  }
}

/** Blocks that stay keep their key, so that the page stays where it is; the caret goes to the first that differs. */
function rekeyed(editing: Editing, text: MinutesText): Required<Change> {
  const left = [...editing.blocks]
  let { nextKey } = editing
  const blocks = (text.length === 0 ? [paragraph('')] : text).map((block, index) => {
    const same = left.findIndex((old) => JSON.stringify(old.block) === JSON.stringify(block))
    const [old] = same === -1 ? [] : left.splice(same, 1)
    if (old !== undefined) return { key: old.key, block }
    const inPlace = editing.blocks[index]
    const isFree = inPlace !== undefined && left.includes(inPlace) && kindOf(inPlace.block) === kindOf(block)
    if (isFree) left.splice(left.indexOf(inPlace), 1)
    else nextKey += 1
    return { key: isFree ? inPlace.key : nextKey - 1, block }
  })
  const differing = blocks.find(({ block }, index) => editing.blocks[index]?.block !== block)
  const caret =
    differing === undefined || differing.block.kind === 'table'
      ? null
      : caretAt(differing.key, differing.block.text.length)
  return { blocks, nextKey, caret }
}

function caretAt(key: number, at: number): Caret {
  return { key, start: at, end: at }
}

function paragraph(text: string): MinutesBlock {
  return { kind: 'paragraph', text }
}
