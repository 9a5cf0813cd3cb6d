/** The ways of a topic: what each state allows, and what has to come first where it does not. */
import { describe, expect, it } from 'vitest'
import { topicStates } from '../../../src/contract/meetings.ts'
import { reviewDecisions, topicActions } from '../../../src/contract/topics.ts'
import { actionsIn, needsNote, obstacle, stateAfterReview, stateNow } from '../../../src/core/topics/rules.ts'

const place = { meetingId: '1', title: '一次会议' }

describe('a topic', () => {
  it.each([
    ['待审核', ['修改', '审核', '删除']],
    ['已立项', ['修改', '退回待审', '上会', '删除']],
    ['暂存', ['修改', '审核', '退回待审', '删除']],
    ['不予立项', ['退回待审', '删除']],
    ['已上会', []],
  ] as const)('%s allows %j', (state, actions) => {
    expect(actionsIn(state)).toEqual(actions)
  })

  it('names what has to come first exactly where an action is not allowed', () => {
    for (const state of topicStates)
      for (const action of topicActions)
        expect(obstacle(state, action) === null, `${state} ${action}`).toBe(actionsIn(state).includes(action))
  })

  it.each([
    ['待审核', '上会', '请先审核立项'],
    ['暂存', '上会', '请先审核立项'],
    ['待审核', '退回待审', '它正在等待审核'],
    ['已立项', '审核', '请先退回待审'],
    ['不予立项', '修改', '请先退回待审'],
    ['已上会', '删除', '请先把它移出会议议程'],
  ] as const)('%s cannot %s: %s', (state, action, advice) => {
    expect(obstacle(state, action)).toBe(advice)
  })

  it('goes where the review says, and is turned down with a reason only', () => {
    expect(reviewDecisions.map(stateAfterReview)).toEqual(['已立项', '暂存', '不予立项'])
    expect(reviewDecisions.filter(needsNote)).toEqual(['不予立项'])
  })

  it('can be brought to every state from the first one', () => {
    expect(actionsIn('待审核')).toContain('审核')
    expect(actionsIn(stateAfterReview('立项'))).toContain('上会')
    for (const decision of reviewDecisions) expect(actionsIn(stateAfterReview(decision))).toContain('退回待审')
  })

  it('is on an agenda as long as a meeting has it, and approved again afterwards', () => {
    expect(stateNow('已上会', place)).toBe('已上会')
    expect(stateNow('已上会', null)).toBe('已立项')
    expect(stateNow('已立项', place)).toBe('已上会')
    expect(stateNow('暂存', null)).toBe('暂存')
  })
})
