/** 数据报表: a month's figures from the district or street down to the grids, what contradicts itself, and what to do next. */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconArchive, IconArrowLeft, IconDownload, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ReportedPlace } from '../../../contract/api/reports.ts'
import { indicatorGroups, type IndicatorKey } from '../../../contract/indicators/indicators.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { monthName, thisMonth } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { ContradictionList } from './contradiction-list.tsx'
import { FigureTable } from './figure-table.tsx'
import { IndicatorBars } from './indicator-bars.tsx'
import { RowsDrawer, type AskedFigure } from './rows-drawer.tsx'
import { ScheduleSection } from './schedule-section.tsx'
import classes from './reports.module.css'

const [firstGroup] = indicatorGroups
const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export function ReportsPage() {
  const [typed, setTyped] = useState(thisMonth)
  const [period, setPeriod] = useState(thisMonth)
  const [unit, setUnit] = useState<string | null>(null)
  const [title, setTitle] = useState(firstGroup?.title ?? '')
  const [charted, setCharted] = useState<IndicatorKey>('grids')
  const [asked, setAsked] = useState<AskedFigure | null>(null)
  const view = useRead('reports.view', { period, unit }, { staleTime: 0, keepPrevious: true })
  const found = useRead('reports.check', { period }, { staleTime: 0, keepPrevious: true })
  const group = indicatorGroups.find((candidate) => candidate.title === title) ?? firstGroup
  const [root] = view.data?.places ?? []
  const chosenMonth = (text: string) => {
    setTyped(text)
    if (isMonth(text.trim())) setPeriod(text.trim())
  }
  return (
    <Page
      title="数据报表"
      beside={root === undefined ? null : <span>{`${root.name} ${monthName(period)}`}</span>}
      actions={<ReportActions period={period} unit={unit} />}
      tools={
        <>
          {unit !== null && (
            <Button leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => setUnit(null)}>
              回到全区
            </Button>
          )}
          <TextInput
            aria-label="月份"
            placeholder="2026-11"
            maxLength={7}
            value={typed}
            error={!isMonth(typed.trim())}
            onChange={(event) => chosenMonth(event.currentTarget.value)}
          />
          <SegmentedControl
            aria-label="指标"
            value={group?.title ?? ''}
            onChange={(next) => {
              setTitle(next)
              const [key] = indicatorGroups.find((candidate) => candidate.title === next)?.keys ?? []
              if (key !== undefined) setCharted(key)
            }}
            data={indicatorGroups.map((candidate) => candidate.title)}
          />
        </>
      }
      status={view.data === undefined ? null : statusText(view.data.asOf, view.data.snapshots)}
    >
      {view.isError ? (
        <FailureState error={view.error} onRetry={() => void view.refetch()} />
      ) : view.data === undefined || group === undefined ? (
        <LoadingLines lines={12} />
      ) : (
        <>
          <FigureTable
            places={view.data.places}
            keys={group.keys}
            charted={charted}
            onChart={setCharted}
            onAsk={setAsked}
            onLookInto={root?.level === 'district' ? ({ key }: ReportedPlace) => setUnit(key) : null}
          />
          <div className={classes.below}>
            <section className={classes.section} aria-labelledby="bars-heading">
              <h2 id="bars-heading">比较</h2>
              <IndicatorBars indicator={charted} places={view.data.places} onAsk={setAsked} />
            </section>
            <section className={classes.section} aria-labelledby="check-heading">
              <h2 id="check-heading">上报前核对</h2>
              {found.isError ? (
                <FailureState error={found.error} onRetry={() => void found.refetch()} />
              ) : found.data === undefined ? (
                <LoadingLines lines={4} />
              ) : (
                <ContradictionList key={period} period={period} found={found.data} />
              )}
            </section>
          </div>
          <ScheduleSection />
          {asked !== null && <RowsDrawer {...asked} period={period} onClose={() => setAsked(null)} />}
        </>
      )}
    </Page>
  )
}

function statusText(
  asOf: string,
  snapshots: readonly { readonly takenOn: string; readonly purpose: string }[],
): string {
  const [newest] = snapshots
  const kept = newest === undefined ? '本月还没有留存' : `最近留存 ${newest.takenOn}（${newest.purpose}）`
  return `数据截至 ${asOf}；网格、清单、未办结等为现数，会议、任职、办结按日期计。${kept}。`
}

function ReportActions({ period, unit }: { readonly period: string; readonly unit: string | null }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const { mutate: keep, isPending } = useCommand('reports.keep')
  const download = () => {
    call('reports.export', { period, unit }).then(saveArtifact, toastFailure).catch(toastFailure)
  }
  return (
    <>
      <Button component={Link} to="/forms" leftSection={<IconFileSpreadsheet size={16} stroke={1.7} aria-hidden />}>
        填报空表
      </Button>
      <Button leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />} onClick={download}>
        导出 Excel
      </Button>
      <Button
        component={Link}
        to={`/reports/print/${period}/${unit ?? ''}`}
        leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
      >
        打印
      </Button>
      <Button
        variant="filled"
        loading={isPending}
        leftSection={<IconArchive size={16} stroke={1.7} aria-hidden />}
        onClick={() =>
          keep(
            { period },
            {
              onSuccess: ({ kept }) =>
                toastDone(kept ? `已留存${monthName(period)}的数字` : '这些数字已经留存过，没有变化'),
              onError: toastFailure,
            },
          )
        }
      >
        留存本月数字
      </Button>
    </>
  )
}
