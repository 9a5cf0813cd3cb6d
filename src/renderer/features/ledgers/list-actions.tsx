/** What a list as a whole can do: a new row, files in and out, what was deleted. */
import { Button } from '@mantine/core'
import { IconDownload, IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LedgerKey } from '../../../contract/ledgers/index.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'

export interface ListActionsProps {
  readonly ledgerKey: LedgerKey
  readonly onAdd: () => void
  readonly onBin: () => void
}

export function ListActions({ ledgerKey, onAdd, onBin }: ListActionsProps) {
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />} onClick={onAdd}>
        新增一行
      </Button>
      <Button component={Link} to="/import" leftSection={<IconFileImport size={16} stroke={1.7} aria-hidden />}>
        导入
      </Button>
      <ExportButton ledgerKey={ledgerKey} />
      <Button leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />} onClick={onBin}>
        回收站
      </Button>
    </>
  )
}

function ExportButton({ ledgerKey }: { readonly ledgerKey: LedgerKey }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const [exporting, setExporting] = useState(false)
  const exportList = async () => {
    setExporting(true)
    try {
      await saveArtifact(await call('ledgers.export', { ledgers: [ledgerKey] }))
    } catch (error) {
      toastFailure(error)
    } finally {
      setExporting(false)
    }
  }
  return (
    <Button
      leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
      loading={exporting}
      onClick={() => void exportList()}
    >
      导出
    </Button>
  )
}
