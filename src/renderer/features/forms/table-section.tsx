/** One table of a form: what its lines are, where they are, and what fills each column. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { columnMisfit, type SheetExtent } from '../../../contract/indicators/mapping-fit.ts'
import type { FormTable } from '../../../contract/indicators/form-mapping.ts'
import { levelNames } from '../../../contract/indicators/facts.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { isMoved, type EditedTable } from './edited-mapping.ts'
import classes from './forms.module.css'
import { MappingRows } from './mapping-rows.tsx'
import { LinesSelect } from './place-selects.tsx'
import { TablePlace } from './table-place.tsx'
import { asAddress, placeAsked } from './typed-place.ts'
import type { FormSource } from './use-form-steps.ts'

export interface TableSectionProps {
  readonly source: FormSource
  readonly edited: EditedTable
  /** Nothing while it is not known. */
  readonly extent: SheetExtent | undefined
  readonly onChange: (changed: Partial<EditedTable>) => void
  readonly onRemove: () => void
}

export function TableSection({ source, edited, extent, onChange, onRemove }: TableSectionProps) {
  const { call } = useApi()
  const [refusal, setRefusal] = useState('')
  const { table, place, column } = edited
  const { sheet, columns, added } = table
  const at = placeAsked(place, table.lines)
  const attempt = (work: () => Promise<string>) => {
    work().then(setRefusal, (error: unknown) => setRefusal(describeFailure(error)))
  }
  const take = (changed: FormTable) => onChange({ table: changed, place: changed })
  const move = async () => {
    if (at === null) return '请写明第一行和最后一行。'
    const asked = { source, sheet, lines: table.lines, columns, added, at }
    const found = await call('forms.proposeTable', asked)
    if (found !== null) take(found)
    return ''
  }
  const setLines = async (lines: FormTable['lines']) => {
    const asked = { source, sheet, lines, columns, added, at: null, before: table.from }
    const found = await call('forms.proposeTable', asked)
    if (found !== null) take(found)
    else onChange({ table: { ...table, lines }, place: { ...table, labelColumn: '' } })
    return found === null ? `表头里没有找到${levelNames[lines]}的名称在哪一列，请在这里写明。` : ''
  }
  const addColumn = () => {
    const letters = asAddress(column)
    const isCommunity = table.lines === 'grid' && letters === table.communityColumn
    const isThere = isCommunity || letters === table.labelColumn || columns.some((one) => one.column === letters)
    const misfit = extent === undefined ? null : columnMisfit(letters, extent)
    setRefusal(isThere ? `${letters} 列已经有了。` : misfit === null ? '' : `${misfit}。`)
    if (isThere || misfit !== null) return
    const columnsNow = [...columns, { column: letters, header: `${letters} 列`, fill: null, added: true as const }]
    onChange({ table: { ...table, columns: columnsNow }, column: '' })
  }
  return (
    <section aria-label={`工作表 ${sheet} 的表格`}>
      <div className={classes.fields}>
        <LinesSelect
          label={`工作表“${sheet}”，每行一个`}
          value={table.lines}
          onChange={(lines) => attempt(() => setLines(lines))}
        />
        <TablePlace lines={table.lines} value={place} onChange={(typed) => onChange({ place: typed })} />
        {isMoved(edited) && <Button onClick={() => attempt(move)}>重新列出各栏</Button>}
        <Button variant="subtle" onClick={onRemove}>
          移除表格
        </Button>
      </div>
      {refusal !== '' && <p role="alert">{refusal}</p>}
      <MappingRows
        rows={columns.map(({ header, fill, ...one }) => ({ place: `${one.column} 列`, header, fill }))}
        onChange={(at, fill) =>
          onChange({
            table: { ...table, columns: columns.map((one, index) => (index === at ? { ...one, fill } : one)) },
          })
        }
        onRemove={(at) => onChange({ table: { ...table, columns: columns.toSpliced(at, 1) } })}
      />
      <div className={classes.fields}>
        <TextInput
          aria-label="再填哪一列"
          placeholder="列号，如 K"
          w={110}
          maxLength={10}
          value={column}
          onChange={({ currentTarget }) => onChange({ column: currentTarget.value })}
        />
        <Button disabled={column.trim() === '' || extent === undefined} onClick={addColumn}>
          添加一栏
        </Button>
      </div>
    </section>
  )
}
