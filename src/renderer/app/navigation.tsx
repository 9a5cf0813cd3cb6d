/** The pages of the product. Narrow windows show the icons, with the words as tooltips. */
import { Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconArrowsExchange,
  IconCalendar,
  IconChecklist,
  IconDatabaseHeart,
  IconFlag3,
  IconFileImport,
  IconGridDots,
  IconHeartHandshake,
  IconHome,
  IconListCheck,
  IconMap2,
  IconMessages,
  IconReportAnalytics,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { useRead } from '../api/queries.ts'
import { grouped } from '../ui/format.ts'
import classes from './navigation.module.css'

interface Entry {
  readonly to: string
  readonly label: string
  readonly icon: Icon
  readonly ledger?: LedgerKey
}

interface Section {
  readonly title: string | null
  readonly entries: readonly Entry[]
}

const sections: readonly Section[] = [
  { title: null, entries: [{ to: '/', label: '工作台', icon: IconHome }] },
  {
    title: '四张清单',
    entries: [
      { to: '/ledgers/duties', label: '岗位责任', icon: IconChecklist, ledger: 'duties' },
      { to: '/ledgers/keyMatters', label: '重点事项', icon: IconFlag3, ledger: 'keyMatters' },
      { to: '/ledgers/assistMatters', label: '协助事项', icon: IconHeartHandshake, ledger: 'assistMatters' },
      { to: '/ledgers/people', label: '人员', icon: IconUsers, ledger: 'people' },
      { to: '/import', label: '导入表格', icon: IconFileImport },
    ],
  },
  {
    title: '日常工作',
    entries: [
      { to: '/staffing', label: '网格队伍', icon: IconGridDots },
      { to: '/responsibility', label: '责任图谱', icon: IconMap2 },
      { to: '/meetings', label: '议事协商', icon: IconMessages },
      { to: '/tasks', label: '督办事项', icon: IconListCheck },
      { to: '/reports', label: '数据报表', icon: IconReportAnalytics },
      { to: '/exchange', label: '交换中心', icon: IconArrowsExchange },
    ],
  },
  {
    title: '数据',
    entries: [
      { to: '/backups', label: '备份与恢复', icon: IconDatabaseHeart },
      { to: '/calendar', label: '工作日历', icon: IconCalendar },
    ],
  },
]

export function Navigation() {
  const [location] = useLocation()
  const counts = useRead('ledgers.counts', {})
  const folded = useMediaQuery('(width < 1280px)', false, { getInitialValueInEffect: false })
  return (
    <nav className={classes.nav} aria-label="主导航">
      {sections.map((section) => (
        <div key={section.title ?? ''} className={classes.section}>
          {section.title !== null && <p className={classes.heading}>{section.title}</p>}
          {section.entries.map((entry) => (
            <NavigationLink
              key={entry.to}
              entry={entry}
              folded={folded}
              active={isActive(location, entry.to)}
              count={entry.ledger === undefined ? undefined : counts.data?.[entry.ledger]}
            />
          ))}
        </div>
      ))}
    </nav>
  )
}

interface NavigationLinkProps {
  readonly entry: Entry
  readonly folded: boolean
  readonly active: boolean
  readonly count: number | undefined
}

function NavigationLink({ entry, folded, active, count }: NavigationLinkProps) {
  const EntryIcon = entry.icon
  return (
    <Tooltip label={entry.label} position="right" disabled={!folded}>
      <Link
        to={entry.to}
        className={classes.link ?? ''}
        aria-label={entry.label}
        aria-current={active ? 'page' : undefined}
      >
        <EntryIcon size={18} stroke={1.6} aria-hidden />
        <span className={classes.label}>{entry.label}</span>
        {count !== undefined && <span className={classes.count}>{grouped(count)}</span>}
      </Link>
    </Tooltip>
  )
}

function isActive(location: string, to: string): boolean {
  return to === '/' ? location === '/' : location === to || location.startsWith(`${to}/`)
}
