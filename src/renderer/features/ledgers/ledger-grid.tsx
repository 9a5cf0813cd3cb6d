/** The grid with a list in it: its columns, its notes about cells, and where what is written goes. */
import { useCallback, useMemo, useState, type Ref } from 'react'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { todayIso } from '../../ui/format.ts'
import { Grid } from '../../ui/grid/grid.tsx'
import type { RowModel } from '../../ui/grid/row-model.ts'
import type { Selection } from '../../ui/grid/selection.ts'
import type { BlockWrite, CellNote, GridHandle } from '../../ui/grid/types.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { useNameMatcher } from '../../ui/use-readings.ts'
import { columnSettings, nextSort, type Arrangement } from './arrangement.ts'
import { typedValue } from './cell-text.ts'
import { ColumnMenu } from './column-menu.tsx'
import { gridColumns, growingField, lineHeightOf, rowName } from './grid-columns.ts'
import type { BlockWriter } from './use-block-writer.ts'
import type { ListRows } from './use-list-rows.ts'
import { cellKey, type RowSaver } from './use-row-saver.ts'
import type { Ticks } from './use-ticks.ts'

export interface LedgerGridProps {
  readonly ref: Ref<GridHandle>
  readonly ledgerKey: LedgerKey
  readonly title: string
  readonly fields: readonly LedgerFieldInfo[]
  readonly arrangement: Arrangement
  readonly onArrange: (next: Partial<Arrangement>) => void
  readonly list: ListRows
  readonly model: RowModel
  readonly ownUnit: string
  readonly saver: RowSaver
  readonly writer: BlockWriter
  readonly ticks: Ticks
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  /** Something was begun in the empty line; a record needs more than one cell. */
  readonly onAppend: (begun: Readonly<Record<string, string>>) => void
  readonly announcement: string
}

/** So many new rows come from a paste without asking. */
const unaskedRows = 200

export function LedgerGrid(props: LedgerGridProps) {
  const { ref, fields, arrangement, onArrange, list, ownUnit, saver, writer } = props
  const { refusals, save } = saver
  const [asked, setAsked] = useState<BlockWrite | null>(null)
  const columns = useMemo(
    () => gridColumns(fields, arrangement.sort, arrangement.where),
    [fields, arrangement.sort, arrangement.where],
  )
  const match = useNameMatcher(useMemo(() => fields.flatMap(({ codes }) => codes ?? []), [fields]))
  const optionMatches = useCallback((option: string, typed: string) => match(option, typed) !== null, [match])
  const settings = useMemo(() => columnSettings(arrangement), [arrangement])
  const noteOf = useCallback(
    (row: MarkedRow, field: string): CellNote | null => {
      const refusal = refusals.get(cellKey(row.id, field))
      if (refusal !== undefined) return { tone: 'refused', text: refusal }
      const mark = row.marks[field]
      return mark === undefined ? null : { tone: 'odd', text: mark }
    },
    [refusals],
  )
  const writeBlock = async (block: BlockWrite) => {
    try {
      const offsets = block.rows.map(({ offset }) => offset)
      const rows = await list.rowsOf(offsets)
      await writer.write({
        purpose: block.purpose,
        rows: rows.flatMap((row, index) => {
          const target = block.rows[index]
          return target === undefined ? [] : [{ row, cells: target.cells, offset: target.offset }]
        }),
        added: block.added,
        leftOut: block.leftOut,
      })
    } catch (error) {
      toastFailure(error)
    }
  }
  const groupField = fields.find(({ name }) => name === arrangement.groupBy)
  return (
    <>
      <Grid
        ref={ref}
        label={props.title}
        columns={columns}
        settings={settings}
        onSettings={onArrange}
        growing={growingField(fields)}
        lineHeight={lineHeightOf(fields)}
        optionMatches={optionMatches}
        model={props.model}
        rowAt={list.rowAt}
        rowsOf={list.rowsOf}
        onVisible={list.show}
        isEditable={(row) => row.unit === ownUnit}
        onForbidden={(row) =>
          toastFailure(new AppError('not_editable', { record: rowName(fields, row), unit: row.unit }))
        }
        noteOf={noteOf}
        ticks={props.ticks.grid}
        selection={props.selection}
        onSelection={props.onSelection}
        onWriteCell={(row, field, text) => void save(row, { [field]: typedValue(text) })}
        onAppend={(field, text) => props.onAppend({ [field]: text })}
        onWriteBlock={(block) => {
          if (block.added.length > unaskedRows) setAsked(block)
          else void writeBlock(block)
        }}
        onToggleGroup={list.toggleGroup}
        groupLabel={(value) => `${groupField?.label ?? ''}：${value === null || value === '' ? '（空）' : value}`}
        onSort={(field) => onArrange({ sort: nextSort(arrangement.sort, field) })}
        columnMenu={(name, close) => {
          const field = fields.find((candidate) => candidate.name === name)
          return field === undefined ? null : (
            <ColumnMenu
              ledgerKey={props.ledgerKey}
              field={field}
              arrangement={arrangement}
              onArrange={onArrange}
              onClose={close}
            />
          )
        }}
        announcement={props.announcement}
        onTell={toastFailure}
        today={todayIso}
      />
      <ConfirmDialog
        opened={asked !== null}
        title={`粘贴会新增 ${asked?.added.length ?? 0} 行`}
        confirmLabel="粘贴"
        onConfirm={() => {
          if (asked !== null) void writeBlock(asked)
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      >
        <p>
          剪贴板里的行比选中的位置多，多出的 {asked?.added.length ?? 0} 行会加到{props.title}末尾。粘贴后可以一步撤销。
        </p>
      </ConfirmDialog>
    </>
  )
}
