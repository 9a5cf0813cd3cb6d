/** The 恢复单 before it is printed. It is shown only now; nothing of it is kept as a file. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import type { Output } from '../../api/client.ts'
import { useApi } from '../../api/api-context.ts'
import { Page } from '../../ui/page.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { toastFailure } from '../../ui/toast.tsx'

export interface SheetViewProps {
  readonly sheet: Output<'trust.printSheet'>
  readonly onClose: () => void
}

export function SheetView({ sheet, onClose }: SheetViewProps) {
  const { host } = useApi()
  return (
    <Page
      title="恢复单"
      flush
      actions={
        <>
          <Button leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />} onClick={onClose}>
            返回
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
            onClick={() => void host.print({ size: 'A4', orientation: 'portrait' }).catch(toastFailure)}
          >
            打印
          </Button>
        </>
      }
      status="恢复单就是印章。印好以后封存，不要另存成文件，不要拍照。"
    >
      <PaperPreview html={sheet.html} pageRule={sheet.pageRule} label="单位印章恢复单" />
    </Page>
  )
}
