/** Gives a seat to somebody who is in the roster already. */
import { Button, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { StaffingBoard } from '../../../contract/api/staffing-board.ts'
import { postingModes, roles, type RoleKey } from '../../../contract/roles.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { DateBox } from '../../ui/date-box.tsx'
import { todayIso } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './assign-form.module.css'
import { allPeople, type KnownPerson } from './moves-plan.ts'
import { PersonChooser } from './person-chooser.tsx'

export interface AssignFormProps {
  readonly board: StaffingBoard
  readonly gridId: string
  readonly role: RoleKey
  readonly onDone: () => void
}

export function AssignForm({ board, gridId, role, onDone }: AssignFormProps) {
  const assign = useCommand('organisation.assign')
  const { undo } = useUndoRedo()
  const people = useMemo(() => allPeople(board), [board])
  const [person, setPerson] = useState<KnownPerson | null>(null)
  const [startedOn, setStartedOn] = useState(todayIso())
  const [mode, setMode] = useState('')
  const submit = () => {
    if (person === null) return
    assign.mutate(
      {
        personId: person.personId,
        gridId,
        role,
        startedOn,
        mode: postingModes.find((known) => known === mode) ?? null,
      },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`${person.name}已任${roles[role]}`, '撤销', saved, undo)
          onDone()
        },
      },
    )
  }
  return (
    <section className={classes.form} aria-label="补人">
      <h3 className={classes.heading}>补人</h3>
      <PersonChooser label="人员" people={people} chosen={person} onChoose={setPerson} />
      {person !== null && person.posts.length > 0 && (
        <p className={classes.note}>
          现任 {person.posts.join('、')}，补人以后同时任两处。要离开原来的位置，请关闭后用“调动”。
        </p>
      )}
      <div className={classes.pair}>
        <DateBox label="到岗时间" value={startedOn} onChange={setStartedOn} />
        <NativeSelect
          label="派驻方式"
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value)}
          data={[{ value: '', label: '不填' }, ...postingModes]}
        />
      </div>
      {assign.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(assign.error)}
        </p>
      )}
      <div className={classes.foot}>
        <Button
          variant="filled"
          loading={assign.isPending}
          disabled={person === null || startedOn === ''}
          onClick={submit}
        >
          补上
        </Button>
      </div>
    </section>
  )
}
