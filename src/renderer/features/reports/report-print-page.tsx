/** A report or a filled form as it prints: for the stamp, or as a PDF. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { Paper } from '../../../contract/api/output.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { BackButton, PdfHint, PrintButtons } from '../../ui/print-buttons.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'

interface Printed {
  readonly title: string
  readonly html: string
  readonly pageRule: string
  readonly paper: Paper
  readonly uncalculated?: readonly string[]
}

export function ReportPrintPage({ period, unit }: { readonly period: string; readonly unit: string | null }) {
  return <PrintDesk printed={useRead('reports.print', { period, unit }, { staleTime: 0 })} />
}

export function FormPrintPage({ id, period }: { readonly id: string; readonly period: string }) {
  return <PrintDesk printed={useRead('forms.print', { id, period }, { staleTime: 0 })} month={period} />
}

interface PrintDeskProps {
  readonly printed: UseQueryResult<Printed>
  /** Of what the title does not name the month of. */
  readonly month?: string
}

function PrintDesk({ printed, month }: PrintDeskProps) {
  const { data } = printed
  const uncalculated = data?.uncalculated ?? []
  return (
    <Page
      title="打印预览"
      flush
      actions={
        <>
          <BackButton />
          <PrintButtons
            name={[data?.title, month].filter((part) => part !== undefined).join('-')}
            paper={data?.paper}
            ready={data !== undefined}
          />
        </>
      }
      status={
        uncalculated.length === 0 ? (
          <PdfHint />
        ) : (
          `${uncalculated.join('、')} 的公式在这里算不出来，留了空。请用 Excel 或 WPS 打开填好的表打印。`
        )
      }
    >
      {printed.isError ? (
        <FailureState title="没有排好版" error={printed.error} onRetry={() => void printed.refetch()} />
      ) : data === undefined ? (
        <LoadingLines lines={12} />
      ) : (
        <PaperPreview html={data.html} pageRule={data.pageRule} label={data.title} />
      )}
    </Page>
  )
}
