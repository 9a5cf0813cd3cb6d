/** Places of a form with what fills each of them. */
import { Button, NativeSelect, VisuallyHidden } from '@mantine/core'
import { fillingLabel, fillings, plainFillings, type Filling } from '../../../contract/indicators/form-mapping.ts'
import { indicatorGroups } from '../../../contract/indicators/indicators.ts'
import table from '../../ui/table.module.css'

export const fillingChoices = [
  { value: '', label: '不填' },
  { group: '表头和落款', items: plainFillings.map((key) => ({ value: key, label: fillingLabel(key) })) },
  ...indicatorGroups.map(({ title, keys }) => ({
    group: title,
    items: keys.map((key) => ({ value: key, label: fillingLabel(key) })),
  })),
]

export const fillingOf = (text: string): Filling | null => fillings.find((known) => known === text) ?? null

interface MappingRowsProps {
  readonly rows: readonly { readonly place: string; readonly header: string; readonly fill: Filling | null }[]
  readonly onChange: (index: number, fill: Filling | null) => void
  readonly onRemove: (index: number) => void
}

export function MappingRows({ rows, onChange, onRemove }: MappingRowsProps) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">位置</th>
          <th scope="col">表头</th>
          <th scope="col">填什么</th>
          <th scope="col">
            <VisuallyHidden>移除</VisuallyHidden>
          </th>
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
                data={fillingChoices}
                onChange={({ currentTarget: { value } }) => onChange(index, fillingOf(value))}
              />
            </td>
            <td className={table.actions}>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`移除 ${place} ${header}`}
                onClick={() => onRemove(index)}
              >
                移除
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
