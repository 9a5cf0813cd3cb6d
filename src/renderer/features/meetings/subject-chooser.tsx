/** What an agenda item or a topic is about: found by name, pinyin or initials, shown by name with a link. */
import { ActionIcon, Combobox, NativeSelect, TextInput, useCombobox } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { NamedSubject } from '../../../contract/api/subjects.ts'
import { subjectKinds, type Subject, type SubjectKind } from '../../../contract/meetings.ts'
import { useRead } from '../../api/queries.ts'
import { useDebounced } from '../../ui/use-debounced.ts'
import { subjectAddress } from './subject-address.ts'
import classes from './subject-chooser.module.css'

const kindNames: Readonly<Record<SubjectKind, string>> = {
  duties: '岗位责任',
  keyMatters: '重点事项',
  assistMatters: '协助事项',
  grids: '网格',
  people: '人员',
  listVersions: '清单版本',
}

/** Questions wait until typing rests. */
const askingPause = 200

export interface SubjectChooserProps {
  readonly label: string
  readonly value: Subject | null
  readonly disabled?: boolean
  /** Whether a click on the name leaves for its page; not where that would cost a form that is not saved. */
  readonly leads?: boolean
  readonly onChange: (subject: Subject | null) => void
}

export function SubjectChooser({ label, value, disabled = false, leads = false, onChange }: SubjectChooserProps) {
  if (value === null) return disabled ? null : <SubjectSearch label={label} onChoose={onChange} />
  return (
    <span className={classes.chosen}>
      <span className="sd-soft">{label}</span>
      <SubjectName subject={value} leads={leads} />
      {!disabled && (
        <ActionIcon size={22} aria-label={`取消${label}`} onClick={() => onChange(null)}>
          <IconX size={14} stroke={1.7} />
        </ActionIcon>
      )}
    </span>
  )
}

export interface SubjectNameProps {
  readonly subject: Subject
  readonly leads: boolean
}

/** A subject by its name. */
export function SubjectName({ subject, leads }: SubjectNameProps) {
  const named = useRead('subjects.describe', { subjects: [subject] }, { staleTime: 0 })
  if (named.data === undefined) return <span className="sd-soft">…</span>
  const [found] = named.data
  if (found === undefined) return <span className="sd-soft">（记录已不在）</span>
  return (
    <span>
      {leads ? <Link to={subjectAddress(found)}>{found.name}</Link> : found.name}
      <span className="sd-soft">
        {' '}
        {found.detail}
        {found.gone && '（已移除）'}
      </span>
    </span>
  )
}

interface SubjectSearchProps {
  readonly label: string
  readonly onChoose: (subject: Subject) => void
}

function SubjectSearch({ label, onChoose }: SubjectSearchProps) {
  const combobox = useCombobox()
  const [kind, setKind] = useState<SubjectKind | null>(null)
  const [text, setText] = useState('')
  const settled = useDebounced(text.trim(), askingPause)
  const enabled = settled !== '' || kind === 'listVersions'
  const found = useRead('subjects.find', { text: settled, kind }, { enabled, staleTime: 0 })
  const offers: readonly NamedSubject[] = enabled ? (found.data ?? []) : []
  const choose = (key: string) => {
    const offer = offers.find((candidate) => keyOf(candidate) === key)
    if (offer === undefined) return
    onChoose({ kind: offer.kind, id: offer.id })
    setText('')
    combobox.closeDropdown()
  }
  return (
    <span className={classes.search}>
      <NativeSelect
        aria-label={`${label}的类别`}
        value={kind ?? ''}
        data={[
          { value: '', label: '全部' },
          ...subjectKinds.map((known) => ({ value: known, label: kindNames[known] })),
        ]}
        onChange={(event) => setKind(subjectKinds.find((known) => known === event.currentTarget.value) ?? null)}
      />
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            aria-label={label}
            placeholder="名称、拼音或首字母"
            maxLength={200}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.openDropdown()
              combobox.resetSelectedOption()
            }}
            onFocus={() => combobox.openDropdown()}
            onKeyDown={(event) => {
              // Enter chooses; it never sends the form that the box stands in.
              if (event.key === 'Enter') event.preventDefault()
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!enabled}>
          <Combobox.Options aria-label={`${label}的候选`}>
            {offers.map((offer) => (
              <Combobox.Option key={keyOf(offer)} value={keyOf(offer)}>
                {offer.name} <span className="sd-soft">{offer.detail}</span>
              </Combobox.Option>
            ))}
            {offers.length === 0 && <Combobox.Empty>没有找到</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </span>
  )
}

function keyOf({ kind, id }: Subject): string {
  return `${kind}/${id}`
}
