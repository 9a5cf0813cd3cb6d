/** 议题征集: what has come in for the next meetings, state by state, with one topic open for review. */
import { Button, NativeSelect, Tabs, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { topicSources, topicStates, type TopicState } from '../../../contract/meetings.ts'
import type { Topic, TopicCounts } from '../../../contract/topics.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { TopicCalls } from './topic-calls.tsx'
import { TopicDialog } from './topic-dialog.tsx'
import { TopicReview } from './topic-review.tsx'
import classes from './topics-page.module.css'
import { useAskedTopic, type AskedTopic } from './use-asked-topic.ts'

type Source = (typeof topicSources)[number]

export function TopicsPage() {
  const [state, setState] = useState<TopicState>('待审核')
  const [seriesId, setSeriesId] = useState('')
  const [text, setText] = useState('')
  const [source, setSource] = useState<Source | null>(null)
  const [editing, setEditing] = useState<Topic | AskedTopic | null>(null)
  useAskedTopic(setEditing)
  const series = useRead('series.list', {})
  const list = useRead('topics.list', {
    state,
    seriesId: seriesId === '' ? null : seriesId,
    text: useDebounced(text, 150),
  })
  const inState = list.data?.topics ?? []
  const shown = inState.filter((topic) => source === null || topic.source === source)
  const isFiltered = seriesId !== '' || text.trim() !== '' || source !== null
  const newButton = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
      onClick={() => setEditing({ subject: null, seriesId: seriesId === '' ? null : seriesId })}
    >
      登记议题
    </Button>
  )
  return (
    <Page
      title="议题征集"
      beside={<TopicCalls onChoose={setSeriesId} />}
      actions={
        <>
          <Button component={Link} to="/meetings" leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}>
            返回会议
          </Button>
          {newButton}
        </>
      }
      tools={
        <>
          <StateTabs state={state} counts={list.data?.counts ?? null} onChange={setState} />
          <TextInput
            className={classes.find ?? ''}
            aria-label="查找议题"
            placeholder="议题、提出人、单位，可用拼音"
            leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
          <NativeSelect
            aria-label="会议系列"
            value={seriesId}
            data={[
              { value: '', label: '全部系列' },
              ...(series.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => setSeriesId(value)}
          />
          <SourceChips topics={inState} source={source} onChange={setSource} />
        </>
      }
      status={
        list.data === undefined ? '' : `${state} ${shown.length} 件 · ↑↓ 选择，1 立项、2 暂存、3 不予立项，回车修改`
      }
      flush
    >
      {list.isPending ? (
        <LoadingLines lines={8} />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} />
      ) : shown.length === 0 ? (
        <div className={classes.nothing}>
          <NothingHere state={state} isFiltered={isFiltered} action={newButton} />
        </div>
      ) : (
        <TopicReview topics={shown} series={series.data ?? []} onEdit={setEditing} />
      )}
      {editing !== null && (
        <TopicDialog
          editing={editing}
          series={series.data ?? []}
          onClose={() => setEditing(null)}
          onCreated={() => setState('待审核')}
        />
      )}
    </Page>
  )
}

interface StateTabsProps {
  readonly state: TopicState
  readonly counts: TopicCounts | null
  readonly onChange: (state: TopicState) => void
}

const tabOrder: readonly TopicState[] = ['待审核', '已立项', '暂存', '已上会', '不予立项']

function StateTabs({ state, counts, onChange }: StateTabsProps) {
  return (
    <Tabs
      className={classes.tabs ?? ''}
      value={state}
      onChange={(value) => onChange(topicStates.find((known) => known === value) ?? state)}
    >
      <Tabs.List>
        {tabOrder.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {tab} {counts?.[tab] ?? ''}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}

interface SourceChipsProps {
  readonly topics: readonly Topic[]
  readonly source: Source | null
  readonly onChange: (source: Source | null) => void
}

function SourceChips({ topics, source, onChange }: SourceChipsProps) {
  return (
    <div className={classes.chips} role="group" aria-label="来源">
      {topicSources.map((name) => (
        <button
          key={name}
          type="button"
          className={classes.chip}
          aria-pressed={source === name}
          onClick={() => onChange(source === name ? null : name)}
        >
          {name} {topics.filter((topic) => topic.source === name).length}
        </button>
      ))}
    </div>
  )
}

const hints: Readonly<Record<TopicState, { readonly title: string; readonly hint: string }>> = {
  待审核: { title: '没有等待审核的议题', hint: '居民、网格、部门提出的事项在这里登记，审核立项后上会。' },
  已立项: { title: '没有等待上会的议题', hint: '审核通过的议题在这里等待上会；从会议系列开会时选入。' },
  暂存: { title: '没有暂存的议题', hint: '条件还不成熟的议题可以暂存，随时再审。' },
  已上会: { title: '还没有上过会的议题', hint: '列入会议议程的议题在这里；会上缓议的会回到已立项。' },
  不予立项: { title: '没有不予立项的议题', hint: '不予立项的议题连同理由留在这里，可以退回再审。' },
}

interface NothingHereProps {
  readonly state: TopicState
  readonly isFiltered: boolean
  readonly action: React.ReactNode
}

function NothingHere({ state, isFiltered, action }: NothingHereProps) {
  if (isFiltered) return <EmptyState title="没有符合条件的议题" hint="换一个字、来源或会议系列再找。" />
  return <EmptyState {...hints[state]} action={action} />
}
