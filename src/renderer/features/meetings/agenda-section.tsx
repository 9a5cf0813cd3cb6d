/** The agenda: what is to be talked about, who presents it, what was said. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AgendaSubject } from './agenda-subject.tsx'
import { newAgendaRow, type AgendaRow } from './draft.ts'
import type { SectionProps } from './head-section.tsx'
import classes from './meeting-page.module.css'
import { moved, RowTools } from './row-tools.tsx'
import { WritingBox } from './writing-box.tsx'

export interface AgendaSectionProps extends SectionProps {
  readonly rows: readonly AgendaRow[]
  /** Other ways onto the agenda, beside an empty row. */
  readonly more: ReactNode
}

export function AgendaSection({ rows, more, write }: AgendaSectionProps) {
  const change = (key: number, part: Partial<AgendaRow>) =>
    write((meeting) => ({
      ...meeting,
      agenda: meeting.agenda.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  return (
    <section className={classes.section} aria-labelledby="agenda-heading">
      <h2 id="agenda-heading">议题</h2>
      <ol className={classes.rows}>
        {rows.map((row, index) => (
          <li key={row.key} className={classes.row}>
            <span className={classes.ordinal} aria-hidden>
              {index + 1}
            </span>
            <div className={classes.agendaFields}>
              <WritingBox
                label={`议题 ${index + 1}`}
                hideLabel
                placeholder="议题"
                value={row.title}
                onChange={(title) => change(row.key, { title: title.replaceAll('\n', '') })}
              />
              <WritingBox
                label={`议题 ${index + 1} 汇报人`}
                hideLabel
                placeholder="汇报人"
                value={row.presenter}
                onChange={(presenter) => change(row.key, { presenter: presenter.replaceAll('\n', '') })}
              />
              <div className={classes.full}>
                <WritingBox
                  label={`议题 ${index + 1} 讨论摘要`}
                  hideLabel
                  rows={2}
                  placeholder="讨论摘要"
                  value={row.discussion}
                  onChange={(discussion) => change(row.key, { discussion })}
                />
              </div>
              <div className={classes.full}>
                <AgendaSubject
                  label={`议题 ${index + 1} 关联对象`}
                  value={row.subject}
                  onChange={(subject) => change(row.key, { subject })}
                />
              </div>
            </div>
            <RowTools
              what={`议题 ${index + 1}`}
              index={index}
              count={rows.length}
              onMove={(from, to) => write((meeting) => ({ ...meeting, agenda: moved(meeting.agenda, from, to) }))}
              onRemove={(at) => write((meeting) => ({ ...meeting, agenda: meeting.agenda.toSpliced(at, 1) }))}
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
            agenda: [...meeting.agenda, newAgendaRow()],
          }))
        }
      >
        加一个议题
      </Button>
      {more}
    </section>
  )
}
