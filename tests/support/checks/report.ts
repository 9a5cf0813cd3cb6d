/** How a check reports itself: one promise, how much was tried, and whether its broken twin was found out. */

export interface TwinResult {
  readonly name: string
  readonly tried: number
  readonly caught: number
}

export interface CheckResult {
  readonly name: string
  /** The promise in the user's words. */
  readonly promise: string
  readonly tried: number
  readonly failures: readonly string[]
  readonly twins: readonly TwinResult[]
  /** More that was counted, in Chinese. */
  readonly notes: readonly string[]
}

export interface CheckSize {
  readonly deep: boolean
  readonly seed: number
}

export interface Check {
  readonly name: string
  /** Why it cannot run here; null when it can. */
  readonly unavailable: () => string | null
  readonly run: (size: CheckSize) => Promise<CheckResult>
}

export function passes(result: CheckResult): boolean {
  return result.tried > 0 && result.failures.length === 0 && result.twins.every((twin) => twin.caught > 0)
}

/** No failure in n tries bounds the rate at 3/n with 95 % confidence (rule of three). */
export function describeResult(result: CheckResult, seconds: number, seed: number): string {
  const twins = result.twins.map(
    ({ name, tried, caught }) => `${name} ${caught > 0 ? '识破' : '未识破'} ${caught}/${tried}`,
  )
  return [
    `${passes(result) ? '✓' : '✗'} ${result.name}：${result.promise}`,
    `${result.tried} 次，失败 ${result.failures.length}，95% 上界 ${((3 / Math.max(1, result.tried)) * 100).toPrecision(2)}%`,
    ...result.notes,
    `反例：${twins.join('、')}`,
    `${seconds.toFixed(1)} 秒，种子 ${seed}`,
  ].join('；')
}
