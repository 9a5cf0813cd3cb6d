/**
 * Promise: a program that is ended by force keeps what it has answered as saved, and no step by half (reliability A3, A5).
 * Says nothing about power cuts: the system's cache survives the process.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemStatus, verifyReport } from '../../../src/contract/api/system.ts'
import { ask, openApp, street } from '../../support/checks/app.ts'
import type { Fact } from '../../support/checks/office-day.ts'
import { seeded, type Random } from '../../support/checks/random.ts'
import type { Check, CheckResult, CheckSize } from '../../support/checks/report.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import { killWriter, type Twin } from './kill-writer.ts'

interface Tally {
  kills: number
  acknowledged: number
  readonly failures: string[]
}

/** One office: killed again and again, each time opened, checked and continued. */
async function killRepeatedly(kills: number, twin: Twin, random: Random, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-kill-'))
  const dataDir = join(folder, 'data')
  try {
    const first = await openApp(dataDir)
    await ask(first, 'system.initialize', street)
    await first.close()
    for (let kill = 0; kill < kills; kill++) {
      const facts = await killWriter(dataDir, twin, random.below(2 ** 31), random.below(31))
      tally.kills += 1
      tally.acknowledged += facts.length
      const problems = [...(await judgeByProgram(dataDir)), ...judgeByStranger(dataDir, facts)]
      if (problems.length > 0) tally.failures.push(`kill ${kill}: ${problems.slice(0, 3).join('; ')}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function judgeByProgram(dataDir: string): Promise<string[]> {
  const app = await openApp(dataDir)
  try {
    const { state, problem } = systemStatus.parse(await ask(app, 'system.status'))
    if (state !== 'ready') return [`the program says ${state} ${problem?.code ?? ''}`]
    const report = verifyReport.parse(await ask(app, 'system.verify'))
    return report.checks.flatMap((check) => check.problems)
  } finally {
    await app.close()
  }
}

function judgeByStranger(dataDir: string, facts: readonly Fact[]): readonly string[] {
  return readStoredState(join(dataDir, 'sidantong.db'), facts).problems
}

/** Short lives of an office, so that the database stays small and a kill stays cheap. */
const killsPerOffice = 10

async function run({ deep, seed }: CheckSize): Promise<CheckResult> {
  const random = seeded(seed)
  const twin: Tally = { kills: 0, acknowledged: 0, failures: [] }
  await killRepeatedly(deep ? 50 : 5, 'early', random, twin)
  const tally: Tally = { kills: 0, acknowledged: 0, failures: [] }
  const enough = deep ? 10_000 : 60
  const deadline = deep ? Infinity : Date.now() + 20_000
  while (tally.kills < enough && Date.now() < deadline) {
    await Promise.all([
      killRepeatedly(Math.min(killsPerOffice, enough / 2), 'none', seeded(random.below(2 ** 31)), tally),
      killRepeatedly(Math.min(killsPerOffice, enough / 2), 'none', seeded(random.below(2 ** 31)), tally),
    ])
  }
  return {
    name: 'kill',
    promise: '程序被强行结束，显示“已保存”的内容一条不丢，一步不半',
    tried: tally.kills,
    failures: tally.failures,
    twins: [{ name: '提交前就答“已保存”', tried: twin.kills, caught: twin.failures.length }],
    notes: [`共确认 ${tally.acknowledged} 步`],
  }
}

export const killCheck: Check = { name: 'kill', unavailable: () => null, run }
