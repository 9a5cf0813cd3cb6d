/** A single cell that was not recognised. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fillingLabel, type FormCell } from '../../../contract/indicators/form-mapping.ts'
import { cellMisfit, type SheetExtent } from '../../../contract/indicators/mapping-fit.ts'
import classes from './forms.module.css'
import { fillingChoices, fillingOf } from './mapping-rows.tsx'
import { SheetSelect } from './place-selects.tsx'
import { asAddress } from './typed-place.ts'

export interface AddCellProps {
  readonly sheets: readonly SheetExtent[]
  readonly cells: readonly FormCell[]
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onAdd: (cell: FormCell) => void
}

export function AddCell({ sheets, cells, typed, onType, onAdd }: AddCellProps) {
  const [sheet, setSheet] = useState(sheets[0]?.name ?? '')
  const [chosen, setChosen] = useState('')
  const [refusal, setRefusal] = useState('')
  const cell = asAddress(typed)
  const fill = fillingOf(chosen)
  const add = () => {
    const isThere = cells.some((one) => one.sheet === sheet && one.cell === cell)
    const misfit = isThere ? `${cell} 已经有对应` : cellMisfit({ sheet, cell }, sheets)
    setRefusal(misfit ?? '')
    if (misfit !== null || fill === null) return
    onAdd({ sheet, cell, header: fillingLabel(fill), fill, added: true })
  }
  return (
    <details>
      <summary>添加单格</summary>
      <div className={classes.fields}>
        <SheetSelect sheets={sheets} value={sheet} onChange={setSheet} />
        <TextInput
          label="单元格"
          placeholder="B2"
          w={110}
          maxLength={12}
          value={typed}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
        />
        <NativeSelect
          label="填什么"
          value={chosen}
          data={fillingChoices}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <Button disabled={cell === '' || fill === null} onClick={add}>
          添加单格
        </Button>
      </div>
      {refusal !== '' && <p role="alert">{refusal}。</p>}
    </details>
  )
}
