/** Dates of the wall calendar: an office dates its papers by the clock on its own wall, not by UTC. */

const pad = (value: number): string => String(value).padStart(2, '0')

export function localDate(instant: Date): string {
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`
}

/** `2026-11-05 14:30`, as people read it. */
export function shownDateTime(instant: Date): string {
  return localDateTime(instant).replace('T', ' ')
}

/** `2026-11-05T14:30` */
export function localDateTime(instant: Date): string {
  return `${localDate(instant)}T${pad(instant.getHours())}:${pad(instant.getMinutes())}`
}
