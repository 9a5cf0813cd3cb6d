/** A new record, written in the place of the card and saved as one step. */
import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import type { MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerDefinition } from '../../../contract/ledgers/index.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { typedValue } from './cell-text.ts'
import { FieldBox } from './field-box.tsx'
import classes from './record-card.module.css'

export interface NewRecordCardProps {
  readonly ledger: LedgerDefinition
  readonly onCreated: (row: MarkedRow) => void
  readonly onClose: () => void
}

export function NewRecordCard({ ledger, onCreated, onClose }: NewRecordCardProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const create = useCommand('ledgers.create')
  const missing = ledger.fields.filter((field) => field.required === true && (values[field.name] ?? '').trim() === '')
  const firstRequired = ledger.fields.find((field) => field.required === true)
  const submit = () =>
    create.mutate(
      {
        ledger: ledger.key,
        values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, typedValue(text)])),
      },
      { onSuccess: ({ row }) => onCreated(row) },
    )
  return (
    <aside className={classes.card} aria-label={`新增到${ledger.title}`}>
      <header className={classes.header}>
        <h2 className={classes.title}>新增一行</h2>
        <CloseButton aria-label="放弃新增" onClick={onClose} />
      </header>
      <div className={classes.body}>
        {ledger.fields.map((field) => (
          <FieldBox
            key={field.name}
            field={field}
            text={values[field.name] ?? ''}
            autoFocus={field === firstRequired}
            isNew
            onCommit={(text) => setValues((current) => ({ ...current, [field.name]: text }))}
          />
        ))}
      </div>
      <footer className={classes.footer}>
        {create.isError && (
          <p className={classes.refusal} role="alert">
            {describeFailure(create.error)}
          </p>
        )}
        <div className={classes.buttons}>
          <span className="sd-soft">
            {missing.length > 0 ? `还差：${missing.map((field) => field.label).join('、')}` : ''}
          </span>
          <Button onClick={onClose}>放弃</Button>
          <Button variant="filled" onClick={submit} loading={create.isPending} disabled={missing.length > 0}>
            保存
          </Button>
        </div>
      </footer>
    </aside>
  )
}
