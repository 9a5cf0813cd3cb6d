/** Who waits for a seat; and, while somebody is carried, the place to put down who steps down. */
import type { BenchPerson } from '../../../contract/api/staffing-board.ts'
import classes from './bench-tray.module.css'
import { useStaffing } from './staffing-context.ts'

export function BenchTray({ bench }: { readonly bench: readonly BenchPerson[] }) {
  const { carried, moved, pickUp, putDown, place } = useStaffing()
  // Who left some time ago is no longer waiting; who steps down in a what-if can still be taken back.
  const waiting = bench.filter((person) => person.own && (!person.left || moved.has(person.personId)))
  if (waiting.length === 0 && carried === null) return null
  const stepDown = () => {
    if (carried !== null) place(carried, null)
  }
  return (
    <section
      className={classes.tray}
      aria-label="待分配"
      onDragOver={(event) => {
        if (carried !== null) event.preventDefault()
      }}
      onDrop={stepDown}
    >
      <h2 className={classes.heading}>待分配{waiting.length > 0 && ` ${waiting.length} 人`}</h2>
      {waiting.length > 0 && (
        <ul className={classes.people}>
          {waiting.map((person) => (
            <li key={person.personId}>
              <button
                type="button"
                className={moved.has(person.personId) ? classes.movedPerson : classes.person}
                title={person.employer === '' ? person.name : `${person.name}（${person.employer}）`}
                draggable
                onClick={() => pickUp(person)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', person.name)
                  pickUp(person)
                }}
                onDragEnd={putDown}
              >
                {person.name}
                {person.left && <span className={classes.note}> 离开岗位</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {carried !== null && (
        <button type="button" className={classes.stepDown} onClick={stepDown}>
          放在这里：{carried.name}离开岗位
        </button>
      )}
    </section>
  )
}
