/** From files to records in three steps: choose, look at what would happen, apply. Nothing changes before the last. */
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { ImportPlan } from '../../../contract/api/intake.ts'
import { useApi } from '../../api/api-context.ts'
import { Page } from '../../ui/page.tsx'
import { AppliedView } from './applied-view.tsx'
import { filesOf, type AppliedImport } from './buckets.ts'
import { ChooseFiles } from './choose-files.tsx'
import { ApplyButton, PlanView } from './plan-view.tsx'

type Step =
  | { readonly at: 'choose'; readonly failure: unknown }
  | { readonly at: 'reading'; readonly names: readonly string[] }
  | { readonly at: 'plan'; readonly plan: ImportPlan }
  | { readonly at: 'applied'; readonly result: AppliedImport }

const beginning: Step = { at: 'choose', failure: null }

export function IntakePage() {
  const { call } = useApi()
  const [step, setStep] = useState<Step>(beginning)
  // Which reading the page still waits for: an answer to one that was given up is not shown.
  const reading = useRef(0)

  const read = async (stage: () => Promise<readonly StagedFile[]>, names: readonly string[]) => {
    reading.current += 1
    const own = reading.current
    try {
      if (names.length > 0) setStep({ at: 'reading', names })
      const files = await stage()
      if (files.length === 0) return
      setStep({ at: 'reading', names: files.map((file) => file.name) })
      const plan = await call('intake.preview', { fileIds: files.map((file) => file.id) })
      if (own === reading.current) setStep({ at: 'plan', plan })
    } catch (failure) {
      if (own === reading.current) setStep({ at: 'choose', failure })
    }
  }
  const startOver = () => {
    // The core forgets a plan by itself in the end; telling it only frees the memory sooner.
    reading.current += 1
    if (step.at === 'plan') call('intake.discard', { planId: step.plan.planId }).catch(() => undefined)
    setStep(beginning)
  }

  switch (step.at) {
    case 'choose':
    case 'reading':
      return (
        <Page title="导入表格" status="预览不会改动任何数据。">
          <ChooseFiles
            reading={step.at === 'reading' ? step.names : null}
            failure={step.at === 'choose' ? step.failure : null}
            onChoose={(stage, names) => void read(stage, names)}
            onGiveUp={startOver}
          />
        </Page>
      )
    case 'plan':
      return (
        <Page
          title="导入预览"
          beside={<span>{filesOf(step.plan).join('、')}</span>}
          flush
          actions={
            <>
              <Button onClick={startOver}>换一个文件</Button>
              <ApplyButton plan={step.plan} onApplied={(result) => setStep({ at: 'applied', result })} />
            </>
          }
          status="这是预览，还没有改动任何数据。"
        >
          <PlanView plan={step.plan} />
        </Page>
      )
    case 'applied':
      return (
        <Page title="导入完成" actions={<Button onClick={startOver}>继续导入</Button>}>
          <AppliedView result={step.result} onUndone={startOver} />
        </Page>
      )
  }
}
