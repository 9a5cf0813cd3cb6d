/** Who was there, by status. One line “单位 姓名” adds one person; a pasted list adds them all. */
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState, type ClipboardEvent } from 'react'
import { attendanceStatuses } from '../../../contract/meetings.ts'
import { attendanceFromText, type AttendanceRow, type AttendanceStatus } from './draft.ts'
import type { SectionProps } from './head-section.tsx'
import classes from './meeting-page.module.css'

export function AttendanceSection({ rows, write }: SectionProps & { readonly rows: readonly AttendanceRow[] }) {
  return (
    <section className={classes.section} aria-labelledby="attendance-heading">
      <h2 id="attendance-heading">参会人员</h2>
      <div className={classes.statuses}>
        {attendanceStatuses.map((status) => (
          <StatusGroup key={status} status={status} rows={rows.filter((row) => row.status === status)} write={write} />
        ))}
      </div>
    </section>
  )
}

interface StatusGroupProps extends SectionProps {
  readonly status: AttendanceStatus
  readonly rows: readonly AttendanceRow[]
}

function StatusGroup({ status, rows, write }: StatusGroupProps) {
  const [line, setLine] = useState('')
  const add = (text: string) => {
    const added = attendanceFromText(text, status)
    if (added.length > 0) write((meeting) => ({ ...meeting, attendance: [...meeting.attendance, ...added] }))
  }
  const addLine = () => {
    add(line)
    setLine('')
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(text.trim())) return
    event.preventDefault()
    add(text)
  }
  const change = (key: number, part: Partial<AttendanceRow>) =>
    write((meeting) => ({
      ...meeting,
      attendance: meeting.attendance.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  return (
    <div className={classes.status} role="group" aria-label={status}>
      <h3 className={classes.statusTitle}>
        {status} <span className="sd-soft">{rows.length} 人</span>
      </h3>
      <ul>
        {rows.map((row, index) => (
          <li key={row.key} className={classes.attendee}>
            <input
              className={classes.cell}
              aria-label={`${status} ${index + 1} 单位`}
              placeholder="单位"
              value={row.unit}
              onChange={({ currentTarget: { value } }) => change(row.key, { unit: value })}
            />
            <input
              className={classes.cell}
              aria-label={`${status} ${index + 1} 姓名`}
              placeholder="姓名"
              value={row.name}
              onChange={({ currentTarget: { value } }) => change(row.key, { name: value })}
            />
            <ActionIcon
              size={22}
              aria-label={`删除${status} ${row.name}`}
              onClick={() =>
                write((meeting) => ({
                  ...meeting,
                  attendance: meeting.attendance.filter(({ key }) => key !== row.key),
                }))
              }
            >
              <IconX size={14} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <TextInput
        aria-label={`添加${status}人员`}
        placeholder="单位 姓名，回车添加，可粘贴多行"
        value={line}
        onChange={({ currentTarget: { value } }) => setLine(value)}
        onPaste={onPaste}
        onBlur={addLine}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          addLine()
        }}
      />
    </div>
  )
}
