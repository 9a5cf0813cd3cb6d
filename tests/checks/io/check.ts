/**
 * Promise: a full or failing disk costs at most the step that was under way, and says so (reliability A9, A10). In each run
 * another operation of a flow fails, once or from then on; afterwards the data is opened on a sound disk.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { systemStatus, verifyReport } from '../../../src/contract/api/system.ts'
import { ask, openApp } from '../../support/checks/app.ts'
import type { Check, CheckResult, CheckSize } from '../../support/checks/report.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import { recorderEnvironment, recorderUnavailable } from '../recorder/recorder.ts'
import { flowNames, parseOutcome, type FlowName, type Outcome, type Request } from './protocol.ts'

/** What a clerk may be told when the disk fails. */
const diskRefusals = ['disk_full', 'disk_error', 'folder_not_writable']

/** A process under the recorder that is asked line by line. */
class FailingDisk {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>
  readonly #reader: Interface

  constructor(folder: string, twin: 'none' | 'swallow') {
    const work = join(folder, 'disk')
    mkdirSync(work)
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), work, twin], {
      env: recorderEnvironment({ folder: work, log: '/dev/null', acks: join(folder, 'acks') }),
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#reader = createInterface({ input: this.#child.stdout })
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  async run(request: Request): Promise<Outcome> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`)
    const line = await this.#lines.next()
    if (line.done === true) throw new Error(`the process ended: ${JSON.stringify(request)}`)
    return parseOutcome(line.value)
  }

  async end(): Promise<void> {
    this.#child.stdin.end()
    if (this.#child.exitCode === null) await new Promise((resolve) => this.#child.once('exit', resolve))
    this.#reader.close()
  }
}

interface Tally {
  runs: number
  refused: number
  readonly failures: string[]
}

const faults = [
  { errno: constants.errno.EIO, persists: false, name: 'EIO once' },
  { errno: constants.errno.EIO, persists: true, name: 'EIO from then on' },
  { errno: constants.errno.ENOSPC, persists: false, name: 'ENOSPC once' },
  { errno: constants.errno.ENOSPC, persists: true, name: 'ENOSPC from then on' },
] as const

/** Which operations of a flow fail in turn. */
interface Steps {
  readonly first: number
  readonly by: number
}

/** Fails the operations of a flow in turn until it runs past its last one. */
async function failEach(flow: FlowName, steps: Steps, disk: FailingDisk, folder: string, tally: Tally): Promise<void> {
  for (const fault of faults) {
    for (let at = steps.first; ; at += steps.by) {
      const run = `${flow}-${fault.errno}-${fault.persists ? 'all' : 'one'}-${at}`
      const outcome = await disk.run({ folder: run, flow, at, errno: fault.errno, persists: fault.persists })
      const data = join(folder, 'disk', run)
      const problems = [...judgeAnswers(outcome, flow), ...(await judgeData(data, outcome, flow))]
      rmSync(data, { recursive: true })
      if (!outcome.hit) break
      tally.runs += 1
      if (outcome.steps.some(({ refusal }) => refusal !== null)) tally.refused += 1
      if (problems.length > 0)
        tally.failures.push(`${flow}, operation ${at}, ${fault.name}: ${problems.slice(0, 3).join('; ')}`)
    }
  }
}

function judgeAnswers({ steps, statusWhileFailing, again, closed }: Outcome, flow: FlowName): string[] {
  const problems: string[] = []
  for (const { refusal, bug } of steps) {
    if (bug !== null) problems.push(`a bug: ${bug}`)
    if (refusal !== null && !isFair(refusal, steps)) problems.push(`refused as ${refusal}`)
  }
  const onlyFull = steps.every(({ refusal }) => refusal === null || refusal === 'disk_full')
  // On a full disk everything can still be read and taken elsewhere (A9); a failing one may be shut, but is never empty.
  const allowed = onlyFull ? ['ready'] : ['ready', 'recovery']
  if (flow !== 'firstRun' && !allowed.includes(statusWhileFailing)) problems.push(`it shows ${statusWhileFailing}`)
  if (closed !== 'closed') problems.push(`does not close: ${closed}`)
  const later = again?.bug ?? again?.refusal ?? null
  if (later !== null && later !== 'in_recovery') problems.push(`afterwards: ${later}`)
  return problems
}

/** After a failure the data may be kept shut, and a step back may find nothing; neither may come first. */
function isFair(refusal: string, steps: Outcome['steps']): boolean {
  if (diskRefusals.includes(refusal)) return true
  const first = steps.find((step) => step.refusal !== null)?.refusal ?? ''
  return diskRefusals.includes(first) && (refusal === 'in_recovery' || refusal === 'version_conflict')
}

async function judgeData(data: string, outcome: Outcome, flow: FlowName): Promise<string[]> {
  const facts = [...outcome.steps, outcome.again].flatMap((step) => step?.fact ?? [])
  const app = await openApp(data)
  try {
    const { state, problem, unit } = systemStatus.parse(await ask(app, 'system.status'))
    if (flow === 'firstRun' && facts.length === 0 && state === 'empty') return []
    if (unit === null && state === 'ready') return ['half a first run']
    const asksForRecovery = state === 'recovery' && flow === 'restore' && !facts.some(({ step }) => step === 'restore')
    if (asksForRecovery) return []
    if (state !== 'ready') return [`on a sound disk: ${state} ${problem?.code ?? ''}`]
    const report = verifyReport.parse(await ask(app, 'system.verify'))
    const problems = report.checks.flatMap((check) => check.problems)
    if (problems.length > 0) return problems
  } finally {
    await app.close()
  }
  return [...readStoredState(join(data, 'sidantong.db'), facts).problems]
}

async function tryAll(twin: 'none' | 'swallow', flows: readonly FlowName[], steps: Steps): Promise<Tally> {
  const folder = mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'sidantong-io-'))
  const tally: Tally = { runs: 0, refused: 0, failures: [] }
  const disk = new FailingDisk(folder, twin)
  try {
    for (const flow of flows) await failEach(flow, steps, disk, folder, tally)
  } finally {
    await disk.end()
    rmSync(folder, { recursive: true })
  }
  return tally
}

const every: Steps = { first: 1, by: 1 }

async function run({ deep, seed }: CheckSize): Promise<CheckResult> {
  const some = (by: number): Steps => (deep ? every : { first: 1 + (seed % by), by })
  const twin = await tryAll('swallow', ['edit'], some(5))
  const edits = await tryAll('none', ['edit'], every)
  const others = await tryAll('none', flowNames.slice(1), some(9))
  return {
    name: 'io',
    promise: '磁盘满或读写出错时，最多丢失正在做的一步，并且如实告知',
    tried: edits.runs + others.runs,
    failures: [...edits.failures, ...others.failures],
    twins: [
      {
        name: '吞掉错误照样答“已保存”',
        tried: twin.runs,
        caught: twin.failures.filter((failure) => failure.includes('lost:')).length,
      },
    ],
    notes: [`其中 ${edits.refused + others.refused} 次被拒绝`],
  }
}

export const ioCheck: Check = { name: 'io', unavailable: recorderUnavailable, run }
