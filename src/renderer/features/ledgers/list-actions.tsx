/** What a list as a whole can do: a new row, files in and out, what was deleted. */
import { Button } from '@mantine/core'
import { IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { ExportMenu, type ViewDocument } from '../output/export-menu.tsx'

export interface ListActionsProps {
  readonly ledgerKey: LedgerKey
  /** What the list shows at the moment; null: nothing is narrowed, arranged or hidden. */
  readonly view: ViewDocument | null
  readonly onAdd: () => void
  readonly onBin: () => void
}

export function ListActions({ ledgerKey, view, onAdd, onBin }: ListActionsProps) {
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />} onClick={onAdd}>
        新增一行
      </Button>
      <Button component={Link} to="/import" leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden />}>
        导入
      </Button>
      <ExportMenu ledgerKey={ledgerKey} view={view} />
      <Button leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />} onClick={onBin}>
        回收站
      </Button>
    </>
  )
}
