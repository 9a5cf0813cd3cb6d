/** A document as it prints: paper and 公示版 chosen on top, the pages below. */
import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { paperChoices, type Paper, type PaperChoice } from '../../../contract/api/output.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { BackButton, PdfHint, PrintButtons } from '../../ui/print-buttons.tsx'
import { readPrintAddress, type PrintRequest } from './print-address.ts'
import { useExport } from './use-export.ts'

const paperLabels: Readonly<Record<PaperChoice, string>> = { auto: '自动', A4: 'A4', A3: 'A3' }

export function PrintPage({ address }: { readonly address: string }) {
  const request = readPrintAddress(address)
  if (request === null)
    return (
      <Page title="打印">
        <EmptyState title="没有找到要打印的内容" hint="请回到清单，从“导出打印”里重新选择。" />
      </Page>
    )
  return <PrintDesk request={request} />
}

function PrintDesk({ request }: { readonly request: PrintRequest }) {
  const { document } = request
  const { exporting, run } = useExport()
  const [paper, setPaper] = useState<PaperChoice>('auto')
  const [masked, setMasked] = useState(request.masked)
  const printed = useRead('output.print', { document, masked, paper }, { staleTime: 0 })
  return (
    <Page
      title="打印预览"
      flush
      beside={printed.data === undefined ? null : <PrintFacts paper={printed.data.paper} rows={printed.data.rows} />}
      actions={
        <>
          <BackButton />
          <Button
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            loading={exporting}
            onClick={() => void run({ document, masked })}
          >
            导出 Excel
          </Button>
          <PrintButtons
            name={printed.data?.title ?? ''}
            paper={printed.data?.paper}
            ready={printed.data !== undefined}
          />
        </>
      }
      tools={
        <>
          <SegmentedControl
            size="sm"
            aria-label="纸张"
            value={paper}
            onChange={(value) => setPaper(paperChoices.find((choice) => choice === value) ?? 'auto')}
            data={paperChoices.map((value) => ({ value, label: paperLabels[value] }))}
          />
          {document.kind !== 'responsibility' && (
            <Checkbox
              label="公示版（不含内部栏目，个人信息脱敏）"
              checked={masked}
              onChange={(event) => setMasked(event.currentTarget.checked)}
            />
          )}
        </>
      }
      status={
        <>
          页码、单位和日期印在每页下方；表头每页重复。
          <PdfHint />
        </>
      }
    >
      {printed.isError ? (
        <FailureState title="没有排好版" error={printed.error} onRetry={() => void printed.refetch()} />
      ) : printed.data === undefined ? (
        <LoadingLines lines={12} />
      ) : (
        <PaperPreview html={printed.data.html} pageRule={printed.data.pageRule} label={printed.data.title} />
      )}
    </Page>
  )
}

function PrintFacts({ paper, rows }: { readonly paper: Paper; readonly rows: number }) {
  return (
    <span>
      {paper.size} {paper.orientation === 'landscape' ? '横向' : '纵向'} · {grouped(rows)} 行
    </span>
  )
}
