/** One list as a page, made from its definition alone: find, filter, sort, edit in place, add, delete, export. */
import { Button, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconFileImport, IconId, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { SortColumn } from 'react-data-grid'
import { Link } from 'wouter'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import { ledgers, type LedgerDefinition, type LedgerKey } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { isPending, useWindowedRows, type PendingRow } from '../../api/use-windowed-rows.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { cellText } from './cell-text.ts'
import { FilterChips, FilterMenu, type Filters } from './filter-menu.tsx'
import { LedgerGrid } from './ledger-grid.tsx'
import classes from './ledger-page.module.css'
import { NewRecordCard } from './new-record-card.tsx'
import { RecordCard } from './record-card.tsx'
import { dropRows, useRowSaver } from './use-row-saver.ts'

export interface LedgerPageProps {
  readonly ledgerKey: LedgerKey
  /** A filter that came with the link: numbers elsewhere lead to exactly their records. */
  readonly preset: { readonly field: string; readonly value: string } | null
}

type Panel = 'none' | 'card' | 'new'

export function LedgerPage({ ledgerKey, preset }: LedgerPageProps) {
  const ledger = ledgers[ledgerKey]
  const { call } = useApi()
  const queryClient = useQueryClient()
  const [find, setFind] = useState('')
  const [filters, setFilters] = useState<Filters>(preset === null ? {} : { [preset.field]: [preset.value] })
  const [sort, setSort] = useState<readonly SortColumn[]>([])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<MarkedRow | null>(null)
  const wide = useMediaQuery('(width >= 1600px)', false, { getInitialValueInEffect: false })
  const [panelChoice, setPanel] = useState<Panel | null>(null)
  const panel = panelChoice ?? (wide ? 'card' : 'none')
  const findBox = useFindShortcut()

  const request = useLedgerRequest(ledgerKey, useDebounced(find, 200), filters, sort)
  const load = useCallback(
    (offset: number, limit: number) => call('ledgers.page', { ...request, offset, limit }),
    [call, request],
  )
  const list = useWindowedRows({ queryKey: ['ledgers.page', request], load })
  const counts = useRead('ledgers.counts', {})
  const ownUnit = useRead('system.status', {}).data?.unit?.code ?? ''
  const whole = counts.data?.[ledgerKey]
  const narrowed = request.find !== '' || Object.keys(filters).length > 0

  const onSaved = useCallback(
    (changed: RecordValues) => {
      // A grid's name, code and households stand in every row of that grid; a row under the eye keeps its place.
      const moves =
        request.sort.some(({ field }) => field in changed) || Object.keys(changed).some((name) => name in filters)
      if (ledgerKey === 'people' && !moves) void queryClient.invalidateQueries({ queryKey: ['ledgers.page'] })
    },
    [filters, ledgerKey, queryClient, request],
  )
  const forgetCurrent = useCallback(() => setCurrent(null), [])
  const { save, refusals } = useRowSaver(ledger, onSaved)
  const onEdit = useCallback((row: MarkedRow, changed: RecordValues) => void save(row, changed), [save])

  const shownRow = useMemo(() => freshest(list.rows, current), [list.rows, current])

  return (
    <Page
      title={ledger.title}
      beside={whole === undefined ? null : <span>{grouped(whole)} 行</span>}
      flush
      actions={<LedgerActions ledgerKey={ledgerKey} onAdd={() => setPanel('new')} />}
      tools={
        <>
          <TextInput
            ref={findBox}
            className={classes.find ?? ''}
            aria-label={`在${ledger.title}中查找`}
            placeholder="查找（Ctrl+F）"
            leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
          />
          <FilterMenu ledger={ledger} filters={filters} onChange={setFilters} />
          <FilterChips ledger={ledger} filters={filters} onChange={setFilters} />
          <div className={classes.toolsEnd}>
            {selected.size > 0 && (
              <DeleteSelected
                ledgerKey={ledgerKey}
                selected={selected}
                onDeleted={() => {
                  setSelected(new Set())
                  setCurrent(null)
                }}
              />
            )}
            <Button
              variant={panel === 'card' ? 'light' : 'default'}
              aria-pressed={panel === 'card'}
              leftSection={<IconId size={16} stroke={1.7} aria-hidden />}
              onClick={() => setPanel(panel === 'card' ? 'none' : 'card')}
            >
              记录卡片
            </Button>
          </div>
        </>
      }
      status={list.rows === null ? '' : statusText(selected.size, list.total, narrowed ? whole : undefined)}
    >
      {list.error !== null ? (
        <FailureState error={list.error} onRetry={list.refetch} />
      ) : list.rows === null ? (
        <LoadingLines lines={14} height={22} />
      ) : list.total === 0 ? (
        <NothingHere
          title={ledger.title}
          narrowed={narrowed}
          onClear={() => {
            setFind('')
            setFilters({})
          }}
        />
      ) : (
        <LedgerGrid
          ledger={ledger}
          rows={list.rows}
          refusals={refusals}
          ownUnit={ownUnit}
          onForeign={(row) => toastFailure(notEditable(ledger, row))}
          sort={sort}
          selected={selected}
          onSort={setSort}
          onSelect={setSelected}
          onEdit={onEdit}
          onCurrent={setCurrent}
          onVisible={list.show}
        />
      )}
      {panel === 'new' && (
        <NewRecordCard
          ledger={ledger}
          onClose={() => setPanel(null)}
          onCreated={(row) => {
            setPanel('card')
            setCurrent(row)
            toastDone('已新增一行')
          }}
        />
      )}
      {panel === 'card' && shownRow !== null && list.total > 0 && (
        <RecordCard
          ledger={ledger}
          row={shownRow}
          readOnly={shownRow.unit !== ownUnit}
          onEdit={onEdit}
          onClose={() => setPanel('none')}
          onGone={forgetCurrent}
        />
      )}
    </Page>
  )
}

/** The row as it stands in the list by now; before anything was chosen, the first one. */
function freshest(rows: readonly (MarkedRow | PendingRow)[] | null, current: MarkedRow | null): MarkedRow | null {
  const arrived = (rows ?? []).filter((row): row is MarkedRow => !isPending(row))
  if (current === null) return arrived[0] ?? null
  return arrived.find((row) => row.id === current.id) ?? current
}

function notEditable(ledger: LedgerDefinition, row: MarkedRow): AppError {
  const naming = ledger.fields.find((field) => field.required === true)
  const record = cellText(naming === undefined ? null : row.values[naming.name])
  return new AppError('not_editable', { record, unit: row.unit })
}

function LedgerActions({ ledgerKey, onAdd }: { readonly ledgerKey: LedgerKey; readonly onAdd: () => void }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const [exporting, setExporting] = useState(false)
  const exportList = async () => {
    setExporting(true)
    try {
      await saveArtifact(await call('ledgers.export', { ledgers: [ledgerKey] }))
    } catch (error) {
      toastFailure(error)
    } finally {
      setExporting(false)
    }
  }
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />} onClick={onAdd}>
        新增一行
      </Button>
      <Button component={Link} to="/import" leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden />}>
        导入
      </Button>
      <Button
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        loading={exporting}
        onClick={() => void exportList()}
      >
        导出
      </Button>
    </>
  )
}

