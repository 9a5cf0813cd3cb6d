/** Which way a topic can go from where it stands. Pure. */
import type { TopicState } from '../../contract/meetings.ts'
import type { ReviewDecision, TopicAction } from '../../contract/topics.ts'

/** A topic on an agenda is the meeting's; one that was turned down is first reviewed again. */
const allowed: Readonly<Record<TopicState, readonly TopicAction[]>> = {
  待审核: ['修改', '审核', '删除'],
  已立项: ['修改', '退回待审', '上会', '删除'],
  暂存: ['修改', '审核', '退回待审', '删除'],
  不予立项: ['退回待审', '删除'],
  已上会: [],
}

const reviewed: Readonly<Record<ReviewDecision, TopicState>> = {
  立项: '已立项',
  暂存: '暂存',
  不予立项: '不予立项',
}

export const actionsIn = (state: TopicState): readonly TopicAction[] => allowed[state]

export const stateAfterReview = (decision: ReviewDecision): TopicState => reviewed[decision]

/** 会后有回音: whoever proposed a topic that is turned down is owed a reason. */
export const needsNote = (decision: ReviewDecision): boolean => decision === '不予立项'

/** What has to come first, where an action is not allowed; null where it is. */
export function obstacle(state: TopicState, action: TopicAction): string | null {
  if (allowed[state].includes(action)) return null
  switch (state) {
    case '已上会':
      return '请先把它移出会议议程'
    case '不予立项':
    case '已立项':
      return '请先退回待审'
    case '待审核':
    case '暂存':
      return action === '上会' ? '请先审核立项' : '它正在等待审核'
  }
}

export interface AgendaPlace {
  readonly meetingId: string
  readonly title: string
}

/**
 * A topic is on an agenda as long as an item of a meeting says so. When the meeting is deleted, or the item removed or put
 * off (缓议), the topic is approved as before and waits for the next meeting: nothing gets lost.
 */
export function stateNow(stored: TopicState, place: AgendaPlace | null): TopicState {
  if (place !== null) return '已上会'
  return stored === '已上会' ? '已立项' : stored
}
