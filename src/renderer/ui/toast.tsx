/** Short messages at the foot of the window. The same thing said twice is one message. */
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { describeFailure } from '../api/failures.ts'

const closeButtonProps = { 'aria-label': '关闭提示' }

export function toastDone(message: string): void {
  notifications.hide(message)
  notifications.show({ id: message, message, color: 'teal', autoClose: 4000, closeButtonProps })
}

/** A failure, or a sentence that says already why something was not done. */
export function toastFailure(error: unknown): void {
  const message = typeof error === 'string' ? error : describeFailure(error)
  notifications.hide(message)
  notifications.show({ id: message, title: '没有完成', message, color: 'red', autoClose: 15_000, closeButtonProps })
}

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** An id of its own for each step: a message that only changed its text would keep the older one's time. */
let shownStep: string | null = null

/** A finished step with one thing to do next, usually taking it back. A later step takes the place of an earlier one. */
export function toastWithAction(message: string, action: ToastAction): void {
  hideLastStep()
  shownStep = notifications.show({
    message: (
      <Group gap={12} wrap="nowrap" justify="space-between">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            hideLastStep()
            action.run()
          }}
        >
          {action.label}
        </Button>
      </Group>
    ),
    color: 'teal',
    autoClose: 12_000,
    closeButtonProps,
  })
}

/** For who goes on to something that the last step is no part of. */
export function hideLastStep(): void {
  if (shownStep !== null) notifications.hide(shownStep)
  shownStep = null
}

/** Work that a person would otherwise take for nothing happening. @returns what ends the message. */
export function toastWaiting(message: string): () => void {
  const id = notifications.show({ message, loading: true, autoClose: false, withCloseButton: false })
  return () => notifications.hide(id)
}
