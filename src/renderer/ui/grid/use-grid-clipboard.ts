/** Ctrl+C, Ctrl+X and Ctrl+V between the grid and spreadsheets. Rows that are not here yet are fetched first. */
import { useRef, type ClipboardEvent } from 'react'
import { blockToHtml, blockToText, htmlToBlock, textToBlock, type Block } from './clipboard.ts'
import { placeBlock } from './fill.ts'
import { blockWrite, offsetsIn, textsOf } from './grid-blocks.ts'
import type { RowModel } from './row-model.ts'
import { rangeOf, type CellRange, type Selection } from './selection.ts'
import type { BlockWrite, GridColumn } from './types.ts'

export interface ClipboardSource<Row> {
  readonly model: RowModel
  readonly columns: readonly GridColumn<Row>[]
  readonly selection: Selection
  readonly rowAt: (offset: number) => Row | null
  readonly rowsOf: (offsets: readonly number[]) => Promise<readonly Row[]>
  readonly write: (block: BlockWrite) => void
  readonly select: (range: CellRange) => void
  readonly tell: (sentence: string) => void
}

/** More than this is a matter for an export, not for the clipboard. */
export const mostLines = 20_000

export interface GridClipboard {
  readonly copy: (event: ClipboardEvent, cut: boolean) => void
  readonly paste: (event: ClipboardEvent) => void
}

export function useGridClipboard<Row>(source: ClipboardSource<Row>): GridClipboard {
  // What has been fetched for a copy that waits to be carried out.
  const fetched = useRef<Block | null>(null)
  const { model, columns, tell } = source
  const range = rangeOf(source.selection)
  const chosen = columns.slice(range.firstColumn, range.lastColumn + 1)

  const put = (event: ClipboardEvent, block: Block) => {
    event.clipboardData.setData('text/plain', blockToText(block))
    event.clipboardData.setData(
      'text/html',
      blockToHtml(
        block,
        chosen.map(({ face }) => face === 'identifier'),
      ),
    )
  }

  const fetchAndCopy = async (offsets: readonly number[], cut: boolean) => {
    fetched.current = textsOf(await source.rowsOf(offsets), chosen)
    try {
      // The same event again, now with everything at hand; the key press still counts as the person's wish. The newer
      // clipboard API asks for a permission that the desktop window refuses to every page.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
      if (!document.execCommand(cut ? 'cut' : 'copy')) tell('没有复制成功。请再按一次 Ctrl+C。')
    } finally {
      fetched.current = null
    }
  }

  const copy = (event: ClipboardEvent, cut: boolean) => {
    event.preventDefault()
    if (range.lastLine - range.firstLine >= mostLines) {
      tell(`一次最多复制 ${mostLines} 行。请用“导出”。`)
      return
    }
    const offsets = offsetsIn(model, range)
    const rows = offsets.flatMap((offset) => source.rowAt(offset) ?? [])
    const block = fetched.current ?? (rows.length === offsets.length ? textsOf(rows, chosen) : null)
    if (block === null) {
      void fetchAndCopy(offsets, cut).catch(() => tell('没有复制成功：有的行没有读到。请重试。'))
      return
    }
    put(event, block)
    if (cut) source.write(blockWrite('clear', placeBlock([['']], range, columns.length), model, keysOf(columns)))
  }

  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const block = text === '' ? htmlToBlock(event.clipboardData.getData('text/html')) : textToBlock(text)
    if (block === null) {
      tell('剪贴板里没有文字或表格，没有粘贴。')
      return
    }
    if (block.length > mostLines) {
      tell(`一次最多粘贴 ${mostLines} 行。请用“导入”。`)
      return
    }
    const placement = placeBlock(block, range, columns.length)
    if (placement.range.lastLine - placement.range.firstLine >= mostLines) {
      tell(`选中的行太多，一次最多写 ${mostLines} 行。`)
      return
    }
    source.write(blockWrite('paste', placement, model, keysOf(columns)))
    source.select(placement.range)
  }

  return { copy, paste }
}

export function keysOf<Row>(columns: readonly GridColumn<Row>[]): string[] {
  return columns.map(({ key }) => key)
}
