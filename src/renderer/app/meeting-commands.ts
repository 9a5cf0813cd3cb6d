/** Commands of the palette around meetings: beginning one, topics, tasks, and the pages of the meeting that is open. */
import { IconArrowRight, IconMessages, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { beginPath } from '../features/meeting-series/use-asked-begin.ts'
import { meetingPages } from '../features/meetings/meeting-links.tsx'
import type { AppCommand } from './commands.ts'

interface Step extends Omit<AppCommand, 'run'> {
  readonly to: string
}

const steps: readonly Step[] = [
  {
    id: 'begin meeting',
    label: '开会',
    words: '召开 会议系列 联席会议 例会 下一次会议',
    icon: IconMessages,
    to: beginPath,
  },
  {
    id: 'new topic',
    label: '登记议题',
    words: '议题申请 申请单 征集',
    icon: IconPlus,
    to: '/meetings/topics?new=1',
  },
  { id: 'new series', label: '新建会议系列', words: '系列 模板 例会', icon: IconPlus, to: '/meetings/series/new' },
  {
    id: 'overdue tasks',
    label: '查看逾期事项',
    words: '督办 逾期 催办',
    icon: IconArrowRight,
    to: '/tasks?scope=overdue',
  },
  { id: 'my tasks', label: '查看我的事项', words: '督办 我的 待办', icon: IconArrowRight, to: '/tasks?scope=mine' },
]

export function useMeetingCommands(): readonly AppCommand[] {
  const [location, navigate] = useLocation()
  const [, openId] = /^\/meetings\/([0-9a-f-]{36})(?:\/|$)/.exec(location) ?? []
  return useMemo(() => {
    const ofOpen: readonly Step[] =
      openId === undefined
        ? []
        : meetingPages.map(([page, label]) => ({
            id: `open meeting ${page}`,
            label: `这次会议：${label}`,
            words: '会议 纪要 材料 通知 结转',
            icon: IconArrowRight,
            to: `/meetings/${openId}/${page}`,
          }))
    return [...ofOpen, ...steps].map(({ to, ...command }) => ({ ...command, run: () => navigate(to) }))
  }, [navigate, openId])
}
