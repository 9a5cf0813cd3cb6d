/** When the office is reminded of its monthly report. Pure. */
import type { ReportReminder } from '../../contract/api/reports.ts'
import { daysOfMonth, monthTitle } from '../../contract/indicators/month.ts'
import { daysBetween } from '../../contract/calendar/days.ts'

/** 每月25日前报送 is what districts ask for most. */
export const usualReminderDay = 25
/** So many days before it is due the desk begins to say so. */
const ahead = 7

/** @param reported whether the month has been made or kept. */
export function reminderOf(today: string, day: number, reported: boolean): ReportReminder {
  const period = today.slice(0, 7)
  const { last } = daysOfMonth(period)
  const dueOn = Math.min(day, Number(last.slice(8)))
  const due = `${period}-${String(dueOn).padStart(2, '0')}`
  const left = daysBetween(today, due)
  const state = reported ? 'done' : left < 0 ? 'late' : left <= ahead ? 'due' : 'ahead'
  const sentences = {
    done: `${monthTitle(period)}的报表已经留存。`,
    late: `${monthTitle(period)}的报表应在${dueOn}日前上报，已过 ${-left} 天。`,
    due: `${monthTitle(period)}的报表请在${dueOn}日前上报。`,
    ahead: `${monthTitle(period)}的报表在${dueOn}日前上报。`,
  }
  return { day, period, dueOn: due, state, sentence: sentences[state] }
}
