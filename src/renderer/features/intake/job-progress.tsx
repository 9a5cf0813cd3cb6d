/** How far long work is, in words and as a bar, with the way to stop it. */
import { Button, Progress } from '@mantine/core'
import type { JobProgress } from '../../../contract/api/intake.ts'
import { grouped } from '../../ui/format.ts'
import classes from './job-progress.module.css'

const stageNames = { reading: '正在读取', planning: '正在与清单逐行比较', applying: '正在写入' } as const

export interface JobProgressBarProps {
  readonly progress: JobProgress | null
  /** What is said before anything has been heard. */
  readonly waiting: string
  readonly cancelLabel: string
  readonly onCancel: () => void
}

export function JobProgressBar({ progress, waiting, cancelLabel, onCancel }: JobProgressBarProps) {
  const known = progress !== null && progress.total > 0 && progress.done > 0
  return (
    <div className={classes.job} role="status">
      <p className={classes.text}>
        {progress === null ? waiting : `${stageNames[progress.stage]} ${progress.file}`}
        {known && progress.stage !== 'planning' && (
          <span className="sd-soft">
            {' '}
            {grouped(progress.done)} / {grouped(progress.total)}
          </span>
        )}
      </p>
      <Progress
        value={known ? (progress.done / progress.total) * 100 : 100}
        animated={!known}
        striped={!known}
        size="sm"
        aria-label="进度"
      />
      <div>
        <Button onClick={onCancel}>{cancelLabel}</Button>
      </div>
    </div>
  )
}
