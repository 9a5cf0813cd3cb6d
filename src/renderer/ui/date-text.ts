/** Dates and times as people type them, read strictly: what is not a day of the calendar is not guessed into one. */

const dayForms = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/] as const

/** `2026-11-05` from 2026/11/5, 2026.11.5, 2026年11月5日, 20261105, or 11-5 in the given year; otherwise `null`. */
export function readDay(text: string, year: number): string | null {
  const trimmed = text.trim()
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(trimmed)
  if (short !== null) return calendarDay(year, Number(short[1]), Number(short[2]))
  for (const form of dayForms) {
    const match = form.exec(trimmed)
    if (match !== null) return calendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  return null
}

/** `2026-11-05T14:30` from a day and a time such as 14:30, 14点30分 or 14点; otherwise `null`. */
export function readMoment(text: string, year: number): string | null {
  const match = /^(.+?)[\sT]+(\d{1,2})(?:[:：点时](\d{1,2})?分?)$/.exec(text.trim())
  const day = readDay(match?.[1] ?? '', year)
  const hour = Number(match?.[2])
  const minute = Number(match?.[3] ?? 0)
  if (match === null || day === null || hour > 23 || minute > 59) return null
  return `${day}T${pad(hour)}:${pad(minute)}`
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${year}-${pad(month)}-${pad(day)}` : null
}

const pad = (value: number): string => String(value).padStart(2, '0')
