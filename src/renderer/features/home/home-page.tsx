/** The desk at half past eight: what is to be done, where somebody is missing, what was sent and received. */
import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding, StaffingBoard } from '../../../contract/api/organisation.ts'
import type { PartnerPackage } from '../../../contract/api/exchange.ts'
import type { ReportReminder } from '../../../contract/api/reports.ts'
import type { TaskPage } from '../../../contract/api/tasks.ts'
import { ledgerKeys, ledgers } from '../../../contract/ledgers/index.ts'
import type { MeetingSummary } from '../../../contract/meetings.ts'
import type { Task } from '../../../contract/tasks.ts'
import type { TopicCall } from '../../../contract/topics.ts'
import { useRead } from '../../api/queries.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { grouped, meetingTime, monthName, shortMoment, thisMonth } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import type { TaskScope } from '../tasks/task-scopes.ts'
import { UrgencyMark } from '../tasks/urgency-mark.tsx'
import classes from './home-page.module.css'

export function HomePage() {
  const counts = useRead('ledgers.counts', {})
  const board = useRead('organisation.board', {})
  const meetings = useRead('meetings.list', {})
  const exchange = useRead('exchange.list', {})
  const pressing = useRead('tasks.list', { urgencies: ['已逾期', '临期'], limit: shownTasks })
  const carried = useRead('tasks.list', { carried: true, limit: shownTasks })
  const calls = useRead('topics.calls', {})
  const reminder = useRead('reports.reminder', {}, { staleTime: 0 })
  const reads = [counts, board, meetings, exchange, pressing, carried, calls]
  const failed = reads.find((read) => read.isError)
  if (failed !== undefined)
    return <FailureState error={failed.error} onRetry={() => reads.forEach((read) => void read.refetch())} />
  if (
    counts.data === undefined ||
    board.data === undefined ||
    meetings.data === undefined ||
    exchange.data === undefined ||
    pressing.data === undefined ||
    carried.data === undefined ||
    calls.data === undefined
  )
    return <LoadingLines lines={10} />
  const rows = ledgerKeys.reduce((sum, key) => sum + counts.data[key], 0)
  if (rows === 0 && meetings.data.length === 0) return <FreshStart />
  return (
    <Page title="工作台">
      <div className={classes.ledgers}>
        {ledgerKeys.map((key) => (
          <Link key={key} to={`/ledgers/${key}`} className={classes.ledger ?? ''}>
            <span className={classes.figure}>{grouped(counts.data[key])}</span>
            <span>{ledgers[key].title}</span>
          </Link>
        ))}
      </div>
      <div className={classes.columns}>
        <ToDo
          pressing={pressing.data}
          meetings={meetings.data}
          calls={calls.data}
          packages={exchange.data.packages}
          reminder={reminder.data}
        />
        <CarriedOver carried={carried.data} />
        <Vacancies board={board.data} />
        <Traffic packages={exchange.data.packages} />
      </div>
    </Page>
  )
}

function FreshStart() {
  return (
    <Page title="工作台">
      <EmptyState
        title="从现有的表格开始"
        hint="把手头的四张清单、网格员名册导进来，社区、网格和人员会一并建好，马上能看到哪里缺人。"
        action={
          <Button
            component={Link}
            to="/import"
            variant="filled"
            size="md"
            leftSection={<IconFileImport size={18} aria-hidden />}
          >
            导入表格
          </Button>
        }
      />
    </Page>
  )
}

function Panel({ title, to, children }: { readonly title: string; readonly to: string; readonly children: ReactNode }) {
  return (
    <section className={classes.panel} aria-label={title}>
      <h2 className={classes.heading}>
        <Link to={to}>{title}</Link>
      </h2>
      {children}
    </section>
  )
}

const shownTasks = 6

interface ToDoProps {
  readonly pressing: TaskPage
  readonly meetings: readonly MeetingSummary[]
  readonly calls: readonly TopicCall[]
  readonly packages: readonly PartnerPackage[]
  readonly reminder: ReportReminder | undefined
}

const shownMeetings = 6

