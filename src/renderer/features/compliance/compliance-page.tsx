/** Checks the format of a .docx: choose or drop one, then read what is not as the standard asks. Nothing is kept. */
import { Button } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { ComplianceReport } from '../../../contract/api/compliance.ts'
import { useApi } from '../../api/api-context.ts'
import { Page } from '../../ui/page.tsx'
import { LoadingLines } from '../../ui/states.tsx'
import { ChooseDocument } from './choose-document.tsx'
import { ReportView } from './report-view.tsx'

type Step =
  | { readonly at: 'choose'; readonly failure: unknown }
  | { readonly at: 'checking' }
  | { readonly at: 'report'; readonly report: ComplianceReport }

const title = '检查公文格式'

export function CompliancePage() {
  const { call, host } = useApi()
  const [step, setStep] = useState<Step>({ at: 'choose', failure: null })
  // Which check the page still waits for: an answer to an earlier one is not shown.
  const latest = useRef(0)

  const check = async (stage: () => Promise<StagedFile | null>) => {
    latest.current += 1
    const own = latest.current
    try {
      const file = await stage()
      if (file === null) return
      setStep({ at: 'checking' })
      const report = await call('compliance.check', { fileId: file.id })
      if (own === latest.current) setStep({ at: 'report', report })
    } catch (failure) {
      if (own === latest.current) setStep({ at: 'choose', failure })
    }
  }
  const pick = () => void check(async () => (await host.pickFiles(['.docx'], false))[0] ?? null)

  switch (step.at) {
    case 'choose':
      return (
        <Page title={title} status="按 GB/T 9704—2012《党政机关公文格式》检查，文件不会改动。">
          <ChooseDocument failure={step.failure} onPick={pick} onDrop={(stage) => void check(stage)} />
        </Page>
      )
    case 'checking':
      return (
        <Page title={title} status="正在检查。">
          <LoadingLines lines={6} />
        </Page>
      )
    case 'report':
      return (
        <Page
          flush
          title={title}
          beside={<span>{step.report.file}</span>}
          actions={
            <Button leftSection={<IconFileCheck size={16} stroke={1.7} aria-hidden />} onClick={pick}>
              检查另一份
            </Button>
          }
          status="按 GB/T 9704—2012 检查，文件没有改动。在 Word 或 WPS 里改好后可以再检查一次。"
        >
          <ReportView report={step.report} />
        </Page>
      )
  }
}
