/** The buttons above whatever is shown as it will print: back to where it came from, into a PDF file, onto paper. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { Paper } from '../../contract/api/output.ts'
import type { SavePdf } from '../../contract/host.ts'
import { useApi } from '../api/api-context.ts'
import { toastDone, toastFailure } from './toast.tsx'

export function BackButton({ onBack = () => window.history.back() }: { readonly onBack?: () => void }) {
  return (
    <Button leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />} onClick={onBack}>
      返回
    </Button>
  )
}

export interface PrintButtonProps {
  /** By default A4, upright. */
  readonly paper?: Paper | undefined
  /** False while the pages are not laid out yet. */
  readonly ready: boolean
  /** False where another button is the page's first. */
  readonly main?: boolean
  readonly label?: string
}

export function PrintButton({ paper, ready, main = true, label = '打印' }: PrintButtonProps) {
  const { host } = useApi()
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
      disabled={!ready}
      onClick={() => void host.print(paper).catch(toastFailure)}
    >
      {label}
    </Button>
  )
}

export interface PrintButtonsProps extends PrintButtonProps {
  /** What the file is called, without its ending. */
  readonly name: string
}

/** For what may also be kept as a file; a browser does that in its own print window, see `PdfHint`. */
export function PrintButtons({ name, ...printing }: PrintButtonsProps) {
  const { host } = useApi()
  return (
    <>
      {host.savePdf !== null && <PdfButton savePdf={host.savePdf} name={name} {...printing} />}
      <PrintButton {...printing} />
    </>
  )
}

type PdfButtonProps = Pick<PrintButtonsProps, 'name' | 'paper' | 'ready'> & { readonly savePdf: SavePdf }

function PdfButton({ savePdf, name, paper, ready }: PdfButtonProps) {
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      const kept = await savePdf(`${name}.pdf`, paper)
      if (kept !== null) toastDone(`文件“${kept.name}”已保存`)
    } catch (error) {
      toastFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Button
      leftSection={<IconFileTypePdf size={16} stroke={1.7} aria-hidden />}
      disabled={!ready}
      loading={saving}
      onClick={() => void save()}
    >
      存为 PDF
    </Button>
  )
}

/** Where the host makes no PDF itself. */
export function PdfHint() {
  const { host } = useApi()
  return host.savePdf === null ? '打印时选“另存为 PDF”，可以得到文件。' : null
}
