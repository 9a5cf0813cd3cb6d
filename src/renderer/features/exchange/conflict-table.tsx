/** Conflicts, field by field: both values, who wrote them when, and one choice per record. */
import { Group, Radio } from '@mantine/core'
import type { MergeChoice, MergeConflict } from '../../../contract/api/exchange.ts'
import { dayAndTime, grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { valueText } from './exchange-words.ts'
import { PrivacyMark } from './record-changes.tsx'
import classes from './conflict-table.module.css'

export interface ConflictTableProps {
  readonly conflicts: readonly MergeConflict[]
  readonly total: number
  readonly choices: ReadonlyMap<string, MergeChoice>
  readonly onChoice: (choice: MergeChoice) => void
}

export function ConflictTable({ conflicts, total, choices, onChoice }: ConflictTableProps) {
  return (
    <div>
      <h3 className={classes.heading}>
        {grouped(total)} 条冲突：版本相同，内容不同。逐条选定，没有选的保留本地内容、列入回执。
      </h3>
      <div className={classes.region} role="region" aria-label="冲突" tabIndex={0}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">记录</th>
              <th scope="col">栏目</th>
              <th scope="col">本地内容</th>
              <th scope="col">来件内容</th>
              <th scope="col">采用</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <ConflictRow
                key={`${conflict.key} ${conflict.id}`}
                conflict={conflict}
                keep={choices.get(`${conflict.key} ${conflict.id}`)?.keep ?? ''}
                onKeep={(keep) => onChoice({ key: conflict.key, id: conflict.id, keep })}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface ConflictRowProps {
  readonly conflict: MergeConflict
  readonly keep: string
  readonly onKeep: (keep: MergeChoice['keep']) => void
}

function ConflictRow({ conflict, keep, onKeep }: ConflictRowProps) {
  const { name, fields, ours, theirs } = conflict
  return (
    <tr>
      <td>{name}</td>
      <td>
        {fields.map(({ label, privacy }) => (
          <div key={label}>
            {label}
            <PrivacyMark privacy={privacy} />
          </div>
        ))}
      </td>
      <td>
        {fields.map((field) => (
          <div key={field.label}>{valueText(field.ours)}</div>
        ))}
        <span className="sd-soft">
          {dayAndTime(ours.at)} {ours.by}
        </span>
      </td>
      <td>
        {fields.map((field) => (
          <div key={field.label}>{valueText(field.theirs)}</div>
        ))}
        <span className="sd-soft">
          {dayAndTime(theirs.at)} {theirs.by}
        </span>
      </td>
      <td>
        <Radio.Group
          aria-label={`${name}采用`}
          value={keep}
          onChange={(value) => onKeep(value === 'theirs' ? 'theirs' : 'ours')}
        >
          <Group gap={12} wrap="nowrap">
            <Radio size="xs" value="ours" label="本地" />
            <Radio size="xs" value="theirs" label="来件" />
          </Group>
        </Radio.Group>
      </td>
    </tr>
  )
}
