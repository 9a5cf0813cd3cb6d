/** How times, sizes and numbers read on screen. Instants come as UTC text and are shown in the office's local time. */

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export function clockTime(instant: string): string {
  const date = new Date(instant)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

export function calendarDay(instant: string): string {
  const date = new Date(instant)
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

export function dayAndTime(instant: string): string {
  return `${calendarDay(instant)} ${clockTime(instant)}`
}

/** Today by the clock, earlier with the day in front. */
export function shortMoment(instant: string, now: Date = new Date()): string {
  if (calendarDay(instant) === calendarDay(now.toISOString())) return clockTime(instant)
  return dayAndTime(instant).slice(5)
}

const chineseWeekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** `2026-11-05T14:30` as an office writes it. */
export function meetingTime(local: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(local)
  if (match === null) return local
  const [, year = '', month = '', day = '', time = ''] = match
  const weekday = chineseWeekdays[new Date(Number(year), Number(month) - 1, Number(day)).getDay()] ?? ''
  return `${year}年${Number(month)}月${Number(day)}日（星期${weekday}）${time}`
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export function grouped(value: number): string {
  return value.toLocaleString('zh-CN')
}

/** `2026-11` as 2026年11月. */
export function monthName(period: string): string {
  const [year = '', month = ''] = period.split('-')
  return `${year}年${Number(month)}月`
}

export function thisMonth(now: Date = new Date()): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}`
}

export function todayIso(now: Date = new Date()): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`
}
