/** What a topic is about: a record found as in the search box, by characters, pinyin or initials. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { searchKindLabels } from '../../../contract/api/search.ts'
import { subject as subjectSchema, type Subject } from '../../../contract/meetings.ts'
import { useRead } from '../../api/queries.ts'
import { useSearch } from '../search/use-search.ts'
import classes from './topics-page.module.css'

const hitsPerKind = 5

export interface SubjectChooserProps {
  readonly subject: Subject | null
  readonly onChange: (subject: Subject | null) => void
}

export function SubjectChooser({ subject, onChange }: SubjectChooserProps) {
  const combobox = useCombobox()
  /** Null: the name of the chosen record is shown. */
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = useRead('topics.subject', subject ?? nowhere, { enabled: subject !== null })
  const { answer } = useSearch(typed ?? '', null, hitsPerKind, typed !== null)
  const hits = (answer?.groups ?? []).flatMap(({ kind, hits: found }) =>
    found.flatMap(({ recordId, title, detail }) => {
      const parsed = subjectSchema.safeParse({ kind, id: recordId })
      return parsed.success
        ? [{ subject: parsed.data, label: searchKindLabels[kind], title: title.text, detail: detail.text }]
        : []
    }),
  )
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const hit = hits.find((candidate) => candidate.subject.id === id)
        if (hit !== undefined) onChange(hit.subject)
        setTyped(null)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          className={classes.whole ?? ''}
          label="关联对象"
          description="清单里的一条、一个网格或一个人；清空即不关联"
          placeholder="输入名称、拼音或首字母查找"
          value={typed ?? (subject === null ? '' : (chosen.data?.name ?? ''))}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            if (value === '') onChange(null)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onBlur={() => {
            setTyped(null)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === null || typed.trim() === ''}>
        <Combobox.Options className={classes.options ?? ''}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.subject.id} value={hit.subject.id}>
              <strong>{hit.title}</strong>
              <span className={classes.facts}>{[hit.label, hit.detail].filter((part) => part !== '').join(' · ')}</span>
            </Combobox.Option>
          ))}
          {hits.length === 0 && answer !== null && <Combobox.Empty>没有找到。请换一个词。</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Stands in for the question that is not asked. */
const nowhere: Subject = { kind: 'grids', id: '00000000-0000-0000-0000-000000000000' }
