/** Which stage of its life a meeting is in, and may go to. 已结转 is closing's own: nothing here leads there or back. Pure. */
import type { MeetingStage } from '../../contract/meetings.ts'

/** A meeting of an earlier day is written down after it was held. */
export function firstStage(heldAt: string, today: string): MeetingStage {
  return heldAt.slice(0, 10) < today ? '会后' : '筹备'
}

/** @returns why not, or null when it may. */
export function stageProblem(from: MeetingStage, to: MeetingStage): string | null {
  if (from === '已结转') return '会议已结转，要改动请先重开'
  if (to === '已结转') return '结转要逐项写明去向，请在结转单中办理'
  return from === to ? '会议已在这个阶段' : null
}

/** Opened on its day, a meeting is held from the minute it was opened; one that is written down later keeps its time. */
export function openedAt(heldAt: string, now: string): string {
  return heldAt.slice(0, 10) === now.slice(0, 10) ? now.slice(0, 16) : heldAt
}

/**
 * 散会 on the day of the meeting notes the minute; one that is written down later does not know it. A meeting that goes on has
 * not ended.
 */
export function endedAfter(
  { heldAt, endedAt }: { readonly heldAt: string; readonly endedAt: string | null },
  step: { readonly from: MeetingStage; readonly to: MeetingStage },
  now: string,
): string | null {
  if (step.to !== '会后') return null
  const minute = now.slice(0, 16)
  const knows = step.from === '会中' && heldAt.slice(0, 10) === now.slice(0, 10) && minute >= heldAt
  return knows ? minute : endedAt
}
