/** Every grid with its seats, community by community, and what is missing where. */
import { useCallback, useMemo, useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import type {
  Finding,
  StaffedCommunity,
  StaffedGrid,
  StaffingBoard,
  StaffingRule,
} from '../../../contract/api/organisation.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { CommunityColumn } from './community-column.tsx'
import { CoverageBars } from './coverage-bars.tsx'
import { EditPanel, type EditTarget } from './edit-panel.tsx'
import { FindingsList } from './findings-list.tsx'
import classes from './staffing-page.module.css'

export function StaffingPage() {
  const board = useRead('organisation.board', {})
  const [target, setTarget] = useState<EditTarget | null>(null)
  const [onlyOpen, setOnlyOpen] = useState(false)
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
            label="只看缺人的网格"
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            className={classes.toggle ?? ''}
          />
          <Button
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={() => setTarget({ kind: 'newCommunity' })}
          >
            新增社区
          </Button>
        </>
      }
      status={`配齐 ${grouped(totals.fullyStaffed)} 个网格，还有 ${grouped(totals.grids - totals.fullyStaffed)} 个缺人 · 待处理问题 ${grouped(board.data.findings.length)} 条`}
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
        <Board board={board.data} onlyOpen={onlyOpen} onEdit={setTarget} />
      )}
      <EditPanel target={target} onClose={() => setTarget(null)} />
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

interface BoardProps {
  readonly board: StaffingBoard
  readonly onlyOpen: boolean
  readonly onEdit: (target: EditTarget) => void
}

function Board({ board, onlyOpen, onEdit }: BoardProps) {
  const [marked, setMarked] = useState<string | null>(null)
  const openGrids = useMemo(() => gridsWithOpenSeats(board.findings), [board.findings])
  const goTo = useCallback((finding: Finding) => {
    const id = finding.gridId ?? finding.communityId
    if (id === null) return
    setMarked(id)
    const element = document.getElementById(`place-${id}`)
    element?.scrollIntoView({ block: 'center', inline: 'nearest' })
    element?.focus({ preventScroll: true })
  }, [])
  const visible = (community: StaffedCommunity): StaffedCommunity =>
    onlyOpen
      ? { ...community, grids: community.grids.filter((grid: StaffedGrid) => openGrids.has(grid.id)) }
      : community
  return (
    <>
      <div className={classes.columns} role="group" aria-label="各社区的网格" tabIndex={0}>
        {board.communities.map((community) => (
          <CommunityColumn
            key={community.id}
            community={visible(community)}
            gridCount={community.grids.length}
            findings={board.findings}
            marked={marked}
            onEdit={onEdit}
          />
        ))}
      </div>
      <aside className={classes.side} aria-label="检查结果">
        <CoverageBars
          communities={board.communities}
          openGrids={openGrids}
          onPick={(id) => {
            setMarked(id)
            document.getElementById(`place-${id}`)?.scrollIntoView({ block: 'start', inline: 'start' })
          }}
        />
        <FindingsList findings={board.findings} onPick={goTo} />
      </aside>
    </>
  )
}

const seatRules: ReadonlySet<StaffingRule> = new Set<StaffingRule>([
  'oneGridLeader',
  'fullTimeMember',
  'partTimeMember',
  'instructor',
  'otherForce',
])

/** Grids in which a seat of 1+3+N is empty or wrongly filled; a missing code or a large grid is another matter. */
function gridsWithOpenSeats(findings: readonly Finding[]): ReadonlySet<string> {
  const open = findings.filter((finding) => seatRules.has(finding.rule))
  return new Set(open.map((finding) => finding.gridId).filter((id): id is string => id !== null))
}
