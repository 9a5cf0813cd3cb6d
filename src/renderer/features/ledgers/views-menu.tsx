/** 视图: the ways in which the office looks at a list, kept under a name for everybody who uses this data. */
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedView } from '../../../contract/api/views.ts'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { asViewSettings, type Arrangement } from './arrangement.ts'
import classes from './views-menu.module.css'

export interface ViewsMenuProps {
  readonly ledgerKey: LedgerKey
  readonly arrangement: Arrangement
  readonly shownView: string | null
  readonly onShow: (view: SavedView | null) => void
}

export function ViewsMenu({ ledgerKey, arrangement, shownView, onShow }: ViewsMenuProps) {
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const views = useRead('views.list', { ledger: ledgerKey }).data ?? []
  const save = useCommand('views.save')
  const remove = useCommand('views.remove')
  const { undo } = useUndoRedo()
  const current = views.find(({ id }) => id === shownView)
  const settings = asViewSettings(arrangement)
  const keep = (existing: SavedView | null, wanted: string) =>
    save.mutate(
      { ...(existing === null ? {} : { id: existing.id }), ledger: ledgerKey, name: wanted, settings },
      {
        onSuccess: ({ id }) => {
          toastDone(`视图“${wanted}”已保存`)
          setName('')
          setOpened(false)
          onShow({ id, name: wanted, settings })
        },
        onError: toastFailure,
      },
    )
  const drop = (view: SavedView) =>
    remove.mutate(
      { id: view.id },
      {
        onSuccess: ({ saved }) => undoableToast(`已删除视图“${view.name}”`, '撤销', saved, undo),
        onError: toastFailure,
      },
    )
  const show = (view: SavedView | null) => {
    setOpened(false)
    onShow(view)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <Button
          leftSection={<IconBookmark size={16} stroke={1.7} aria-hidden />}
          variant={current === undefined ? 'default' : 'light'}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <span className={classes.current}>{current === undefined ? '视图' : `视图：${current.name}`}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="视图">
        <ul className={classes.list}>
          <li className={classes.item}>
            <button
              type="button"
              className={classes.view}
              aria-pressed={current === undefined}
              onClick={() => show(null)}
            >
              全部行
            </button>
          </li>
          {views.map((view) => (
            <li key={view.id} className={classes.item}>
              <button
                type="button"
                className={classes.view}
                aria-pressed={view.id === shownView}
                onClick={() => show(view)}
              >
                {view.name}
              </button>
              <ActionIcon size={24} aria-label={`删除视图“${view.name}”`} onClick={() => drop(view)}>
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form
          className={classes.save}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') keep(null, name.trim())
          }}
        >
          <TextInput
            className={classes.name ?? ''}
            aria-label="新视图的名称"
            placeholder="把现在的样子存为…"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            保存
          </Button>
        </form>
        {current !== undefined && (
          <div className={classes.update}>
            <Button size="compact-sm" variant="subtle" onClick={() => keep(current, current.name)}>
              用现在的样子更新“{current.name}”
            </Button>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
