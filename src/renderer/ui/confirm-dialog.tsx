/** Asks once, for what cannot simply be taken back, and names what will be fixed or gone. */
import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './confirm-dialog.module.css'

export interface ConfirmDialogProps {
  readonly opened: boolean
  readonly title: string
  readonly confirmLabel: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly refusal?: string | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, confirmLabel, danger = false, busy = false, disabled = false, refusal = null } = props
  return (
    <Modal opened={opened} onClose={props.onClose} title={title} size={480} closeButtonProps={{ 'aria-label': '关闭' }}>
      <div className={classes.body}>{props.children}</div>
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button onClick={props.onClose}>取消</Button>
        <Button
          variant="filled"
          color={danger ? 'red' : 'teal'}
          loading={busy}
          disabled={disabled}
          onClick={props.onConfirm}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  )
}
