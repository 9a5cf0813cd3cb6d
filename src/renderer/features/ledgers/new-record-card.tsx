/** A new record, written in the place of the card and saved as one step. */
import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { typedValue } from './cell-text.ts'
import { FieldBox } from './field-box.tsx'
import classes from './record-card.module.css'
import { SimilarHint } from './similar-hint.tsx'

export interface NewRecordCardProps {
  readonly ledgerKey: LedgerKey
  readonly title: string
  readonly fields: readonly LedgerFieldInfo[]
  /** What has been written already, in the empty line of the grid. */
  readonly begun: Readonly<Record<string, string>>
  readonly onGoTo: (id: string) => void
  readonly onCreated: (row: MarkedRow) => void
  readonly onClose: () => void
}

export function NewRecordCard(props: NewRecordCardProps) {
  const { ledgerKey, title, fields, begun, onCreated, onClose, onGoTo } = props
  const [values, setValues] = useState(begun)
  const create = useCommand('ledgers.create')
  const missing = fields.filter((field) => field.required && (values[field.name] ?? '').trim() === '')
  const firstRequired = missing[0] ?? fields.find((field) => field.required)
  const submit = () =>
    create.mutate(
      {
        ledger: ledgerKey,
        values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, typedValue(text)])),
      },
      { onSuccess: ({ row }) => onCreated(row) },
    )
  return (
    <aside className={classes.card} aria-label={`新增到${title}`}>
      <header className={classes.header}>
        <h2 className={classes.title}>新增一行</h2>
        <CloseButton aria-label="放弃新增" onClick={onClose} />
      </header>
      <div className={classes.body}>
        <SimilarHint ledgerKey={ledgerKey} texts={values} except={null} onGoTo={onGoTo} onMerge={null} />
        {fields.map((field) => (
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
