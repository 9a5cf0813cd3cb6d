/** The 恢复单 before it is printed. It is shown only now; nothing of it is kept as a file. */
import type { Output } from '../../api/client.ts'
import { Page } from '../../ui/page.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { BackButton, PrintButton } from '../../ui/print-buttons.tsx'

export interface SheetViewProps {
  readonly sheet: Output<'trust.printSheet'>
  readonly onClose: () => void
}

export function SheetView({ sheet, onClose }: SheetViewProps) {
  return (
    <Page
      title="恢复单"
      flush
      actions={
        <>
          <BackButton onBack={onClose} />
          <PrintButton ready />
        </>
      }
      status="恢复单就是印章。印好以后封存，不要另存成文件，不要拍照。"
    >
      <PaperPreview html={sheet.html} pageRule={sheet.pageRule} label="单位印章恢复单" />
    </Page>
  )
}