function ToDo({ pressing, meetings, calls, packages, reminder }: ToDoProps) {
  const isReportDue = reminder?.state === 'due' || reminder?.state === 'late'
  const open = meetings.filter((meeting) => meeting.lastIssued === null)
  const sentThisMonth = packages.some((item) => item.direction === 'sent' && item.period === thisMonth())
  return (
    <Panel title="今天要办" to="/tasks?scope=overdue">
      <ul className={classes.list}>
        <TaskLines tasks={pressing.rows} />
        {pressing.total > pressing.rows.length && (
          <li>
            <Link to="/tasks?scope=overdue">逾期 {grouped(pressing.urgencies.已逾期)} 项</Link>、
            <Link to="/tasks?scope=due">临期 {grouped(pressing.urgencies.临期)} 项</Link>
          </li>
        )}
        {open.slice(0, shownMeetings).map((meeting) => (
          <li key={meeting.id}>
            <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
            <p className={classes.detail}>
              <span className={classes.due}>纪要待发文</span> {meetingTime(meeting.heldAt)}
            </p>
          </li>
        ))}
        {open.length > shownMeetings && (
          <li>
            <Link to="/meetings">还有 {open.length - shownMeetings} 次会议待发文</Link>
          </li>
        )}
        {calls.map(({ seriesId, name, sentence }) => (
          <li key={seriesId}>
            <Link to="/meetings/topics">{sentence}</Link>
            <p className={classes.detail}>{name}</p>
          </li>
        ))}
        {isReportDue && (
          <li>
            <Link to="/reports">{reminder.sentence}</Link>
            <p className={classes.detail}>
              {reminder.state === 'late' ? <span className={classes.due}>已过期</span> : '数据报表'}
            </p>
          </li>
        )}
        {!sentThisMonth && (
          <li>
            <Link to="/exchange">封存 {monthName(thisMonth())} 的数据包</Link>
            <p className={classes.detail}>每月 25 日前报送</p>
          </li>
        )}
        {pressing.total === 0 && open.length === 0 && calls.length === 0 && sentThisMonth && !isReportDue && (
          <li className="sd-soft">没有到期的事项，纪要都已发文，本月数据包已封存。</li>
        )}
      </ul>
    </Panel>
  )
}

/** Each leads to its own row; what is late opens among what is late. */
function TaskLines({ tasks }: { readonly tasks: readonly Task[] }) {
  return tasks.map((task) => (
    <li key={task.id}>
      <Link to={`/tasks?scope=${scopeOf[task.urgency]}&task=${task.id}`}>{task.content}</Link>
      <p className={classes.detail}>
        <UrgencyMark urgency={task.urgency} /> {task.deadline ?? '未定时限'} {task.leadUnit}
      </p>
    </li>
  ))
}

const scopeOf: Readonly<Record<Task['urgency'], TaskScope>> = {
  已逾期: 'overdue',
  临期: 'due',
  正常: 'all',
  已办结: 'done',
  已撤销: 'all',
}

function CarriedOver({ carried }: { readonly carried: TaskPage }) {
  const open = carried.urgencies.已逾期 + carried.urgencies.临期 + carried.urgencies.正常
  return (
    <Panel title="结转未办" to="/tasks?scope=carried">
      <p className={classes.lead}>
        <Link to="/tasks?scope=carried">{grouped(carried.total)}</Link> 项结转未办，
        <Link to="/tasks">{grouped(open)}</Link> 项未办结
      </p>
      <ul className={classes.list}>
        <TaskLines tasks={carried.rows} />
        {carried.total === 0 && <li className="sd-soft">没有结转下来的事项。</li>}
      </ul>
    </Panel>
  )
}

function Vacancies({ board }: { readonly board: StaffingBoard }) {
  const { grids, fullyStaffed } = board.totals
  return (
    <Panel title="哪里缺人" to="/staffing">
      <p className={classes.lead}>
        <Link to="/staffing">
          {grouped(fullyStaffed)}/{grouped(grids)}
        </Link>{' '}
        个网格配齐 1+3+N
      </p>
      <ul className={classes.list}>
        {board.rules.map((rule) => {
          const found = board.findings.filter((finding) => finding.rule === rule.key)
          return found.length === 0 ? null : (
            <li key={rule.key} className={classes.rule}>
              <Link to="/staffing">{rule.title}</Link>
              <CountBadge
                value={found.length}
                tone={rule.severity === 'error' ? 'red' : 'amber'}
                to="/staffing"
                label={rule.title}
              />
              <p className={classes.detail}>{placesText(found)}</p>
            </li>
          )
        })}
        {board.findings.length === 0 && <li className="sd-soft">没有发现问题。</li>}
      </ul>
    </Panel>
  )
}

const shownPlaces = 3

function placesText(findings: readonly Finding[]): string {
  const places = [...new Set(findings.map(({ place }) => place).filter((place) => place !== ''))]
  return places.slice(0, shownPlaces).join('、') + (places.length > shownPlaces ? ' 等' : '')
}

const shownPackages = 6

function Traffic({ packages }: { readonly packages: readonly PartnerPackage[] }) {
  const latest = packages.toSorted((left, right) => right.at.localeCompare(left.at)).slice(0, shownPackages)
  return (
    <Panel title="最近收发" to="/exchange">
      <ul className={classes.list}>
        {latest.map((item) => (
          <li key={`${item.direction}/${item.packageId}`}>
            <Link to="/exchange">
              {item.direction === 'sent' ? '发给' : '收到'} {item.unitName}
            </Link>
            <p className={classes.detail}>
              {monthName(item.period)} 第 {item.sequence} 号 · {grouped(item.rows)} 行 · {shortMoment(item.at)}
            </p>
          </li>
        ))}
        {latest.length === 0 && <li className="sd-soft">还没有收发过数据包。</li>}
      </ul>
    </Panel>
  )
}
