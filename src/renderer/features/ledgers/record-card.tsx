/** One record beside the grid: every field in full, what happened to it, what it belongs to, where it came from. */
import { CloseButton, Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { LedgerFieldInfo, MarkedRow } from '../../../contract/api/ledgers.ts'
import { AppError } from '../../../contract/errors.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import type { RecordValues } from '../../../contract/records/define-record.ts'
import { useRead } from '../../api/queries.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { newTopicPath } from '../topics/use-asked-topic.ts'
import { CardAttachments } from './card-attachments.tsx'
import { CardHistory } from './card-history.tsx'
import { CardLinks } from './card-links.tsx'
import { CardOrigin } from './card-origin.tsx'
import { cellText, typedValue } from './cell-text.ts'
import { FieldBox } from './field-box.tsx'
import { rowName } from './grid-columns.ts'
import classes from './record-card.module.css'
import { SimilarHint } from './similar-hint.tsx'

export interface RecordCardProps {
  readonly ledgerKey: LedgerKey
  readonly fields: readonly LedgerFieldInfo[]
  readonly row: MarkedRow
  /** Another unit's record. */
  readonly readOnly: boolean
  readonly onEdit: (row: MarkedRow, changed: RecordValues) => void
  readonly onGoTo: (id: string) => void
  readonly onMerge: ((id: string) => void) | null
  readonly onClose: () => void
  /** The record exists no more, for instance after an undo. */
  readonly onGone: () => void
}

const tabs = ['fields', 'history', 'links', 'origin', 'attachments'] as const
type Tab = (typeof tabs)[number]
const tabLabels: Readonly<Record<Tab, string>> = {
  fields: '填写',
  history: '历史',
  links: '关联',
  origin: '来源',
  attachments: '附件',
}

export function RecordCard(props: RecordCardProps) {
  const { ledgerKey, fields, row, readOnly, onGone } = props
  const [tab, setTab] = useState<Tab>('fields')
  const record = useRead('ledgers.get', { ledger: ledgerKey, id: row.id })
  const isGone = record.error instanceof AppError && record.error.code === 'not_found'
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone, onGone])
  const title = rowName(fields, row)
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name
  const counts = countsOf(record.data)
  return (
    <aside className={classes.card} aria-label="记录卡片">
      <header className={classes.header}>
        <h2 className={classes.title} title={title}>
          {title === '' ? '（未命名）' : title}
        </h2>
        <CloseButton aria-label="关闭记录卡片" onClick={props.onClose} />
      </header>
      <Tabs
        className={classes.tabs ?? ''}
        value={tab}
        onChange={(value) => setTab(tabs.find((candidate) => candidate === value) ?? tab)}
        keepMounted={false}
      >
        <Tabs.List aria-label="记录的内容">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {tabLabels[name]}
              {counts[name] > 0 && <span className={classes.count}>{counts[name]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="fields" className={classes.body ?? ''}>
          <Fields {...props} />
        </Tabs.Panel>
        {tabs.slice(1).map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.body ?? ''}>
            {record.isPending && <LoadingLines lines={3} />}
            {record.isError && !isGone && <FailureState error={record.error} onRetry={() => void record.refetch()} />}
            {record.data !== undefined && name === 'history' && (
              <CardHistory history={record.data.history} labelOf={labelOf} />
            )}
            {record.data !== undefined && name === 'links' && (
              <>
                <CardLinks record={record.data} />
                <Link to={newTopicPath({ kind: ledgerKey, id: row.id })}>就此登记议题</Link>
              </>
            )}
            {record.data !== undefined && name === 'origin' && (
              <CardOrigin origin={record.data.origin} labelOf={labelOf} />
            )}
            {record.data !== undefined && name === 'attachments' && (
              <CardAttachments
                ledgerKey={ledgerKey}
                id={row.id}
                attachments={record.data.attachments}
                readOnly={readOnly}
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  )
}

function countsOf(record: ReturnType<typeof useRead<'ledgers.get'>>['data']): Readonly<Record<Tab, number>> {
  return {
    fields: 0,
    history: 0,
    origin: 0,
    links: record === undefined ? 0 : record.links.length + record.merged.length,
    attachments: record?.attachments.length ?? 0,
  }
}

function Fields({ ledgerKey, fields, row, readOnly, onEdit, onGoTo, onMerge }: RecordCardProps) {
  const texts = Object.fromEntries(fields.map(({ name }) => [name, cellText(row.values[name])]))
  return (
    <>
      {readOnly ? (
        <p className={classes.foreign}>这条记录属于 {row.unit}，本单位只能查看。</p>
      ) : (
        <SimilarHint
          key={row.id}
          ledgerKey={ledgerKey}
          texts={texts}
          except={row.id}
          onGoTo={onGoTo}
          onMerge={onMerge}
        />
      )}
      {fields.map((field) => (
        <FieldBox
          key={`${row.id}/${field.name}/${cellText(row.values[field.name])}`}
          field={field}
          text={cellText(row.values[field.name])}
          mark={row.marks[field.name] ?? null}
          readOnly={readOnly}
          onCommit={(text) => onEdit(row, { [field.name]: typedValue(text) })}
        />
      ))}
    </>
  )
}
