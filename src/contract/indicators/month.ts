/** Months as reports count them, `2026-11`. Pure. */

export interface MonthDays {
  readonly first: string
  readonly last: string
}

export function daysOfMonth(period: string): MonthDays {
  const [year = 0, month = 0] = period.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { first: `${period}-01`, last: `${period}-${String(last).padStart(2, '0')}` }
}

export function monthBefore(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 1
    ? `${String(year - 1).padStart(4, '0')}-12`
    : `${period.slice(0, 4)}-${String(month - 1).padStart(2, '0')}`
}

/** `2026年11月` */
export function monthTitle(period: string): string {
  const [year = '', month = ''] = period.split('-')
  return `${year}年${Number(month)}月`
}
