/** The list itself: tools, grid and card, and what they have in common. */
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconId } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { describeRange, offsetsIn } from '../../ui/grid/grid-blocks.ts'
import { isSingleCell, rangeOf, selectCell, type Selection } from '../../ui/grid/selection.ts'
import type { GridHandle } from '../../ui/grid/types.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { VersionBadge } from '../versions/version-badge.tsx'
import { BinDrawer } from './bin-drawer.tsx'
import { ChosenRows } from './chosen-rows.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { columnSettings } from './arrangement.ts'
import { documentOf } from './shown-document.ts'
import { FilterChips, FilterMenu } from './filter-menu.tsx'
import { FindBar } from './find-bar.tsx'
import { LedgerGrid } from './ledger-grid.tsx'
import classes from './ledger-list.module.css'
import { ListActions } from './list-actions.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { NewRecordCard } from './new-record-card.tsx'
import { NothingHere } from './nothing-here.tsx'
import { RecordCard } from './record-card.tsx'
import { useArrangement, type Preset } from './use-arrangement.ts'
import { useBlockWriter } from './use-block-writer.ts'
import { useFind } from './use-find.ts'
import { useListRows } from './use-list-rows.ts'
import { useRowSaver } from './use-row-saver.ts'
import { mostTicked, useTicks } from './use-ticks.ts'
import { ViewsMenu } from './views-menu.tsx'

export interface LedgerListProps {
  readonly ledgerKey: LedgerKey
  readonly title: string
  readonly fields: readonly LedgerFieldInfo[]
  readonly preset: Preset | null
}

type Panel =
  { readonly kind: 'none' | 'card' } | { readonly kind: 'new'; readonly begun: Readonly<Record<string, string>> }

const start = selectCell({ line: 0, column: 0 })

