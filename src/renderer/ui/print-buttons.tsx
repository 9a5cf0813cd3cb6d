/** The two buttons above whatever is shown as it will print: back to where it came from, and onto paper. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import type { Paper } from '../../contract/api/output.ts'
import { useApi } from '../api/api-context.ts'
import { toastFailure } from './toast.tsx'

export function BackButton({ onBack = () => window.history.back() }: { readonly onBack?: () => void }) {
  return (
    <Button leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />} onClick={onBack}>
      返回
    </Button>
  )
}

/** @param paper undefined while the pages are not laid out yet */
export function PrintButton({ paper }: { readonly paper: Paper | undefined }) {
  const { host } = useApi()
  return (
    <Button
      variant="filled"
      leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
      disabled={paper === undefined}
      onClick={() => void host.print(paper).catch(toastFailure)}
    >
      打印
    </Button>
  )
}
