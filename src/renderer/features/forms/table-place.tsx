/** Where the lines of a table are: the column of their names, the first and the last row, as they are typed. */
import { NumberInput, TextInput } from '@mantine/core'

export interface TypedPlace {
  readonly labelColumn: string
  readonly from: number | ''
  readonly to: number | ''
}

/** Letters are typed small, with blanks, or by a full-width keyboard; they mean the same column. */
export const asAddress = (text: string): string => text.normalize('NFKC').trim().toUpperCase()

export function TablePlace({ value, onChange }: { value: TypedPlace; onChange: (value: TypedPlace) => void }) {
  const numberOf = (typed: string | number): number | '' => (typeof typed === 'number' ? typed : '')
  return (
    <>
      <TextInput
        label="名称在哪一列"
        placeholder="A"
        w={110}
        maxLength={10}
        value={value.labelColumn}
        onChange={({ currentTarget }) => onChange({ ...value, labelColumn: currentTarget.value })}
      />
      <NumberInput
        label="第一行"
        w={90}
        hideControls
        allowDecimal={false}
        value={value.from}
        onChange={(typed) => onChange({ ...value, from: numberOf(typed) })}
      />
      <NumberInput
        label="最后一行"
        w={90}
        hideControls
        allowDecimal={false}
        value={value.to}
        onChange={(typed) => onChange({ ...value, to: numberOf(typed) })}
      />
    </>
  )
}
