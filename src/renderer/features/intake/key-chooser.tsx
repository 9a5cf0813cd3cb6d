/** By which columns a row of the file is taken for a row of the list: the list's own keys, or what a person ticks. */
import { Button, Checkbox, Popover } from '@mantine/core'
import { useState } from 'react'
import type { PlannedTable } from '../../../contract/api/intake.ts'
import classes from './key-chooser.module.css'

export interface KeyChooserProps {
  readonly table: PlannedTable
  readonly disabled: boolean
  readonly onChoose: (matchBy: readonly string[] | null) => void
}

export function KeyChooser({ table, disabled, onChoose }: KeyChooserProps) {
  const [opened, setOpened] = useState(false)
  const [wanted, setWanted] = useState<readonly string[]>([])
  const labelOf = (name: string): string => table.fields.find((field) => field.name === name)?.label ?? name
  const keys = table.keys.map((key) => key.map(labelOf).join('＋'))
  const mapped = table.fields.filter(({ name }) => table.columns.some(({ field }) => field === name))
  const choose = (matchBy: readonly string[] | null) => {
    setOpened(false)
    onChoose(matchBy)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      onOpen={() => setWanted(table.matchBy ?? [])}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.target}
          disabled={disabled}
          title={`按 ${keys.join('，或按 ')} 认定是同一条`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          按 <strong>{keys[0] ?? ''}</strong>
          {keys.length > 1 && ` 等`} 认定同一条 ▾
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="认定同一条的栏目">
        <div className={classes.panel}>
          <p className={classes.lead}>文件里的一行与清单里的一条，在勾选的栏里都相同，就认作同一条。</p>
          <p className="sd-soft">{table.matchBy === null ? `现在：${keys.join('；或 ')}` : '现在：按您勾选的栏'}</p>
          <div className={classes.fields}>
            {mapped.map(({ name, label }) => (
              <Checkbox
                key={name}
                label={label}
                checked={wanted.includes(name)}
                onChange={({ currentTarget }) =>
                  setWanted(currentTarget.checked ? [...wanted, name] : wanted.filter((other) => other !== name))
                }
              />
            ))}
          </div>
          <div className={classes.foot}>
            <Button variant="filled" disabled={wanted.length === 0} onClick={() => choose(wanted)}>
              按勾选的栏认定
            </Button>
            {table.matchBy !== null && <Button onClick={() => choose(null)}>恢复清单的规则</Button>}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
