/** Whose data this is, whether it is saved, to when it can be restored, and the step back and forth. */
import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { useIsMutating } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { SystemStatus } from '../../contract/api/system.ts'
import { useLastSaved } from '../api/saved-mark.ts'
import { MovedNotice } from '../features/moving/moved-notice.tsx'
import { clockTime, shortMoment } from '../ui/format.ts'
import { useUndoRedo } from '../ui/use-undo-redo.ts'
import classes from './top-bar.module.css'

export interface TopBarProps {
  readonly status: SystemStatus
  readonly onSearch: () => void
}

export function TopBar({ status, onSearch }: TopBarProps) {
  const { undo, redo, undoLabel, redoLabel, busy } = useUndoRedo()
  return (
    <header className={classes.bar}>
      <Link to="/" className={classes.brand} aria-label="四单通，回到工作台">
        <span className={classes.mark} aria-hidden>
          四
        </span>
        四单通
      </Link>
      <span className={classes.unit}>{status.unit?.name ?? ''}</span>
      {status.sample && <span className={classes.sample}>示例数据</span>}
      <MovedNotice />
      <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <span className={classes.searchText}>搜索或输入命令</span>
        <kbd className={classes.searchKeys} aria-hidden>
          Ctrl+K
        </kbd>
      </button>
      <div className={classes.right}>
        <StepButton
          label="撤销"
          hint={undoLabel === null ? '没有可撤销的操作' : `撤销：${undoLabel}（Ctrl+Z）`}
          disabled={undoLabel === null || busy}
          onClick={undo}
        >
          <IconArrowBackUp size={18} stroke={1.7} />
        </StepButton>
        <StepButton
          label="重做"
          hint={redoLabel === null ? '没有可重做的操作' : `重做：${redoLabel}（Ctrl+Y）`}
          disabled={redoLabel === null || busy}
          onClick={redo}
        >
          <IconArrowForwardUp size={18} stroke={1.7} />
        </StepButton>
        <SavedMark before={status.lastSavedAt} />
        <Link to="/backups" className={classes.restore}>
          {status.lastBackupAt === null ? '还没有备份' : `可恢复到 ${shortMoment(status.lastBackupAt)}`}
        </Link>
        <SchemeSwitch />
      </div>
    </header>
  )
}

interface StepButtonProps {
  readonly label: string
  /** What exactly would be taken back or done again. */
  readonly hint: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function StepButton({ label, hint, disabled, onClick, children }: StepButtonProps) {
  return (
    <Tooltip label={hint}>
      <ActionIcon
        aria-label={label}
        aria-description={hint}
        aria-disabled={disabled}
        data-disabled={disabled}
        onClick={() => {
          if (!disabled) onClick()
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Says “已保存” only with the time that a command answered after its commit. */
function SavedMark({ before }: { readonly before: string | null }) {
  const saving = useIsMutating() > 0
  const saved = useLastSaved()
  const text = saving
    ? '正在保存…'
    : saved !== null
      ? `已保存 ${clockTime(saved.savedAt)}`
      : before === null
        ? ''
        : `上次保存 ${shortMoment(before)}`
  return (
    <span className={saved !== null && !saving ? classes.saved : classes.saving} role="status">
      {text}
    </span>
  )
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const isDark = useComputedColorScheme('light') === 'dark'
  const label = isDark ? '切换到浅色' : '切换到深色'
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
        {isDark ? <IconSun size={18} stroke={1.7} /> : <IconMoon size={18} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}
