/** What goes where in one form: each header with what fills it, to be corrected. Knows no file. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import {
  fillingLabel,
  fillings,
  lineLevels,
  plainFillings,
  type Filling,
  type FormMapping,
} from '../../../contract/indicators/form-mapping.ts'
import { levelNames } from '../../../contract/indicators/facts.ts'
import { indicatorGroups } from '../../../contract/indicators/indicators.ts'
import table from '../../ui/table.module.css'
import classes from './forms.module.css'

export interface MappingEditorProps {
  readonly mapping: FormMapping
  readonly busy: boolean
  readonly saveLabel: string
  readonly onSave: (mapping: FormMapping) => void
}

const choices = [
  { value: '', label: '不填' },
  { group: '表头和落款', items: plainFillings.map((key) => ({ value: key, label: fillingLabel(key) })) },
  ...indicatorGroups.map(({ title, keys }) => ({
    group: title,
    items: keys.map((key) => ({ value: key, label: fillingLabel(key) })),
  })),
]

const fillingOf = (text: string): Filling | null => fillings.find((known) => known === text) ?? null

export function MappingEditor({ mapping, busy, saveLabel, onSave }: MappingEditorProps) {
  const [draft, setDraft] = useState(mapping)
  const setTable = (at: number, change: Partial<FormMapping['tables'][number]>) =>
    setDraft({ ...draft, tables: draft.tables.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  const isEmpty = draft.tables.length === 0 && draft.cells.length === 0
  return (
    <div className={classes.mapping}>
      {isEmpty && <p role="alert">没有认出可以填的表格：表头里要有“社区”“网格”或“街道”一栏，下面有空行。</p>}
      {draft.tables.map((one, at) => (
        <section key={`${one.sheet}/${one.labelColumn}`} aria-label={`工作表 ${one.sheet} 的表格`}>
          <div className={classes.line}>
            <NativeSelect
              label={`工作表“${one.sheet}”第 ${one.from} 至 ${one.to} 行，每行一个`}
              value={one.lines}
              data={lineLevels.map((level) => ({ value: level, label: levelNames[level] }))}
              onChange={({ currentTarget: { value } }) =>
                setTable(at, { lines: lineLevels.find((level) => level === value) ?? one.lines })
              }
            />
          </div>
          <MappingRows
            rows={one.columns.map(({ column, header, fill }) => ({ place: `${column} 列`, header, fill }))}
            onChange={(index, fill) =>
              setTable(at, { columns: one.columns.map((column, i) => (i === index ? { ...column, fill } : column)) })
            }
          />
        </section>
      ))}
      {draft.cells.length > 0 && (
        <section aria-label="单格">
          <MappingRows
            rows={draft.cells.map(({ sheet, cell, header, fill }) => ({ place: `${sheet} ${cell}`, header, fill }))}
            onChange={(index, fill) =>
              setDraft({ ...draft, cells: draft.cells.map((cell, i) => (i === index ? { ...cell, fill } : cell)) })
            }
          />
        </section>
      )}
      <Button variant="filled" loading={busy} disabled={isEmpty} onClick={() => onSave(draft)}>
        {saveLabel}
      </Button>
    </div>
  )
}

interface MappingRowsProps {
  readonly rows: readonly { readonly place: string; readonly header: string; readonly fill: Filling | null }[]
  readonly onChange: (index: number, fill: Filling | null) => void
}

function MappingRows({ rows, onChange }: MappingRowsProps) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">位置</th>
          <th scope="col">表头</th>
          <th scope="col">填什么</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, header, fill }, index) => (
          <tr key={place}>
            <td>{place}</td>
            <td>{header}</td>
            <td>
              <NativeSelect
                aria-label={`${place} ${header} 填什么`}
                value={fill ?? ''}
                data={choices}
                onChange={({ currentTarget: { value } }) => onChange(index, fillingOf(value))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
