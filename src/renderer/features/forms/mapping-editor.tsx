/** What goes where in one form, to be corrected, or built where nothing was recognised. Knows no file. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import type { FormMapping } from '../../../contract/indicators/form-mapping.ts'
import { FailureState } from '../../ui/states.tsx'
import { AddCell } from './add-cell.tsx'
import { AddTable } from './add-table.tsx'
import {
  beginEditing,
  changeTable,
  mappingOf,
  obstacleToSaving,
  withTable,
  type EditedMapping,
} from './edited-mapping.ts'
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
  readonly onChanged: () => void
  readonly onSave: (mapping: FormMapping) => void
}

export function MappingEditor(props: MappingEditorProps) {
  const { source, mapping, busy, saveLabel, canSave = true, onChanged, onSave } = props
  const [edited, setEdited] = useState(() => beginEditing(mapping))
  const sheets = useRead('forms.sheets', { source }, { staleTime: 0 })
  const { tables, cells } = edited
  const isEmpty = tables.length === 0 && cells.length === 0
  const obstacle = obstacleToSaving(edited, sheets.data)
  // What a table asks the core for arrives later: it is laid over what has been done meanwhile.
  const step = (take: (current: EditedMapping) => EditedMapping) => {
    setEdited(take)
    onChanged()
  }
  const change = (changed: Partial<EditedMapping>) => step((current) => ({ ...current, ...changed }))
  return (
    <div className={classes.mapping}>
      {isEmpty && (
        <p role="alert">
          没有认出可以填的地方：表头里没有“社区”“网格”或“街道”一栏，或下面没有空行。可以在下面添加表格和单格，指明填在哪里。
        </p>
      )}
      {tables.map((one) => (
        <TableSection
          key={one.key}
          source={source}
          edited={one}
          extent={sheets.data?.find(({ name }) => name === one.table.sheet)}
          onChange={(changed) => step((current) => changeTable(current, one.key, changed))}
          onRemove={() => change({ tables: tables.filter(({ key }) => key !== one.key) })}
        />
      ))}
      {cells.length > 0 && (
        <section aria-label="单格">
          <MappingRows
            rows={cells.map(({ sheet, cell, header, fill }) => ({ place: `${sheet} ${cell}`, header, fill }))}
            onChange={(at, fill) =>
              change({ cells: cells.map((cell, index) => (index === at ? { ...cell, fill } : cell)) })
            }
            onRemove={(at) => change({ cells: cells.toSpliced(at, 1) })}
          />
        </section>
      )}
      {sheets.isError && <FailureState error={sheets.error} onRetry={() => void sheets.refetch()} />}
      {sheets.data !== undefined && (
        <>
          <AddTable
            source={source}
            sheets={sheets.data}
            first={isEmpty}
            place={edited.newPlace}
            onPlace={(newPlace) => change({ newPlace })}
            onAdd={(table) => step((current) => withTable(current, table))}
          />
          <AddCell
            sheets={sheets.data}
            cells={cells}
            typed={edited.newCell}
            onType={(newCell) => change({ newCell })}
            onAdd={(added) => change({ cells: [...cells, added], newCell: '' })}
          />
        </>
      )}
      {obstacle !== null && <p role="status">{obstacle}</p>}
      <Button
        variant="filled"
        loading={busy}
        disabled={isEmpty || !canSave || obstacle !== null}
        onClick={() => onSave(mappingOf(edited))}
      >
        {saveLabel}
      </Button>
    </div>
  )
}
