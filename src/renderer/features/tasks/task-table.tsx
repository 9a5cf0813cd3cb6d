/** Tasks as dense rows. One row holds the focus: arrows move it, space marks, Enter opens, F finishes. */
import { Checkbox } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { Task } from '../../../contract/tasks.ts'
import tables from '../../ui/table.module.css'
import classes from './task-table.module.css'
import { UrgencyMark } from './urgency-mark.tsx'

export interface TaskTableProps {
  readonly rows: readonly Task[]
  /** The card beside it takes room. */
  readonly narrow: boolean
  readonly chosen: string | null
  readonly marked: ReadonlySet<string>
  readonly onMark: (marked: ReadonlySet<string>) => void
  readonly onOpen: (id: string) => void
  readonly onFinish: (task: Task) => void
}

const isFinishable = ({ own, state }: Task): boolean => own && state !== '已办结' && state !== '已撤销'

export function TaskTable({ rows, narrow, chosen, marked, onMark, onOpen, onFinish }: TaskTableProps) {
  const [active, setActive] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const held = Math.min(active, rows.length - 1)
  const finishable = rows.filter(isFinishable)

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    body.current?.querySelectorAll<HTMLElement>(':scope > tr')[next]?.focus()
  }
  const toggle = (task: Task) => {
    if (!isFinishable(task)) return
    const next = new Set(marked)
    if (!next.delete(task.id)) next.add(task.id)
    onMark(next)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const task = rows[index]
    if (task === undefined || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focusRow(index + 1),
      ArrowUp: () => focusRow(index - 1),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      Enter: () => onOpen(task.id),
      ' ': () => toggle(task),
      f: () => onFinish(task),
      F: () => onFinish(task),
    }
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  return (
    <div className={classes.scroll}>
      <table className={`${tables.table ?? ''} ${classes.table ?? ''}`} role="grid" aria-label="督办事项">
        <thead>
          <tr>
            <th scope="col" className={classes.tick}>
              <Checkbox
                size="xs"
                aria-label="全部勾选"
                disabled={finishable.length === 0}
                checked={finishable.length > 0 && finishable.every(({ id }) => marked.has(id))}
                indeterminate={marked.size > 0 && !finishable.every(({ id }) => marked.has(id))}
                onChange={({ currentTarget }) =>
                  onMark(new Set(currentTarget.checked ? finishable.map(({ id }) => id) : []))
                }
              />
            </th>
            <th scope="col" className={classes.urgency}>
              缓急
            </th>
            <th scope="col">议定事项</th>
            <th scope="col" className={narrow ? classes.narrowUnit : classes.unit}>
              责任单位
            </th>
            {!narrow && (
              <th scope="col" className={classes.person}>
                责任人
              </th>
            )}
            <th scope="col" className={classes.day}>
              完成时限
            </th>
            <th scope="col" className={narrow ? classes.narrowState : classes.state}>
              办理状态
            </th>
            {!narrow && (
              <>
                <th scope="col" className={classes.latest}>
                  最近登记
                </th>
                <th scope="col" className={classes.meeting}>
                  会议
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((task, index) => (
            <tr
              key={task.id}
              tabIndex={index === held ? 0 : -1}
              aria-selected={task.id === chosen}
              className={classes.row}
              onKeyDown={(event) => onKeyDown(event, index)}
              onFocus={() => setActive(index)}
              onClick={() => onOpen(task.id)}
            >
              <td className={classes.tick} onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  size="xs"
                  aria-label={`勾选“${task.content}”`}
                  disabled={!isFinishable(task)}
                  checked={marked.has(task.id)}
                  onChange={() => toggle(task)}
                />
              </td>
              <td>
                <UrgencyMark urgency={task.urgency} />
              </td>
              <td title={task.content}>{task.content}</td>
              <td title={task.leadUnit}>
                {task.leadUnit === '' ? <span className="sd-soft">未定</span> : task.leadUnit}
              </td>
              {!narrow && <td title={task.person}>{task.person}</td>}
              <td>{task.deadline ?? <span className="sd-soft">未定</span>}</td>
              <td>
                {task.state}
                {task.carried > 0 && <span className={classes.carried}>结转 {task.carried} 次</span>}
              </td>
              {!narrow && (
                <>
                  <td>{task.lastEvent === null ? '' : `${task.lastEvent.on.slice(5)} ${task.lastEvent.kind}`}</td>
                  <td title={task.meetingTitle} onClick={(event) => event.stopPropagation()}>
                    <Link to={`/meetings/${task.meetingId}`}>{task.meetingTitle}</Link>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
