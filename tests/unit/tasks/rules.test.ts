/** Which reports a task takes in which state, what each must bring, and how pressing it is. */
import { describe, expect, it } from 'vitest'
import {
  resolutionStates,
  taskEventKinds,
  type ResolutionState,
  type TaskEventKind,
} from '../../../src/contract/meetings.ts'
import { dueUntil, judgeMove, possibleMoves, urgencyOf, type Move } from '../../../src/core/tasks/rules.ts'
import { addDays } from '../../../src/contract/calendar/days.ts'
import { bundled } from '../calendar/bundled.ts'

const today = '2026-11-05'
const full = (kind: TaskEventKind): Move => ({ kind, note: '说明', hasProof: true, deadline: '2026-12-31' })

/** State → kind → state after; what is not listed is refused. The task's day has passed. */
const legal: Readonly<Record<ResolutionState, Partial<Record<TaskEventKind, ResolutionState>>>> = {
  待办: {
    进展: '办理中',
    佐证: '办理中',
    逾期说明: '待办',
    调整时限: '待办',
    办结: '已办结',
    结转: '待办',
    转督办: '转督办',
    撤销: '已撤销',
  },
  办理中: {
    进展: '办理中',
    佐证: '办理中',
    逾期说明: '办理中',
    调整时限: '办理中',
    办结: '已办结',
    结转: '办理中',
    转督办: '转督办',
    撤销: '已撤销',
  },
  转督办: {
    进展: '转督办',
    佐证: '转督办',
    逾期说明: '转督办',
    调整时限: '转督办',
    办结: '已办结',
    结转: '转督办',
    转督办: '转督办',
    撤销: '已撤销',
  },
  已办结: { 佐证: '已办结', 重开: '办理中' },
  已撤销: { 重开: '办理中' },
}

describe('the moves of a task', () => {
  for (const state of resolutionStates) {
    for (const kind of taskEventKinds) {
      const expected = legal[state][kind]
      it(`${state}, ${kind}: ${expected ?? 'refused'}`, () => {
        const verdict = judgeMove({ state, deadline: '2026-11-01' }, full(kind), today)
        expect(verdict.ok ? verdict.after.state : null).toBe(expected ?? null)
        expect(possibleMoves([kind], { state, deadline: '2026-11-01' }, today)).toEqual(
          expected === undefined ? [] : [kind],
        )
      })
    }
  }

  it.each([
    ['进展', { note: ' ' }],
    ['佐证', { hasProof: false }],
    ['逾期说明', { note: '' }],
    ['调整时限', { note: '' }],
    ['调整时限', { deadline: null }],
    ['办结', { note: '', hasProof: false }],
    ['结转', { note: '' }],
    ['转督办', { note: '' }],
    ['撤销', { note: '　' }],
  ] as const)('%s without %o is incomplete', (kind, lacks) => {
    const verdict = judgeMove({ state: '办理中', deadline: '2026-11-01' }, { ...full(kind), ...lacks }, today)
    expect(verdict).toMatchObject({ ok: false, problem: 'incomplete' })
  })

  it('takes a note or proof for 办结', () => {
    const standing = { state: '办理中', deadline: null } as const
    expect(judgeMove(standing, { ...full('办结'), note: '' }, today).ok).toBe(true)
    expect(judgeMove(standing, { ...full('办结'), hasProof: false }, today).ok).toBe(true)
  })

  it('explains only what is overdue, and moves a deadline only to another day', () => {
    const standing = { state: '办理中', deadline: today } as const
    expect(judgeMove(standing, full('逾期说明'), today)).toMatchObject({ ok: false, reason: '时限还没有过' })
    expect(judgeMove(standing, { ...full('调整时限'), deadline: today }, today)).toMatchObject({ ok: false })
    expect(judgeMove(standing, full('调整时限'), today)).toEqual({
      ok: true,
      after: { state: '办理中', deadline: '2026-12-31' },
    })
  })
})

describe('how pressing a task is', () => {
  const of = (deadline: string | null, on: string, state: ResolutionState = '待办') =>
    urgencyOf({ state, deadline }, on, bundled)

  it('is overdue from the day after its deadline, and due within three working days', () => {
    expect(of('2026-11-04', '2026-11-05')).toBe('已逾期')
    expect(of('2026-11-05', '2026-11-05')).toBe('临期')
    // Thursday: Friday, Monday, Tuesday are the three.
    expect(of('2026-11-10', '2026-11-05')).toBe('临期')
    expect(of('2026-11-11', '2026-11-05')).toBe('正常')
  })

  it('counts no holidays: the last days of September are due until October', () => {
    expect(of('2026-10-09', '2026-09-29')).toBe('临期')
    expect(of('2026-10-12', '2026-09-29')).toBe('正常')
  })

  it('is 正常 without a deadline or with one far off, and takes no time for the year 9999', () => {
    expect(of(null, today)).toBe('正常')
    expect(of('9999-12-31', today)).toBe('正常')
  })

  it('is due until the day that dueUntil names, on every day of a year with its holidays', () => {
    for (let on = '2026-01-01'; on <= '2026-12-31'; on = addDays(on, 1)) {
      const last = dueUntil(on, bundled)
      expect([of(last, on), of(addDays(last, 1), on)], on).toEqual(['临期', '正常'])
    }
  })

  it('says of what is closed only that it is', () => {
    expect(of('2026-01-01', today, '已办结')).toBe('已办结')
    expect(of('2026-01-01', today, '已撤销')).toBe('已撤销')
  })
})
