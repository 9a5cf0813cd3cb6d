/** What can be done from anywhere by name: the commands of the palette. A new page or action gets its line here. */
import { useMantineColorScheme } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconDatabasePlus,
  IconDownload,
  IconMoon,
  IconPlus,
  IconPrinter,
  IconSun,
  type Icon,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { ledgerKeys, ledgers, type LedgerKey } from '../../contract/ledgers/index.ts'
import { useApi } from '../api/api-context.ts'
import { useCommand } from '../api/queries.ts'
import { newMeeting } from '../features/meetings/meetings-page.tsx'
import { useExport } from '../features/output/use-export.ts'
import { toastDone, toastFailure } from '../ui/toast.tsx'
import { useUndoRedo } from '../ui/use-undo-redo.ts'
import { useMeetingCommands } from './meeting-commands.ts'

export interface AppCommand {
  readonly id: string
  readonly label: string
  /** Other words by which people look for it. */
  readonly words: string
  readonly icon: Icon
  readonly keys?: string
  readonly run: () => void
}

const pages: readonly { readonly to: string; readonly label: string; readonly words: string }[] = [
  { to: '/', label: '工作台', words: '首页 主页' },
  { to: '/ledgers/duties', label: '岗位责任清单', words: '职责' },
  { to: '/ledgers/keyMatters', label: '重点管理事项清单', words: '重点事项' },
  { to: '/ledgers/assistMatters', label: '协助事项清单', words: '协助' },
  { to: '/ledgers/people', label: '人员清单', words: '花名册 名册' },
  { to: '/import', label: '导入表格', words: 'Excel WPS xlsx csv' },
  { to: '/staffing', label: '网格队伍', words: '1+3+N 空缺 社区 网格' },
  { to: '/staffing/notices', label: '公示牌', words: '网格员公示牌 打印' },
  { to: '/responsibility', label: '责任图谱', words: '盲区 交叉 谁负责' },
  ...ledgerKeys.map((key) => ({
    to: `/ledgers/${key}/versions`,
    label: `${ledgers[key].title}的版本`,
    words: '发布 对照表',
  })),
  { to: '/meetings', label: '议事协商', words: '会议 联席会议 纪要' },
  { to: '/compliance', label: '检查公文格式', words: '格式检查 GB/T 9704 纪要 docx 版式' },
  { to: '/meetings/series', label: '会议系列', words: '联席会议 例会 议事会' },
  { to: '/meetings/topics', label: '议题征集', words: '议题申请 审核立项 暂存' },
  { to: '/tasks', label: '督办事项', words: '逾期 临期 办结 结转 议定事项' },
  { to: '/reports', label: '数据报表', words: '月报 指标 统计 汇总 对比' },
  { to: '/forms', label: '填报空表', words: '月报表 区局 上报 一表多填' },
  { to: '/calendar', label: '工作日历', words: '放假 调休 工作日 时限' },
  { to: '/exchange', label: '交换中心', words: '数据包 上报 收发' },
  { to: '/trust', label: '印章与名片', words: '单位印章 核对码 恢复单 换章 停用 二维码' },
  { to: '/backups', label: '备份与恢复', words: '操作记录 历史 搬家 换电脑' },
]

export function useAppCommands(): readonly AppCommand[] {
  const [, navigate] = useLocation()
  const actions = useActions()
  const meetings = useMeetingCommands()
  return useMemo(
    () => [
      ...meetings,
      ...actions,
      ...pages.map(({ to, label, words }) => ({
        id: `go ${to}`,
        label: `前往${label}`,
        words,
        icon: IconArrowRight,
        run: () => navigate(to),
      })),
    ],
    [actions, meetings, navigate],
  )
}

function useActions(): readonly AppCommand[] {
  const { host } = useApi()
  const [, navigate] = useLocation()
  const { run: putOut } = useExport()
  const { undo, redo } = useUndoRedo()
  const { mutate: createMeeting } = useCommand('meetings.create')
  const { mutate: createBackup } = useCommand('backups.create')
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return useMemo(() => {
    const exportLists = (keys: readonly LedgerKey[]) => putOut({ document: { kind: 'lists', ledgers: [...keys] } })
    return [
      {
        id: 'new meeting',
        label: '新建会议',
        words: '会议 联席会议',
        icon: IconPlus,
        run: () =>
          createMeeting(newMeeting(), {
            onSuccess: ({ meeting }) => navigate(`/meetings/${meeting.id}`),
            onError: toastFailure,
          }),
      },
      ...ledgerKeys.map((key) => ({
        id: `new ${key}`,
        label: `新增一行：${ledgers[key].title}`,
        words: '添加 录入 登记',
        icon: IconPlus,
        run: () => navigate(`/ledgers/${key}?new=1`),
      })),
      {
        id: 'export all',
        label: '导出四张清单',
        words: '下载 Excel xlsx',
        icon: IconDownload,
        run: () => void exportLists(ledgerKeys),
      },
      ...ledgerKeys.map((key) => ({
        id: `export ${key}`,
        label: `导出${ledgers[key].title}`,
        words: '下载 Excel xlsx',
        icon: IconDownload,
        run: () => void exportLists([key]),
      })),
      {
        id: 'backup',
        label: '立即备份',
        words: '保存 备份',
        icon: IconDatabasePlus,
        run: () => createBackup({}, { onSuccess: () => toastDone('已备份，并重新打开核对过'), onError: toastFailure }),
      },
      { id: 'undo', label: '撤销上一步', words: '退回', icon: IconArrowBackUp, keys: 'Ctrl+Z', run: undo },
      { id: 'redo', label: '重做', words: '恢复', icon: IconArrowForwardUp, keys: 'Ctrl+Y', run: redo },
      {
        id: 'print',
        label: '打印本页',
        words: '打印',
        icon: IconPrinter,
        keys: 'Ctrl+P',
        run: () => void host.print(),
      },
      { id: 'light', label: '切换到浅色', words: '主题 外观 白天', icon: IconSun, run: () => setColorScheme('light') },
      { id: 'dark', label: '切换到深色', words: '主题 外观 夜间', icon: IconMoon, run: () => setColorScheme('dark') },
    ]
  }, [createBackup, createMeeting, host, navigate, putOut, redo, setColorScheme, undo])
}
