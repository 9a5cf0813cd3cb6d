/**
 * The process whose disk fails. It holds no verdicts: for each line on its input it runs one flow with one failing
 * operation and writes down what the core answered. Arguments: work folder, twin.
 */
import { cpSync, mkdirSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { systemStatus } from '../../../src/contract/api/system.ts'
import { AppError } from '../../../src/contract/errors.ts'
import type { App } from '../../../src/core/create-app.ts'
import { ackFile, openAcks } from '../../support/checks/acknowledge.ts'
import { ask, openApp, street } from '../../support/checks/app.ts'
import { OfficeDay, type Fact } from '../../support/checks/office-day.ts'
import { seeded } from '../../support/checks/random.ts'
import { parseRequest, type FlowName, type Outcome, type Request, type StepOutcome } from './protocol.ts'

const [workFolder = '', twin = 'none'] = process.argv.slice(2)
const acks = openAcks()
const template = join(workFolder, 'template')

type Step = (day: OfficeDay, app: App) => Promise<Fact>

const flows: Record<FlowName, readonly Step[]> = {
  edit: [(day) => day.editRow(), (day) => day.stepBack(), (day) => day.addRow()],
  import: [(day) => day.importRoster(4)],
  backup: [(day) => day.backUp(), (day) => day.addRow()],
  restore: [(day) => day.restore(existingBackup), (day) => day.addRow()],
  firstRun: [(_day, app) => firstRun(app)],
}

let existingBackup = ''

async function firstRun(app: App): Promise<Fact> {
  await ask(app, 'system.initialize', street)
  return { step: 'firstRun', commandId: null, record: null, backup: null }
}

async function prepareTemplate(): Promise<void> {
  mkdirSync(workFolder, { recursive: true })
  const app = await openApp(template)
  await ask(app, 'system.initialize', street)
  const day = new OfficeDay(app, seeded(1))
  await day.addRow()
  existingBackup = (await day.backUp()).backup ?? ''
  await day.addRow()
  await app.close()
}

/** What a careless program would do: it takes a refusal for a success and says so. */
function pretend(done: readonly StepOutcome[]): Fact {
  const known = done.flatMap((step) => step.fact?.commandId ?? [])
  return { step: 'pretended', commandId: Math.max(2, ...known) + 1, record: null, backup: null }
}

async function attempt(step: () => Promise<Fact>, done: readonly StepOutcome[]): Promise<StepOutcome> {
  try {
    return { fact: await step(), refusal: null, bug: null }
  } catch (error) {
    if (twin === 'swallow') return { fact: pretend(done), refusal: null, bug: null }
    if (error instanceof AppError) return { fact: null, refusal: error.code, bug: null }
    return { fact: null, refusal: null, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function arm({ at, errno, persists }: Request): void {
  writeSync(acks, `arm ${at} ${errno} ${persists ? 1 : 0}`)
}

/** The recorder answers into the file of acknowledgements. */
function disarm(): boolean {
  truncateSync(ackFile())
  writeSync(acks, 'disarm')
  return readFileSync(ackFile(), 'utf8').includes('hit')
}

async function run(request: Request): Promise<Outcome> {
  const folder = join(workFolder, request.folder)
  const begins = request.flow === 'firstRun'
  if (!begins) cpSync(template, folder, { recursive: true })
  const app = await openApp(folder)
  const day = new OfficeDay(app, seeded(request.at))
  if (!begins) await day.addRow()
  const steps: StepOutcome[] = []
  arm(request)
  for (const step of flows[request.flow]) steps.push(await attempt(() => step(day, app), steps))
  const statusWhileFailing = await stateOf(app)
  if (request.persists) return { steps, statusWhileFailing, again: null, closed: await closes(app), hit: disarm() }
  const hit = disarm()
  const again = begins ? null : await attempt(() => day.addRow(), steps)
  return { steps, statusWhileFailing, again, closed: await closes(app), hit }
}

async function stateOf(app: App): Promise<string> {
  const reply = await app.call('system.status', {})
  return reply.ok ? systemStatus.parse(reply.value).state : reply.error.code
}

async function closes(app: App): Promise<string> {
  return app.close().then(
    () => 'closed',
    (error: unknown) => String(error),
  )
}

await prepareTemplate()
for await (const line of createInterface({ input: process.stdin })) {
  const request = parseRequest(line)
  console.log(JSON.stringify(await run(request)))
}
