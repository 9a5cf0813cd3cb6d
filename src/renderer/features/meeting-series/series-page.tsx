/** 会议系列: the standing meetings of the office at the left, the one chosen at the right. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { SeriesSummary } from '../../../contract/meeting-series.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { NewSeries } from './new-series.tsx'
import { SeriesEditor } from './series-editor.tsx'
import classes from './series-page.module.css'

const pagePath = '/meetings/series'

/** @param chosen of a series, `new`, or nothing. */
export function SeriesPage({ chosen }: { readonly chosen: string | undefined }) {
  const list = useRead('series.list', {})
  const shown = chosen ?? list.data?.[0]?.id
  const newButton = (
    <Button
      component={Link}
      to={`${pagePath}/new`}
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
    >
      新建系列
    </Button>
  )
  return (
    <Page
      title="会议系列"
      beside={list.data === undefined ? null : <span>{list.data.length} 个系列</span>}
      actions={
        <>
          <Button component={Link} to="/meetings" leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}>
            返回会议
          </Button>
          {newButton}
        </>
      }
      status="系列定好参会人员、固定议题和规则，每次开会自动带入；改动只影响以后的会议。"
      flush
    >
      {list.isPending ? (
        <LoadingLines lines={8} />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} />
      ) : shown === undefined ? (
        <div className={classes.detail}>
          <EmptyState
            title="还没有会议系列"
            hint="把经常开的会议建成系列：谁来、议什么、按什么规则表决，开会时自动带入。"
            action={newButton}
          />
        </div>
      ) : (
        <>
          <SeriesRail series={list.data} shown={shown} />
          <div className={classes.detail}>
            {shown === 'new' ? (
              <NewSeries taken={list.data.map(({ name }) => name)} />
            ) : (
              <ChosenSeries key={shown} id={shown} />
            )}
          </div>
        </>
      )}
    </Page>
  )
}

function SeriesRail({ series, shown }: { readonly series: readonly SeriesSummary[]; readonly shown: string }) {
  return (
    <nav className={classes.rail} aria-label="会议系列">
      <ul>
        {series.map(({ id, name, kind, frequency, members, meetings }) => (
          <li key={id}>
            <Link
              to={`${pagePath}/${id}`}
              className={classes.entry ?? ''}
              aria-current={id === shown ? 'page' : undefined}
            >
              <span className={classes.name}>{name}</span>
              <span className={classes.facts}>
                {[kind, frequency, `${members} 人`, meetings === 0 ? '还没有开过' : `已有 ${meetings} 次`]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ChosenSeries({ id }: { readonly id: string }) {
  const series = useRead('series.get', { id })
  const [, navigate] = useLocation()
  if (series.isPending) return <LoadingLines lines={8} />
  if (series.isError) return <FailureState error={series.error} onRetry={() => void series.refetch()} />
  return (
    <SeriesEditor
      key={series.data.version}
      series={series.data}
      onRemoved={() => navigate(pagePath, { replace: true })}
    />
  )
}
