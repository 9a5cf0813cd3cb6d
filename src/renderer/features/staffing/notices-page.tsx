/** 网格员公示牌 of one grid or of a whole community: the sheets as they print, and what they still lack. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { StaffedCommunity } from '../../../contract/api/staffing-board.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { PdfHint, PrintButtons } from '../../ui/print-buttons.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import classes from './notices-page.module.css'

export function NoticesPage() {
  const board = useRead('organisation.board', {})
  if (board.isPending) return <LoadingLines lines={10} />
  if (board.isError) return <FailureState error={board.error} onRetry={() => void board.refetch()} />
  const communities = board.data.communities.filter(({ own, grids }) => own && grids.length > 0)
  const [first] = communities
  if (first === undefined)
    return (
      <Page title="网格员公示牌">
        <EmptyState
          title="还没有网格"
          hint="先在网格队伍中新增社区和网格，或导入人员清单。"
          action={
            <Button component={Link} to="/staffing" variant="filled">
              回到网格队伍
            </Button>
          }
        />
      </Page>
    )
  return <Notices communities={communities} first={first} />
}

interface NoticesProps {
  readonly communities: readonly StaffedCommunity[]
  readonly first: StaffedCommunity
}

const wholeCommunity = ''

function Notices({ communities, first }: NoticesProps) {
  const [communityId, setCommunityId] = useState(first.id)
  const [gridId, setGridId] = useState(wholeCommunity)
  const community = communities.find(({ id }) => id === communityId) ?? first
  const grids = community.grids.filter((grid) => gridId === wholeCommunity || grid.id === gridId)
  const notice = useRead('organisation.notice', { gridIds: grids.map(({ id }) => id) })
  return (
    <Page
      title="网格员公示牌"
      beside={<span>{grids.length} 张，A4 竖版</span>}
      flush
      actions={
        <>
          <NativeSelect
            aria-label="社区"
            value={community.id}
            onChange={(event) => {
              setCommunityId(event.currentTarget.value)
              setGridId(wholeCommunity)
            }}
            data={communities.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NativeSelect
            aria-label="网格"
            value={gridId}
            onChange={(event) => setGridId(event.currentTarget.value)}
            data={[
              { value: wholeCommunity, label: '全部网格' },
              ...community.grids.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Button component={Link} to="/staffing">
            回到网格队伍
          </Button>
          <PrintButtons
            name={`网格员公示牌-${[community, ...(gridId === wholeCommunity ? [] : grids)].map(({ name }) => name).join('-')}`}
            ready={notice.data !== undefined}
          />
        </>
      }
      status={
        <>
          公示牌只印工作电话，不印个人联系电话。
          <PdfHint />
        </>
      }
    >
      {notice.isError ? (
        <FailureState title="公示牌没有画出来" error={notice.error} onRetry={() => void notice.refetch()} />
      ) : notice.data === undefined ? (
        <div className={classes.waiting}>
          <LoadingLines lines={12} />
        </div>
      ) : (
        <PaperPreview html={notice.data.html} label="公示牌" />
      )}
      <NoticeFacts notice={notice.data ?? null} />
    </Page>
  )
}
