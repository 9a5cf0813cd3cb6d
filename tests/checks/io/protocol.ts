/** The lines between the check and the process whose disk fails. */
import { z } from 'zod'
import { fact } from '../../support/checks/office-day.ts'

export const flowNames = ['edit', 'import', 'backup', 'restore', 'firstRun'] as const
export type FlowName = (typeof flowNames)[number]

const request = z.strictObject({
  folder: z.string(),
  flow: z.enum(flowNames),
  /** Which operation fails, counted from the first of the flow. */
  at: z.int(),
  errno: z.int(),
  persists: z.boolean(),
})
export type Request = z.infer<typeof request>

const stepOutcome = z.strictObject({
  fact: fact.nullable(),
  refusal: z.string().nullable(),
  bug: z.string().nullable(),
})
export type StepOutcome = z.infer<typeof stepOutcome>

const outcome = z.strictObject({
  steps: z.array(stepOutcome),
  statusWhileFailing: z.string(),
  /** A step once more, after a failure that happened once; not after a first run, which may have to begin again. */
  again: stepOutcome.nullable(),
  closed: z.string(),
  /** Whether the flow got as far as the failing operation. */
  hit: z.boolean(),
})
export type Outcome = z.infer<typeof outcome>

export function parseRequest(line: string): Request {
  return request.parse(JSON.parse(line))
}

export function parseOutcome(line: string): Outcome {
  return outcome.parse(JSON.parse(line))
}