export function LedgerList({ ledgerKey, title, fields, preset }: LedgerListProps) {
  const { call } = useApi()
  const grid = useRef<GridHandle>(null)
  const { arrangement, change, show, shownView, resetColumns } = useArrangement(ledgerKey, fields, preset)
  const [findText, setFindText] = useState('')
  const [onlyMatching, setOnlyMatching] = useState(false)
  const [selection, setSelection] = useState<Selection>(start)
  const [current, setCurrent] = useState<MarkedRow | null>(null)
  const [merging, setMerging] = useState<readonly [string, string] | null>(null)
  const [binOpen, setBinOpen] = useState(false)
  const wide = useMediaQuery('(width >= 1600px)', false, { getInitialValueInEffect: false })
  const [panelChoice, setPanel] = useState<Panel | null>(null)
  const panel: Panel = panelChoice ?? { kind: wide ? 'card' : 'none' }

  const find = useDebounced(onlyMatching ? findText : '', 200)
  const { where, sort, groupBy } = arrangement
  const list = useListRows(
    useMemo(() => ({ ledger: ledgerKey, find, where, sort, groupBy }), [ledgerKey, find, where, sort, groupBy]),
    true,
  )
  const { model, rowAt, rowsOf, total, noteSaved, request } = list
  const whole = useRead('ledgers.counts', {}).data?.[ledgerKey]
  const ownUnit = useRead('system.status', {}).data?.unit?.code ?? ''
  const saver = useRowSaver(ledgerKey, noteSaved)
  const writer = useBlockWriter(ledgerKey, ownUnit, saver, noteSaved, total - 1)
  const tell = useCallback((sentence: string) => toastFailure(sentence), [])
  const ticks = useTicks(total, rowAt, rowsOf, tell)
  const narrowed = find.trim() !== '' || where.length > 0

  const goTo = useCallback((offset: number, field: string | null) => grid.current?.goTo(offset, field), [])
  const { matches, step } = useFind(findText, onlyMatching, list, goTo)
  const goToRecord = useCallback(
    (id: string) => {
      call('ledgers.offsetOf', { ...request, id }).then(({ offset }) => {
        if (offset === null) toastDone('这一行不在现在的筛选里。取消筛选后可以看到。')
        else goTo(offset, null)
      }, toastFailure)
    },
    [call, request, goTo],
  )
  useLinkedRecord(model !== null, goToRecord)
  useLinkedAddition(useCallback(() => setPanel({ kind: 'new', begun: {} }), []))

  const activeLine = model?.at(selection.active.line)
  const activeOffset = activeLine?.kind === 'row' ? activeLine.offset : -1
  const activeRow = activeOffset < 0 ? null : rowAt(activeOffset)
  const shownRow = activeRow ?? current ?? rowAt(0)
  const onEdit = useCallback((row: MarkedRow, changed: RecordValues) => void saver.save(row, changed), [saver])
  const forget = useCallback(() => setCurrent(null), [])

  const range = rangeOf(selection)
  const ranged = model === null || range.lastLine - range.firstLine >= mostTicked ? [] : offsetsIn(model, range)
  const chosen = ticks.rows.size > 0 ? ticks.rows.size : ranged.length > 1 ? ranged.length : 0
  const chosenRows = async (): Promise<readonly MarkedRow[]> =>
    ticks.rows.size > 0 ? [...ticks.rows.values()] : await rowsOf(ranged)
  const views = useRead('views.list', { ledger: ledgerKey }).data
  const viewName = views?.find(({ id }) => id === shownView)?.name ?? ''
  const shownDocument = useMemo(
    () => documentOf(arrangement, fields, request, viewName),
    [arrangement, fields, request, viewName],
  )
  const clear = () => {
    setFindText('')
    setOnlyMatching(false)
    change({ where: [] })
  }

  return (
    <Page
      title={title}
      beside={
        <>
          {whole !== undefined && <span>{grouped(whole)} 行</span>}
          <VersionBadge ledgerKey={ledgerKey} />
        </>
      }
      flush
      actions={
        <ListActions
          ledgerKey={ledgerKey}
          view={shownDocument}
          onAdd={() => setPanel({ kind: 'new', begun: {} })}
          onBin={() => setBinOpen(true)}
        />
      }
      tools={
        <>
          <FindBar
            title={title}
            text={findText}
            onText={setFindText}
            onlyMatching={onlyMatching}
            onOnlyMatching={setOnlyMatching}
            matches={matches}
            onStep={(direction) => void step(activeOffset, direction)}
            onLeave={() => grid.current?.focus()}
          />
          <FilterMenu
            ledgerKey={ledgerKey}
            fields={fields}
            where={where}
            onChange={(next) => change({ where: next })}
          />
          <ViewsMenu
            ledgerKey={ledgerKey}
            arrangement={{ ...arrangement, find: onlyMatching ? findText.trim() : '' }}
            shownView={shownView}
            onShow={(view) => {
              show(view)
              setFindText(view?.settings.find ?? '')
              setOnlyMatching((view?.settings.find ?? '') !== '')
            }}
          />
          <ColumnsMenu
            ledgerKey={ledgerKey}
            fields={fields}
            settings={columnSettings(arrangement)}
            onChange={change}
            onReset={resetColumns}
          />
          <FilterChips fields={fields} where={where} onChange={(next) => change({ where: next })} />
          <div className={classes.toolsEnd}>
            {chosen > 0 && (
              <ChosenRows
                ledgerKey={ledgerKey}
                fields={fields}
                field={arrangement.columns.filter(({ hidden }) => !hidden)[selection.active.column]?.field ?? ''}
                count={chosen}
                rows={chosenRows}
                writer={writer}
                onMerge={setMerging}
                // The ticked copies are older than what has been written by now.
                onEdited={ticks.clear}
                onRemoved={() => {
                  ticks.clear()
                  // The same place holds other rows by now.
                  setSelection(selectCell(selection.active))
                }}
              />
            )}
            <Button
              variant={panel.kind === 'card' ? 'light' : 'default'}
              aria-pressed={panel.kind === 'card'}
              leftSection={<IconId size={16} stroke={1.7} aria-hidden />}
              onClick={() => setPanel({ kind: panel.kind === 'card' ? 'none' : 'card' })}
            >
              记录卡片
            </Button>
          </div>
        </>
      }
      status={
        model === null ? (
          ''
        ) : (
          <>
            {statusText(
              ticks.rows.size,
              isSingleCell(selection) ? '' : describeRange(model, range),
              total,
              narrowed ? whole : undefined,
            )}
            {list.kept > 0 && narrowed && (
              <>
                {' · '}改过的 {list.kept} 行暂时留在表中
                <button type="button" className={classes.refilter} onClick={list.refilter}>
                  重新筛选
                </button>
              </>
            )}
          </>
        )
      }
    >
      {list.error !== null ? (
        <FailureState error={list.error} onRetry={list.refetch} />
      ) : model === null ? (
        <LoadingLines lines={14} height={22} />
      ) : (
        <div className={classes.sheet} data-empty={total === 0}>
          <LedgerGrid
            ref={grid}
            ledgerKey={ledgerKey}
            title={title}
            fields={fields}
            arrangement={arrangement}
            onArrange={change}
            list={list}
            model={model}
            ownUnit={ownUnit}
            saver={saver}
            writer={writer}
            ticks={ticks}
            selection={selection}
            onSelection={(next) => {
              setSelection(next)
              const line = model.at(next.active.line)
              if (line?.kind === 'row') setCurrent(rowAt(line.offset))
            }}
            onAppend={(begun) => setPanel({ kind: 'new', begun })}
            announcement={narrowed ? `符合条件 ${total} 行` : ''}
          />
          {total === 0 && <NothingHere title={title} narrowed={narrowed} onClear={clear} />}
        </div>
      )}
      {panel.kind === 'new' && (
        <NewRecordCard
          key={Object.keys(panel.begun).join()}
          ledgerKey={ledgerKey}
          title={title}
          fields={fields}
          begun={panel.begun}
          onGoTo={goToRecord}
          onClose={() => setPanel(null)}
          onCreated={(row) => {
            setPanel({ kind: 'card' })
            setCurrent(row)
            toastDone('已新增一行')
            goToRecord(row.id)
          }}
        />
      )}
      {panel.kind === 'card' && shownRow !== null && total > 0 && (
        <RecordCard
          ledgerKey={ledgerKey}
          fields={fields}
          row={shownRow}
          readOnly={shownRow.unit !== ownUnit}
          onEdit={onEdit}
          onGoTo={goToRecord}
          onMerge={ledgerKey === 'people' ? (id) => setMerging([shownRow.id, id]) : null}
          onClose={() => setPanel({ kind: 'none' })}
          onGone={forget}
        />
      )}
      {binOpen && <BinDrawer ledgerKey={ledgerKey} title={title} fields={fields} onClose={() => setBinOpen(false)} />}
      {merging !== null && (
        <MergeDialog
          fields={fields}
          ids={merging}
          onClose={() => setMerging(null)}
          onMerged={(kept) => {
            setMerging(null)
            ticks.clear()
            goToRecord(kept)
          }}
        />
      )}
    </Page>
  )
}

/** A link from elsewhere may name one record: `?record=<id>`. */
function useLinkedRecord(ready: boolean, goToRecord: (id: string) => void): void {
  const linked = new URLSearchParams(useSearch()).get('record')
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (!ready || linked === null || shown.current === linked) return
    shown.current = linked
    goToRecord(linked)
  }, [ready, linked, goToRecord])
}

/** A command may ask for a new record: `?new=1`. It asks once: going back or reloading does not begin another. */
function useLinkedAddition(add: () => void): void {
  const asked = new URLSearchParams(useSearch()).has('new')
  const [location, navigate] = useLocation()
  useEffect(() => {
    if (!asked) return
    add()
    navigate(location, { replace: true })
  }, [asked, add, location, navigate])
}

function statusText(ticked: number, range: string, total: number, whole: number | undefined): string {
  const parts = ticked > 0 ? [`勾选 ${grouped(ticked)} 行`] : []
  if (range !== '') parts.push(range)
  parts.push(
    whole === undefined ? `共 ${grouped(total)} 行` : `符合条件 ${grouped(total)} 行，全部 ${grouped(whole)} 行`,
  )
  return parts.join(' · ')
}
