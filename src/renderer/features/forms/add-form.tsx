/** A blank form that has been chosen: what is different from the one that is kept, its name, and what goes where. */
import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormMapping } from '../../../contract/indicators/form-mapping.ts'
import classes from './forms.module.css'
import { MappingEditor } from './mapping-editor.tsx'
import type { ReadForm } from './use-form-steps.ts'

export interface AddFormProps {
  readonly read: ReadForm
  readonly busy: boolean
  readonly onChanged: () => void
  readonly onSave: (name: string, mapping: FormMapping, replaces: string | null) => void
}

export function AddForm({ read, busy, onChanged, onSave }: AddFormProps) {
  const { fileId, known, changes } = read
  const [name, setName] = useState(read.name)
  const [replaces, setReplaces] = useState(known)
  const choose = (isNew: boolean) => {
    setReplaces(isNew ? null : known)
    setName(isNew ? read.freeName : read.name)
  }
  return (
    <div className={classes.mapping}>
      {changes.length > 0 && (
        <div role="alert">
          <p>表头与记住的“{read.name}”不同，请核对：</p>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
      {known !== null && (
        <SegmentedControl
          aria-label="怎样保存"
          value={replaces === null ? 'new' : 'same'}
          onChange={(value) => choose(value === 'new')}
          data={[
            { value: 'same', label: `替换“${read.name}”` },
            { value: 'new', label: '另存为新的空表' },
          ]}
        />
      )}
      <TextInput
        label="空表名称"
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value)
          onChanged()
        }}
      />
      <MappingEditor
        source={{ fileId }}
        mapping={read.mapping}
        busy={busy}
        saveLabel={replaces === null ? '保存空表' : '替换原来的空表'}
        onChanged={onChanged}
        canSave={name.trim() !== ''}
        onSave={(mapping) => onSave(name, mapping, replaces)}
      />
    </div>
  )
}
