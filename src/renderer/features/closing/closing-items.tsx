/** The open items of a closing: arrows move between them, 1 to 4 choose the way, Enter goes to the reason. */
import { TextInput } from '@mantine/core'
import { useRef, type KeyboardEvent } from 'react'
import { closingWays, type ClosingItem, type ClosingWay } from '../../../contract/closing.ts'
import tables from '../../ui/table.module.css'
import { ProofFiles } from '../tasks/proof-files.tsx'
import classes from './closing-panel.module.css'
import { wayOfKey, withChoice, type Choices } from './decisions.ts'

export interface ClosingItemsProps {
  readonly items: readonly ClosingItem[]
  readonly choices: Choices
  /** Item → what it still lacks. */
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (choices: Choices) => void
}

export function ClosingItems({ items, choices, problems, onChange }: ClosingItemsProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const focusRow = (index: number) =>
    body.current?.querySelectorAll<HTMLElement>(':scope > tr')[Math.max(0, Math.min(items.length - 1, index))]?.focus()
  const choose = (id: string, way: ClosingWay) => onChange(withChoice(choices, id, { way }))
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, { id }: ClosingItem, index: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const way = wayOfKey(event.key)
    if (way !== null) choose(id, way)
    else if (event.key === 'ArrowDown') focusRow(index + 1)
    else if (event.key === 'ArrowUp') focusRow(index - 1)
    else if (event.key === 'Enter') event.currentTarget.querySelector<HTMLElement>('input[data-reason]')?.focus()
    else return
    event.preventDefault()
  }
  return (
    <table className={tables.table} aria-label="未办结事项">
      <thead>
        <tr>
          <th scope="col" className={tables.number}>
            序号
          </th>
          <th scope="col">议定事项</th>
          <th scope="col">责任单位</th>
          <th scope="col">完成时限</th>
          <th scope="col">状态</th>
          <th scope="col">去向（按 1—4）</th>
          <th scope="col">原因</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item, index) => {
          const choice = choices.get(item.id)
          const problem = problems.get(item.id)
          return (
            <tr
              key={item.id}
              tabIndex={0}
              className={classes.item}
              aria-label={item.content}
              onKeyDown={(event) => onKeyDown(event, item, index)}
            >
              <td className={tables.number}>{index + 1}</td>
              <td className={classes.content}>
                {item.content}
                {item.carriedFrom !== null && <p className={classes.from}>承自 {item.carriedFrom}</p>}
              </td>
              <td className={classes.unit}>{item.leadUnit === '' ? '未定' : item.leadUnit}</td>
              <td className={item.overdue ? classes.overdue : classes.day}>
                {item.deadline ?? '未定'}
                {item.overdue && ' 已逾期'}
              </td>
              <td className={classes.day}>{item.state}</td>
              <td>
                <div className={classes.ways} role="radiogroup" aria-label={`“${item.content}”的去向`}>
                  {closingWays.map((way, number) => (
                    <button
                      key={way}
                      type="button"
                      role="radio"
                      aria-checked={choice?.way === way}
                      className={classes.way}
                      onClick={() => choose(item.id, way)}
                    >
                      <span aria-hidden>{number + 1} </span>
                      {way}
                      {choice === undefined && item.proposed === way && <span className={classes.proposed}>建议</span>}
                    </button>
                  ))}
                </div>
              </td>
              <td className={classes.reason}>
                <TextInput
                  data-reason
                  aria-label={`“${item.content}”的原因`}
                  placeholder={choice?.way === '办结' ? '办理结果，或附佐证文件' : '原因'}
                  maxLength={2000}
                  value={choice?.reason ?? ''}
                  error={choice !== undefined && problem !== undefined}
                  onChange={({ currentTarget }) =>
                    onChange(
                      withChoice(choices, item.id, { way: choice?.way ?? item.proposed, reason: currentTarget.value }),
                    )
                  }
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                    event.preventDefault()
                    focusRow(index + 1)
                  }}
                />
                {choice?.way === '办结' && (
                  <ProofFiles
                    files={choice.files}
                    onChange={(files) => onChange(withChoice(choices, item.id, { way: '办结', files }))}
                  />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
