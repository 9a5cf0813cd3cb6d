/** Dates of the wall calendar: an office dates its papers by the clock on its own wall, not by UTC. */

export function localDate(instant: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`
}
