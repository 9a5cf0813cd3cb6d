/** Every grid with its seats, community by community, what is missing where, and what a change would do. */
import { useCallback, useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { IconId, IconListCheck, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { EditPanel, type EditTarget } from './edit-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { StaffingBoardView } from './staffing-board-view.tsx'
import classes from './staffing-page.module.css'

export function StaffingPage() {
  const board = useRead('organisation.board', {})
  const [target, setTarget] = useState<EditTarget | null>(null)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const showAll = useCallback(() => setOnlyOpen(false), [])
  const [showsRules, setShowsRules] = useState(false)
  if (board.isPending) return <LoadingLines lines={12} height={26} />
  if (board.isError) return <FailureState error={board.error} onRetry={() => void board.refetch()} />
  const { totals } = board.data
  return (
    <Page
      title="网格队伍"
      beside={<Totals board={board.data} />}
      flush
      actions={
        <>
          <Checkbox
            label="只看有缺口的网格"
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            className={classes.toggle ?? ''}
          />
          <Button
            leftSection={<IconListCheck size={16} stroke={1.8} aria-hidden />}
            onClick={() => setShowsRules(true)}
          >
            配备规则
          </Button>
          {totals.grids > 0 && (
            <Button component={Link} to="/staffing/notices" leftSection={<IconId size={16} stroke={1.8} aria-hidden />}>
              公示牌
            </Button>
          )}
          <Button
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={() => setTarget({ kind: 'newCommunity' })}
          >
            新增社区
          </Button>
        </>
      }
      status={`配齐 ${grouped(totals.fullyStaffed)} 个网格，还有 ${grouped(totals.grids - totals.fullyStaffed)} 个缺人 · 待处理问题 ${grouped(board.data.findings.length)} 条 · 空格拿起一个人，方向键移动，再按空格放下`}
    >
      {board.data.communities.length === 0 ? (
        <EmptyState
          title="还没有社区和网格"
          hint="导入人员清单时，社区和网格会按“所属社区”“网格名称”“网格编码”一并建立。也可以先手工新增社区。"
          action={
            <>
              <Button component={Link} to="/import" variant="filled">
                导入人员清单
              </Button>
              <Button onClick={() => setTarget({ kind: 'newCommunity' })}>新增社区</Button>
            </>
          }
        />
      ) : (
        <StaffingBoardView
          board={board.data}
          onlyOpen={onlyOpen}
          onShowAll={showAll}
          onEdit={setTarget}
          onShowRules={() => setShowsRules(true)}
        />
      )}
      <EditPanel target={target} onClose={() => setTarget(null)} />
      <RulesPanel opened={showsRules} rules={board.data.rules} onClose={() => setShowsRules(false)} />
    </Page>
  )
}

function Totals({ board }: { readonly board: StaffingBoard }) {
  const { communities, grids, people } = board.totals
  return (
    <span>
      {grouped(communities)} 个社区 · {grouped(grids)} 个网格 ·{' '}
      <Link to="/ledgers/people" className={classes.total ?? ''}>
        {grouped(people)} 人
      </Link>
    </span>
  )
}
