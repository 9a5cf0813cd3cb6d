/** From files to records in three steps: choose, look at what would happen, apply. Nothing changes before the last. */
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { ImportPlan } from '../../../contract/api/intake.ts'
import { AppError } from '../../../contract/errors.ts'
import { useApi } from '../../api/api-context.ts'
import { Page } from '../../ui/page.tsx'
import { hideLastStep } from '../../ui/toast.tsx'
import { AppliedView } from './applied-view.tsx'
import type { AppliedImport } from './buckets.ts'
import { ChooseFiles } from './choose-files.tsx'
import { JobProgressBar } from './job-progress.tsx'
import { PlanPage } from './plan-page.tsx'
import { useJob } from './use-job.ts'

type Step =
  | { readonly at: 'choose'; readonly failure: unknown }
  | { readonly at: 'reading'; readonly names: readonly string[] }
  | { readonly at: 'plan'; readonly plan: ImportPlan }
  | { readonly at: 'applied'; readonly result: AppliedImport }

const beginning: Step = { at: 'choose', failure: null }

export function IntakePage() {
  const { call } = useApi()
  const job = useJob()
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
      const fileIds = files.map((file) => file.id)
      const plan = await job.run((jobId) => call('intake.preview', { fileIds, jobId }))
      if (own === reading.current) setStep({ at: 'plan', plan })
    } catch (failure) {
      const isOwnWish = failure instanceof AppError && failure.code === 'cancelled'
      if (own === reading.current) setStep(isOwnWish ? beginning : { at: 'choose', failure })
    }
  }
  const giveUp = () => {
    reading.current += 1
    job.cancel()
    setStep(beginning)
  }
  const startOver = () => {
    // The core forgets a plan by itself in the end; telling it only frees the memory sooner.
    if (step.at === 'plan') call('intake.discard', { planId: step.plan.planId }).catch(() => undefined)
    hideLastStep()
    setStep(beginning)
  }

  switch (step.at) {
    case 'choose':
      return (
        <Page title="导入表格" status="预览不会改动任何数据。">
          <ChooseFiles failure={step.failure} onChoose={(stage, names) => void read(stage, names)} />
        </Page>
      )
    case 'reading':
      return (
        <Page title="导入表格" status="预览不会改动任何数据。">
          <JobProgressBar
            progress={job.running?.progress ?? null}
            waiting={`正在读取 ${step.names.join('、')}`}
            cancelLabel="取消"
            onCancel={giveUp}
          />
        </Page>
      )
    case 'plan':
      return (
        <PlanPage
          plan={step.plan}
          onPlan={(plan) => setStep({ at: 'plan', plan })}
          onStartOver={startOver}
          onApplied={(result) => setStep({ at: 'applied', result })}
        />
      )
    case 'applied':
      return (
        <Page title="导入结果" actions={<Button onClick={startOver}>继续导入</Button>}>
          <AppliedView result={step.result} onStartOver={startOver} />
        </Page>
      )
  }
}
