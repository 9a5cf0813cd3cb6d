/** Timing against a reference in the same run: a ratio survives a change of machine, a number of seconds does not. */

export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly reference: number
  readonly referenceName: string
  readonly unit: 'ms' | 'µs'
  /** Largest ratio that the project aims at. */
  readonly goal: number
}

export interface Skipped {
  readonly name: string
  readonly skipped: string
}

export type BenchResult = BenchRow | Skipped

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The middle of several runs, in milliseconds; both sides are run in turn so that a slow moment hits both. */
export async function compare(
  rounds: number,
  ours: () => unknown,
  reference: () => unknown,
): Promise<{ ours: number; reference: number }> {
  const ourTimes: number[] = []
  const referenceTimes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    referenceTimes.push(await timed(reference))
    ourTimes.push(await timed(ours))
  }
  return { ours: median(ourTimes), reference: median(referenceTimes) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function isSkipped(result: BenchResult): result is Skipped {
  return 'skipped' in result
}
