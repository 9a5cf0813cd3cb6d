/** The call for topics (征集议题): which day of the month is next, and what has come in for it. Pure. */
import { addMonths, dayOfMonth, shortDate } from '../../contract/calendar/days.ts'

export interface CallWindow {
  /** The last day of the call before; what came in on it belonged to that one. */
  readonly after: string
  readonly dueOn: string
}

/** @param callDay 1 to 28: every month has it. */
export function callWindow(today: string, callDay: number): CallWindow {
  const inThisMonth = `${today.slice(0, 8)}${String(callDay).padStart(2, '0')}`
  const dueOn = dayOfMonth(today) <= callDay ? inThisMonth : addMonths(inThisMonth, 1)
  return { after: addMonths(dueOn, -1), dueOn }
}

export const isWithin = ({ after, dueOn }: CallWindow, day: string): boolean => day > after && day <= dueOn

/** `11月25日前征集议题，已收 6 件，待审核 2 件` */
export function callSentence(dueOn: string, received: number, waiting: number): string {
  const parts = [`${shortDate(dueOn)}前征集议题`, received === 0 ? '还没有收到' : `已收 ${received} 件`]
  return [...parts, ...(waiting > 0 ? [`待审核 ${waiting} 件`] : [])].join('，')
}
