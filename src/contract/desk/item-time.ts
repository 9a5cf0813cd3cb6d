/** The time that agenda items take: a clock that runs for one of them, kept as the moment it was started. Pure. */
import { z } from 'zod'

/** `item` is the stored item's id; `since` in milliseconds of the epoch. */
export const runningClock = z.strictObject({ item: z.uuid(), since: z.int().min(0) })
export type RunningClock = Readonly<z.infer<typeof runningClock>>

/** As much as an agenda item can hold. */
const longest = 86_400

export function secondsUsed(
  usedSeconds: number,
  itemId: string | null,
  clock: RunningClock | null,
  now: number,
): number {
  const running = clock !== null && clock.item === itemId ? Math.max(0, Math.floor((now - clock.since) / 1000)) : 0
  return Math.min(longest, usedSeconds + running)
}

/** `3:05`, `1:02:09` */
export function timeInFigures(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`
}