interface DeleteSelectedProps {
  readonly ledgerKey: LedgerKey
  readonly selected: ReadonlySet<string>
  readonly onDeleted: () => void
}

function DeleteSelected({ ledgerKey, selected, onDeleted }: DeleteSelectedProps) {
  const queryClient = useQueryClient()
  const remove = useCommand('ledgers.remove')
  const { undo } = useUndoRedo()
  return (
    <Button
      color="red"
      variant="light"
      leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
      loading={remove.isPending}
      onClick={() =>
        remove.mutate(
          { ledger: ledgerKey, ids: [...selected] },
          {
            onSuccess: ({ removed, saved }) => {
              dropRows(queryClient, selected)
              onDeleted()
              undoableToast(`已删除 ${removed} 行`, '撤销', saved, undo)
            },
            onError: toastFailure,
          },
        )
      }
    >
      删除 {selected.size} 行
    </Button>
  )
}

interface NothingHereProps {
  readonly title: string
  readonly narrowed: boolean
  readonly onClear: () => void
}

function NothingHere({ title, narrowed, onClear }: NothingHereProps) {
  if (narrowed)
    return (
      <EmptyState
        title="没有符合条件的行"
        hint="换一个词，或取消筛选后再看。"
        action={<Button onClick={onClear}>取消查找和筛选</Button>}
      />
    )
  return (
    <EmptyState
      title={`${title}还是空的`}
      hint="从现有的 Excel 或 WPS 表格导入最快：标题行、合并单元格和合计行都能认出来，先预览再应用。也可以从“新增一行”开始手工填写。"
      action={
        <Button component={Link} to="/import" variant="filled" leftSection={<IconFileImport size={16} aria-hidden />}>
          导入表格
        </Button>
      }
    />
  )
}

function useLedgerRequest(ledger: LedgerKey, find: string, filters: Filters, sort: readonly SortColumn[]) {
  return useMemo(
    () => ({
      ledger,
      find: find.trim(),
      where: Object.entries(filters).map(([field, values]) => ({ kind: 'oneOf' as const, field, values: [...values] })),
      sort: sort.slice(0, 3).map(({ columnKey, direction }) => ({
        field: columnKey,
        direction: direction === 'ASC' ? ('asc' as const) : ('desc' as const),
      })),
    }),
    [ledger, find, filters, sort],
  )
}

function useFindShortcut() {
  const findBox = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      findBox.current?.focus()
      findBox.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return findBox
}

function statusText(selected: number, total: number, whole: number | undefined): string {
  const parts = selected > 0 ? [`选中 ${grouped(selected)} 行`] : []
  parts.push(
    whole === undefined ? `共 ${grouped(total)} 行` : `符合条件 ${grouped(total)} 行，全部 ${grouped(whole)} 行`,
  )
  return parts.join(' · ')
}
