/** Decides whether what has crashed is started again: what dies over and over would only wear out the clerk. */

const crashLimit = 3
const period = 60_000

export function mayRestart(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < period).length <= crashLimit
}
