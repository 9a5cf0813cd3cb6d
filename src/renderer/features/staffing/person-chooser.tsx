/** Finds one person among those of the unit by name, employer or post: by characters, pinyin or initials. */
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useNameMatcher } from '../../ui/use-readings.ts'
import type { KnownPerson } from './moves-plan.ts'
import classes from './person-chooser.module.css'

export interface PersonChooserProps {
  readonly label: string
  readonly people: readonly KnownPerson[]
  readonly chosen: KnownPerson | null
  readonly onChoose: (person: KnownPerson | null) => void
}

/** More would not be read; the next letter narrows it down. */
const mostShown = 30

export function PersonChooser({ label, people, chosen, onChoose }: PersonChooserProps) {
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const match = useNameMatcher(useMemo(() => people.flatMap(textsOf), [people]))
  const found = findPeople(people, typed, (text, word) => match(text, word) !== null)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const person = people.find(({ personId }) => personId === id) ?? null
        onChoose(person)
        setTyped(person?.name ?? '')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder="输入姓名、工作单位或网格"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            if (chosen !== null) onChoose(null)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options ?? ''}>
          {found.slice(0, mostShown).map((person) => (
            <Combobox.Option key={person.personId} value={person.personId}>
              <span className={classes.name}>{person.name}</span>
              <span className={classes.facts}>
                {[person.employer, person.posts.length === 0 ? '没有岗位' : person.posts.join('、')]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </Combobox.Option>
          ))}
          {found.length > mostShown && (
            <Combobox.Footer className={classes.more ?? ''}>
              还有 {found.length - mostShown} 人，请再输入几个字
            </Combobox.Footer>
          )}
          {found.length === 0 && <Combobox.Empty>没有这样的人。请先在人员清单中新增。</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Each word may stand in another of the facts; those who are called so come before those who work there. */
function findPeople(
  people: readonly KnownPerson[],
  typed: string,
  holds: (text: string, word: string) => boolean,
): readonly KnownPerson[] {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  const found = people.filter((person) => words.every((word) => textsOf(person).some((text) => holds(text, word))))
  const byName = Map.groupBy(found, ({ name }) => words.some((word) => holds(name, word)))
  return [...(byName.get(true) ?? []), ...(byName.get(false) ?? [])]
}

function textsOf({ name, employer, posts }: KnownPerson): readonly string[] {
  return [name, employer, ...posts]
}
