/**
 * Promise: what was answered as saved survives a power cut, and so does every backup (reliability A1, A7, A8). The writes of
 * real runs are replayed onto a simulated disk and cut at random points.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded, type Random } from '../../support/checks/random.ts'
import type { Check, CheckSize, TwinResult } from '../../support/checks/report.ts'
import { recorderUnavailable } from '../recorder/recorder.ts'
import { ImageFolder } from './disk-image.ts'
import { judge, judgeByProgram, type Verdict } from './judge.ts'
import { recordRun, type Recording, type Scenario } from './recording.ts'
import { SimulatedDisk, type DiskImage, type Kept } from './simulated-disk.ts'

/** One in so many cuts is also opened by the whole program. */
const programShare = 25

interface Tally {
  tried: number
  byProgram: number
  recovery: number
  readonly failures: string[]
}

const kept: readonly [Kept, ...Kept[]] = ['some', 'some', 'all', 'none']
const shares = [0.1, 0.5, 0.9] as const

/** Random points of one recording, in order, so that the disk is built up once. */
async function cutMany(
  recording: Recording,
  cuts: number,
  random: Random,
  scratch: string,
  tally: Tally,
): Promise<void> {
  const { operations, firstCut } = recording
  const points = Array.from({ length: cuts }, () => firstCut + random.below(operations.length + 1 - firstCut))
  points.sort((a, b) => a - b)
  const disk = new SimulatedDisk()
  const images = new ImageFolder(scratch)
  let applied = 0
  let last = -1
  for (const point of points) {
    for (; applied < point; applied++) {
      const operation = operations[applied]
      if (operation === undefined) break
      disk.apply(operation)
      if (operation.kind === 'mark') last += 1
    }
    const how = { data: random.pick(kept), names: random.pick(kept), share: random.pick(shares) }
    const image = disk.cut(how, random)
    const verdict = images.look(image, (root) => attempt(() => judge(root, image, recording, last)))
    tally.tried += 1
    if (verdict.state === 'doubtful') tally.recovery += 1
    const problems = [...verdict.problems]
    if (problems.length === 0 && random.below(programShare) === 0) {
      tally.byProgram += 1
      problems.push(...(await lookWithProgram(images, image, verdict)))
    }
    if (problems.length > 0)
      tally.failures.push(
        `${recording.scenario.name} operation ${point} after ${last + 1} acknowledgements, data ${how.data}, names ${how.names}: ${problems.slice(0, 3).join('; ')}`,
      )
  }
  images.remove()
}

async function lookWithProgram(images: ImageFolder, image: DiskImage, { state }: Verdict): Promise<string[]> {
  return images.lookFor(image, async (root) => {
    try {
      return await judgeByProgram(root, state)
    } catch (error) {
      return [`the program does not open it: ${String(error)}`]
    }
  })
}

/** SQLite refuses some broken files by throwing; that is a finding, not the end of the check. */
function attempt(look: () => Verdict): Verdict {
  try {
    return look()
  } catch (error) {
    return { state: 'sound', problems: [String(error)] }
  }
}

/** With how many cuts of each recording: enough to meet most places, few enough to see many different days. */
const scenarios: readonly { readonly scenario: Scenario; readonly cuts: number }[] = [
  { scenario: { name: 'office', steps: 40, twin: 'none' }, cuts: 500 },
  { scenario: { name: 'restore', steps: 3, twin: 'none' }, cuts: 300 },
  { scenario: { name: 'migration', steps: 1, twin: 'none' }, cuts: 100 },
]

function turn(index: number): (typeof scenarios)[number] {
  const scenario = scenarios[index % scenarios.length]
  if (scenario === undefined) throw new Error('there are no scenarios')
  return scenario
}

interface Twin {
  readonly title: string
  readonly scenario: Scenario
  /** How the broken promise has to show: caught for another reason would prove nothing. */
  readonly shows: RegExp
}

const twins: readonly Twin[] = [
  {
    title: 'synchronous=NORMAL 丢已保存',
    scenario: { name: 'office', steps: 20, twin: 'normal' },
    shows: /lost: command|database_behind/,
  },
  {
    title: 'synchronous=OFF 损坏',
    scenario: { name: 'office', steps: 20, twin: 'off' },
    shows: /damaged|malformed|never was/,
  },
  { title: '备份不落盘', scenario: { name: 'restore', steps: 2, twin: 'noFlush' }, shows: /lost: backup/ },
  {
    title: '就地覆盖恢复',
    scenario: { name: 'restore', steps: 1, twin: 'inPlace' },
    shows: /damaged|malformed|never was/,
  },
  {
    title: '升级不在一个事务里',
    scenario: { name: 'migration', steps: 1, twin: 'bareMigration' },
    shows: /never was|already exists/,
  },
]

const noTally = (): Tally => ({ tried: 0, byProgram: 0, recovery: 0, failures: [] })

const mostTwinCuts = 5000

async function tryTwins(cuts: number, seed: number, scratch: string): Promise<TwinResult[]> {
  const results = []
  const recordings = twins.map((twin) => ({ ...twin, recording: recordRun(twin.scenario, seed, scratch) }))
  for (const { title, shows, ...twin } of recordings) {
    const recording = await twin.recording
    const random = seeded(seed)
    const tally = noTally()
    let caught = 0
    // The weak spot of some is a handful of operations: they are looked for until one is met.
    while (caught === 0 && tally.tried < mostTwinCuts) {
      await cutMany(recording, cuts, random, scratch, tally)
      caught = tally.failures.filter((failure) => shows.test(failure)).length
    }
    results.push({ name: title, tried: tally.tried, caught })
  }
  return results
}

async function run({ deep, seed }: CheckSize): Promise<Awaited<ReturnType<Check['run']>>> {
  const scratch = mkdtempSync(join(memoryFolder(), 'sidantong-power-'))
  try {
    const twinResults = await tryTwins(deep ? 2000 : 150, seed, scratch)
    const tally = noTally()
    const enough = deep ? 200_000 : Infinity
    const deadline = deep ? Infinity : Date.now() + 15_000
    const record = (index: number): Promise<Recording> => recordRun(turn(index).scenario, seed + index, scratch)
    let next = record(0)
    for (let index = 0; tally.tried < enough && (index < scenarios.length || Date.now() < deadline); index++) {
      const recording = await next
      // The next day is recorded while this one is cut.
      next = record(index + 1)
      await cutMany(recording, turn(index).cuts * (deep ? 4 : 1), seeded(seed + index), scratch, tally)
    }
    await next
    return {
      name: 'power',
      promise: '显示“已保存”的内容，断电后一条不丢，一步不半；列出的备份都能用',
      tried: tally.tried,
      failures: tally.failures,
      twins: twinResults,
      notes: [`其中 ${tally.byProgram} 次由整个程序打开，恢复中断 ${tally.recovery} 次进入恢复页`],
    }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** The simulated disk does the flushing; real flushes would only cost time. */
function memoryFolder(): string {
  return process.platform === 'linux' ? '/dev/shm' : tmpdir()
}

export const powerCheck: Check = { name: 'power', unavailable: recorderUnavailable, run }
