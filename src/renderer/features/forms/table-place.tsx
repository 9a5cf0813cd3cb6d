/** Where the lines of a table are: the column of their names, the first and the last row, as they are typed. */
import { NumberInput, TextInput } from '@mantine/core'
import type { FormTable } from '../../../contract/indicators/form-mapping.ts'
import type { TypedPlace } from './typed-place.ts'

interface TablePlaceProps {
  readonly lines: FormTable['lines']
  readonly value: TypedPlace
  readonly onChange: (value: TypedPlace) => void
}

export function TablePlace({ lines, value, onChange }: TablePlaceProps) {
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
      {lines === 'grid' && (
        <TextInput
          label="社区在哪一列"
          placeholder="可以不填"
          w={110}
          maxLength={10}
          value={value.communityColumn ?? ''}
          onChange={({ currentTarget }) => onChange({ ...value, communityColumn: currentTarget.value })}
        />
      )}
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
