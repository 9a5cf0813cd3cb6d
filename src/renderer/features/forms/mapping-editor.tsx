/** What goes where in one form, to be corrected, or built where nothing was recognised. Knows no file. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import type { FormMapping, FormTable } from '../../../contract/indicators/form-mapping.ts'
import { FailureState } from '../../ui/states.tsx'
import { AddCell } from './add-cell.tsx'
import { AddTable } from './add-table.tsx'
import classes from './forms.module.css'
import { MappingRows } from './mapping-rows.tsx'
import { TableSection } from './table-section.tsx'
import type { FormSource } from './use-form-steps.ts'

export interface MappingEditorProps {
  readonly source: FormSource
  readonly mapping: FormMapping
  readonly busy: boolean
  readonly saveLabel: string
  readonly canSave?: boolean
  readonly onSave: (mapping: FormMapping) => void
}

export function MappingEditor({ source, mapping, busy, saveLabel, canSave = true, onSave }: MappingEditorProps) {
  const [tables, setTables] = useState(() => mapping.tables.map((table, key) => ({ key, table })))
  const [cells, setCells] = useState(mapping.cells)
  const sheets = useRead('forms.sheets', { source }, { staleTime: 0 })
  const isEmpty = tables.length === 0 && cells.length === 0
  const add = (table: FormTable) =>
    setTables([...tables, { key: Math.max(-1, ...tables.map(({ key }) => key)) + 1, table }])
  return (
    <div className={classes.mapping}>
      {isEmpty && (
        <p role="alert">
          没有认出可以填的地方：表头里没有“社区”“网格”或“街道”一栏，或下面没有空行。可以在下面添加表格和单格，指明填在哪里。
        </p>
      )}
      {tables.map(({ key, table }, at) => (
        <TableSection
          key={key}
          source={source}
          table={table}
          extent={sheets.data?.find(({ name }) => name === table.sheet)}
          onChange={(changed) => setTables(tables.with(at, { key, table: changed }))}
          onRemove={() => setTables(tables.toSpliced(at, 1))}
        />
      ))}
      {cells.length > 0 && (
        <section aria-label="单格">
          <MappingRows
            rows={cells.map(({ sheet, cell, header, fill }) => ({ place: `${sheet} ${cell}`, header, fill }))}
            onChange={(at, fill) => setCells(cells.map((cell, index) => (index === at ? { ...cell, fill } : cell)))}
            onRemove={(at) => setCells(cells.toSpliced(at, 1))}
          />
        </section>
      )}
      {sheets.isError && <FailureState error={sheets.error} onRetry={() => void sheets.refetch()} />}
      {sheets.data !== undefined && (
        <>
          <AddTable source={source} sheets={sheets.data} first={isEmpty} onAdd={add} />
          <AddCell sheets={sheets.data} cells={cells} onAdd={(added) => setCells([...cells, added])} />
        </>
      )}
      <Button
        variant="filled"
        loading={busy}
        disabled={isEmpty || !canSave}
        onClick={() => onSave({ tables: tables.map(({ table }) => table), cells })}
      >
        {saveLabel}
      </Button>
    </div>
  )
}
