/** A table that was not recognised: which sheet, what its lines are and where; its columns come from its head. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SheetExtent } from '../../../contract/indicators/mapping-fit.ts'
import type { FormTable } from '../../../contract/indicators/form-mapping.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import classes from './forms.module.css'
import { LinesSelect, SheetSelect } from './place-selects.tsx'
import { TablePlace } from './table-place.tsx'
import { placeAsked, type TypedPlace } from './typed-place.ts'
import type { FormSource } from './use-form-steps.ts'

export interface AddTableProps {
  readonly source: FormSource
  readonly sheets: readonly SheetExtent[]
  /** Nothing else is there to be done. */
  readonly first: boolean
  readonly place: TypedPlace
  readonly onPlace: (place: TypedPlace) => void
  readonly onAdd: (table: FormTable) => void
}

export function AddTable({ source, sheets, first, place, onPlace, onAdd }: AddTableProps) {
  const { call } = useApi()
  const [sheet, setSheet] = useState(sheets[0]?.name ?? '')
  const [lines, setLines] = useState<FormTable['lines']>('community')
  const [refusal, setRefusal] = useState('')
  const at = placeAsked(place, lines)
  const add = async () => {
    const found = await call('forms.proposeTable', { source, sheet, lines, at, added: true })
    if (found === null) return
    onAdd(found)
    setRefusal('')
  }
  return (
    <details open={first}>
      <summary>添加表格</summary>
      <div className={classes.fields}>
        <SheetSelect sheets={sheets} value={sheet} onChange={setSheet} />
        <LinesSelect label="每行一个" value={lines} onChange={setLines} />
        <TablePlace lines={lines} value={place} onChange={onPlace} />
        <Button
          disabled={at === null || at.labelColumn === ''}
          onClick={() => {
            add().catch((error: unknown) => setRefusal(describeFailure(error)))
          }}
        >
          列出各栏
        </Button>
      </div>
      {refusal !== '' && <p role="alert">{refusal}</p>}
    </details>
  )
}
