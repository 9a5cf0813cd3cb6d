/**
 * Days of the calendar as ISO text (`2026-12-01`): arithmetic and how official Chinese names them. Pure; knows no holidays.
 * Everything is reckoned in UTC, where each day has 24 hours.
 */
import { z } from 'zod'

const DAY = 86_400_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** A day that exists, in ISO form. */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

export function addDays(day: string, count: number): string {
  return isoDay(Date.parse(day) + count * DAY)
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

/** 0 is Monday: the week of an office begins with it. */
export function daysAfterMonday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

export const isWeekend = (day: string): boolean => daysAfterMonday(day) > 4

export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const monthOf = (day: string): number => Number(day.slice(5, 7))
export const dayOfMonth = (day: string): number => Number(day.slice(8, 10))

/** The last day of a month; `month` may lie outside 1 to 12 and then counts on into other years. */
export function lastDayOfMonth(year: number, month: number): string {
  return isoDay(Date.UTC(year, month, 0))
}

/**
 * The same day in another month; the last day of that month where it has no such day (民法典第二百零二条).
 */
export function addMonths(day: string, count: number): string {
  const last = lastDayOfMonth(yearOf(day), monthOf(day) + count)
  return dayOfMonth(last) < dayOfMonth(day) ? last : `${last.slice(0, 8)}${day.slice(8)}`
}

/** `2026年12月1日` (GB/T 9704-2012, 7.3.5.4: no leading zeros). */
export function fullDate(day: string): string {
  return `${yearOf(day)}年${shortDate(day)}`
}

/** `12月1日` */
export function shortDate(day: string): string {
  return `${monthOf(day)}月${dayOfMonth(day)}日`
}

/** `2026年12月1日（周二）` */
export function dateWithWeekday(day: string): string {
  return `${fullDate(day)}（${weekdayOf(day)}）`
}

export function weekdayOf(day: string): string {
  return weekdays[new Date(day).getUTCDay()] ?? ''
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
