/** Who of those present has confirmed the issued minutes, who objects, who has said nothing yet. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { confirmationOpinions, type IssuedDocument } from '../../../contract/meetings.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { todayIso } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { documentName } from './document-name.ts'
import classes from './minutes-page.module.css'

type Opinion = (typeof confirmationOpinions)[number]

interface Participant {
  readonly unit: string
  readonly name: string
}

export function Confirmations({
  document,
  isForeign,
}: {
  readonly document: IssuedDocument
  readonly isForeign: boolean
}) {
  const found = useRead('minutes.confirmations', { documentId: document.id })
  if (found.isError) return <FailureState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <LoadingLines lines={3} />
  const { entries, missing, counts } = found.data
  return (
    <section className={classes.section} aria-labelledby="confirmations-heading">
      <h2 id="confirmations-heading">参会确认（{documentName(document)}）</h2>
      <p>
        到会 {counts.present} 人，确认 {counts.confirmed}，有异议 {counts.objected}，未表态 {counts.missing}
      </p>
      {entries.length > 0 && (
        <table className={tables.table} aria-label="已表态">
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{entry.unit}</td>
                <td>{entry.name}</td>
                <td data-opinion={entry.opinion} className={classes.opinion}>
                  {entry.opinion}
                  {entry.note !== '' && <p className="sd-soft">{entry.note}</p>}
                </td>
                <td>{entry.confirmedOn}</td>
                <td className={tables.actions}>{!isForeign && <Withdraw id={entry.id} name={entry.name} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isForeign && missing.length > 0 && (
        <table className={tables.table} aria-label="未表态">
          <tbody>
            {missing.map((person) => (
              <Open key={`${person.unit}/${person.name}`} documentId={document.id} person={person} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Withdraw({ id, name }: { readonly id: string; readonly name: string }) {
  const withdraw = useCommand('minutes.withdrawConfirmation')
  const { undo } = useUndoRedo()
  return (
    <Button
      size="compact-sm"
      aria-label={`撤回${name}的意见`}
      loading={withdraw.isPending}
      onClick={() =>
        withdraw.mutate(
          { id },
          {
            onSuccess: ({ saved }) => undoableToast(`已撤回${name}的意见`, '撤销', saved, undo),
            onError: toastFailure,
          },
        )
      }
    >
      撤回
    </Button>
  )
}

function Open({ documentId, person }: { readonly documentId: string; readonly person: Participant }) {
  const confirm = useCommand('minutes.confirm')
  const [opinion, setOpinion] = useState<Opinion>('确认')
  const [note, setNote] = useState('')
  const send = () =>
    confirm.mutate(
      { documentId, unit: person.unit, name: person.name, confirmedOn: todayIso(), opinion, note },
      { onError: toastFailure },
    )
  return (
    <tr>
      <td>{person.unit}</td>
      <td>{person.name}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`${person.name}的意见`}
          value={opinion}
          data={[...confirmationOpinions]}
          onChange={(event) =>
            setOpinion(confirmationOpinions.find((known) => known === event.currentTarget.value) ?? '确认')
          }
        />
      </td>
      <td>
        {opinion === '有异议' && (
          <TextInput
            size="xs"
            aria-label={`${person.name}的说明`}
            placeholder="哪里有异议"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </td>
      <td className={tables.actions}>
        <Button size="compact-sm" aria-label={`登记${person.name}的意见`} loading={confirm.isPending} onClick={send}>
          登记
        </Button>
      </td>
    </tr>
  )
}
