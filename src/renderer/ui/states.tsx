/** What a page shows when it has nothing to show: waiting, empty, filtered to nothing, refused. */
import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { describeFailure } from '../api/failures.ts'
import classes from './states.module.css'

export interface EmptyStateProps {
  readonly title: string
  /** One sentence that teaches the next step. */
  readonly hint: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{hint}</p>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  )
}

export interface FailureStateProps {
  readonly title?: string
  readonly error: unknown
  readonly onRetry?: () => void
}

export function FailureState({ title = '没有读到内容', error, onRetry }: FailureStateProps) {
  return (
    <div className={classes.state} role="alert">
      <p className={classes.failureTitle}>
        <IconAlertTriangle size={18} aria-hidden />
        {title}
      </p>
      <p className={classes.hint}>{describeFailure(error)}</p>
      {onRetry !== undefined && (
        <div className={classes.action}>
          <Button onClick={onRetry}>重试</Button>
        </div>
      )}
    </div>
  )
}

/** Grey lines of the shape to come; only after a wait that a person notices. */
export function LoadingLines({ lines = 8, height = 20 }: { readonly lines?: number; readonly height?: number }) {
  const noticed = useNoticedWait()
  return (
    <div className={classes.loading} role="status" aria-label="正在读取">
      {noticed && Array.from({ length: lines }, (_, index) => <Skeleton key={index} height={height} />)}
    </div>
  )
}

/** Becomes true once the component has been waiting for 300 ms. */
export function useNoticedWait(): boolean {
  const [noticed, setNoticed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return noticed
}
