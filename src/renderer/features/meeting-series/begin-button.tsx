/** 开会: opens the dialog that begins the next meeting of a series, and goes to the meeting. */
import { Button } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { BeginDialog } from './begin-dialog.tsx'
import { useAskedBegin } from './use-asked-begin.ts'

export interface BeginButtonProps {
  /** Null: the clerk chooses. */
  readonly seriesId: string | null
  readonly disabled?: boolean
}

export function BeginButton({ seriesId, disabled = false }: BeginButtonProps) {
  const [opened, setOpened] = useState(false)
  const [, navigate] = useLocation()
  useAskedBegin(useCallback(() => setOpened(true), []))
  return (
    <>
      <Button
        leftSection={<IconMessages size={16} stroke={1.7} aria-hidden />}
        disabled={disabled}
        title={disabled ? '请先保存系列' : undefined}
        onClick={() => setOpened(true)}
      >
        开会
      </Button>
      {opened && (
        <BeginDialog
          seriesId={seriesId}
          onClose={() => setOpened(false)}
          onBegun={(id) => navigate(`/meetings/${id}`)}
        />
      )}
    </>
  )
}
