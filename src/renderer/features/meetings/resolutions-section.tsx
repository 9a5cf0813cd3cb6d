/** What was decided: the matter, who answers for it, by when. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { DateBox } from '../../ui/date-box.tsx'
import { newResolutionRow, type ResolutionRow } from './draft.ts'
import type { SectionProps } from './head-section.tsx'
import classes from './meeting-page.module.css'
import { moved, RowTools } from './row-tools.tsx'
import { WritingBox } from './writing-box.tsx'

export function ResolutionsSection({ rows, write }: SectionProps & { readonly rows: readonly ResolutionRow[] }) {
  const change = (key: number, part: Partial<ResolutionRow>) =>
    write((meeting) => ({
      ...meeting,
      resolutions: meeting.resolutions.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  return (
    <section className={classes.section} aria-labelledby="resolutions-heading">
      <h2 id="resolutions-heading">议定事项</h2>
      <ol className={classes.rows}>
        {rows.map((row, index) => (
          <li key={row.key} className={classes.row}>
            <span className={classes.ordinal} aria-hidden>
              {index + 1}
            </span>
            <div className={classes.resolutionFields}>
              <WritingBox
                label={`议定事项 ${index + 1}`}
                hideLabel
                rows={2}
                placeholder="议定事项"
                value={row.content}
                onChange={(content) => change(row.key, { content })}
              />
              <WritingBox
                label={`议定事项 ${index + 1} 责任单位`}
                hideLabel
                placeholder="责任单位"
                value={row.responsibleUnit}
                onChange={(unit) => change(row.key, { responsibleUnit: unit.replaceAll('\n', '') })}
              />
              <DateBox
                label={`议定事项 ${index + 1} 完成时限`}
                hideLabel
                value={row.deadline}
                onChange={(deadline) => change(row.key, { deadline, deadlineText: '' })}
              />
            </div>
            <RowTools
              what={`议定事项 ${index + 1}`}
              index={index}
              count={rows.length}
              onMove={(from, to) =>
                write((meeting) => ({ ...meeting, resolutions: moved(meeting.resolutions, from, to) }))
              }
              onRemove={(at) => write((meeting) => ({ ...meeting, resolutions: meeting.resolutions.toSpliced(at, 1) }))}
            />
          </li>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() =>
          write((meeting) => ({
            ...meeting,
            resolutions: [...meeting.resolutions, newResolutionRow(null)],
          }))
        }
      >
        加一项议定事项
      </Button>
    </section>
  )
}
