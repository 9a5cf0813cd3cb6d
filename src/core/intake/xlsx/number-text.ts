/**
 * Numbers and serial dates as text. Whole numbers keep the file's digits; noise of binary fractions is rounded at the
 * 15 digits a spreadsheet shows. What has more than 15 digits stays as written, so that it can be refused later:
 * the spreadsheet has already rounded it.
 */
import type { NumberFormat } from './number-format.ts'

const SECONDS_PER_DAY = 86_400
/** 9999-12-31 and, by the other system, the same day. */
const LAST_SERIAL = 2_958_465

/** Null when it is not a number. */
export function numberText(raw: string, padding: number): string | null {
  if (/^\d{1,15}$/.test(raw)) return padding > raw.length ? raw.padStart(padding, '0') : raw
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(raw)) return null
  const value = Number(raw)
  if (Math.abs(value) >= 1e15) return raw
  const text = String(Number(value.toPrecision(15)))
  return padding > text.length && /^\d+$/.test(text) ? text.padStart(padding, '0') : text
}

/** ISO text of a serial date or time; null when the serial is outside the calendar, where a program shows ####. */
export function serialText(serial: number, format: NumberFormat, date1904: boolean): string | null {
  if (!(serial >= 0)) return null
  let days = Math.floor(serial)
  let seconds = Math.round((serial - days) * SECONDS_PER_DAY)
  if (seconds === SECONDS_PER_DAY) {
    days += 1
    seconds = 0
  }
  if (format.elapsed) return clockText(days * SECONDS_PER_DAY + seconds)
  if (!format.hasMonthOrYear && days === 0) return clockText(seconds)
  const date = dateOfSerial(date1904 ? days + 1462 : days)
  if (date === null) return null
  if (seconds !== 0) return `${date} ${clockText(seconds)}`
  // `2026-03` typed into a cell becomes the first of the month with a format that shows no day: none was written.
  return format.hasMonthOrYear && !format.hasDay && date.endsWith('-01') ? date.slice(0, 7) : date
}

/** A list has few different days and many cells of each. */
const knownDays = new Map<number, string | null>()
const MAX_KNOWN_DAYS = 10_000

function dateOfSerial(days: number): string | null {
  const known = knownDays.get(days)
  if (known !== undefined) return known
  if (knownDays.size >= MAX_KNOWN_DAYS) knownDays.clear()
  const date = computeDate(days)
  knownDays.set(days, date)
  return date
}

/** Serial 60 is 29 February 1900, a day that never was; before it the count is one day off. */
function computeDate(days: number): string | null {
  if (days > LAST_SERIAL) return null
  if (days === 0) return '1900-01-00'
  if (days === 60) return '1900-02-29'
  const sinceEpoch = days > 60 ? days - 25_569 : days - 25_568
  return new Date(sinceEpoch * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10)
}

function clockText(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`
}
