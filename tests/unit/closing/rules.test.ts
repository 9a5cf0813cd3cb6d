/** Closing as arithmetic: what goes in comes out, over 10,000 chains of meetings; a broken rule is found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closedBefore,
  itemsTaken,
  laterChange,
  newestClosing,
  planClosing,
  proposedWay,
  type ChainItem,
  type ChainMeeting,
} from '../../../src/core/closing/rules.ts'
import { live, rules, steps, type Rules } from './chain.ts'

const chains = 10_000

describe('any chain of meetings', () => {
  it('loses no item and gives back what it took', () => {
    fc.assert(
      fc.property(steps, (all) => live(all)),
      { numRuns: chains },
    )
  })

  const broken: readonly (readonly [string, Partial<Rules>])[] = [
    [
      'an item without a deadline falls out',
      {
        planClosing: (items, decisions, today) =>
          planClosing(
            items.filter(({ deadline }) => deadline !== null),
            decisions,
            today,
          ),
      },
    ],
    [
      'what earlier meetings left open is forgotten',
      { itemsTaken: (meeting, _, items) => itemsTaken(meeting, [], items) },
    ],
    ['a reopened receipt gives its number away', { nextNumber: (closings) => Math.max(1, closings.length) }],
    ['reopening starts everything anew', { stateAfterReopening: () => '待办' }],
  ]
  it.each(broken)('is found out when %s', (_, part) => {
    expect(() =>
      fc.assert(
        fc.property(steps, (all) => live(all, { ...rules, ...part })),
        { numRuns: chains },
      ),
    ).toThrow()
  })
})

const meeting = (id: string, heldAt: string, changes: Partial<ChainMeeting> = {}): ChainMeeting => ({
  id,
  title: id,
  seriesId: '联席会议',
  heldAt,
  closed: true,
  ...changes,
})
const item = (id: string, changes: Partial<ChainItem> = {}): ChainItem => ({
  id,
  meetingId: 'm1',
  content: '划线入市',
  leadUnit: '执法中队',
  deadline: null,
  state: '待办',
  ...changes,
})

describe('what a closing takes in', () => {
  const first = meeting('m1', '2026-10-05T09:00')
  const second = meeting('m2', '2026-11-05T09:00', { closed: false })
  const later = meeting('m3', '2026-12-05T09:00', { closed: false })
  const elsewhere = meeting('m4', '2026-09-05T09:00', { seriesId: '议事会', closed: false })
  const alone = meeting('m5', '2026-09-05T09:00', { seriesId: null, closed: false })
  const all = [later, elsewhere, first, second, alone]
  const items = all.map(({ id }) => item(`of ${id}`, { meetingId: id }))

  it('is its own and the open items of earlier meetings of its series', () => {
    expect(itemsTaken(second, all, items).map(({ id }) => id)).toEqual(['of m1', 'of m2'])
    expect(itemsTaken(alone, all, items).map(({ id }) => id)).toEqual(['of m5'])
  })

  it('leaves out what is done or withdrawn', () => {
    const done = [item('a', { state: '已办结' }), item('b', { state: '已撤销' }), item('c', { state: '转督办' })]
    expect(itemsTaken(first, all, done).map(({ id }) => id)).toEqual(['c'])
  })

  it('waits for the earliest meeting of the series that is not closed', () => {
    expect(closedBefore(later, all)?.id).toBe('m2')
    expect(closedBefore(second, all)).toBeNull()
    expect(closedBefore(alone, all)).toBeNull()
  })
})

describe('a plan', () => {
  const decided = (id: string, way: '办结' | '结转' | '转督办' | '撤销', reason: string, fileIds: string[] = []) => ({
    id,
    way,
    reason,
    fileIds,
  })

  it('names each item that has no way or no reason', () => {
    const { problems, lines } = planClosing(
      [item('a'), item('b'), item('c'), item('d')],
      [decided('b', '结转', ''), decided('c', '办结', ''), decided('d', '办结', '', ['proof'])],
      '2026-11-05',
    )
    expect(problems.map(({ item: { id }, reason }) => [id, reason])).toEqual([
      ['a', '没有定去向'],
      ['b', '定为结转，没有写明原因'],
      ['c', '定为办结，没有写明办理结果，也没有附上佐证文件'],
    ])
    expect(lines).toMatchObject([{ id: 'd', way: '办结', stateBefore: '待办', stateAfter: '已办结' }])
  })

  it('points out decisions about something else, and second ones', () => {
    const { stray } = planClosing(
      [item('a')],
      [decided('a', '结转', '一'), decided('a', '撤销', '二'), decided('x', '结转', '三')],
      '2026-11-05',
    )
    expect(stray.map(({ id }) => id)).toEqual(['x', 'a'])
  })

  it('proposes to press what is overdue and to carry the rest', () => {
    expect(proposedWay(item('a', { deadline: '2026-11-04' }), '2026-11-05')).toBe('转督办')
    expect(proposedWay(item('a', { deadline: '2026-11-05' }), '2026-11-05')).toBe('结转')
    expect(proposedWay(item('a', { deadline: '2026-11-04', state: '转督办' }), '2026-11-05')).toBe('结转')
  })
})

describe('reopening', () => {
  it('is for the highest number that stands', () => {
    const closing = (number: number, reopened = false) => ({ number, reopened })
    expect(newestClosing([closing(2), closing(3, true), closing(1)])).toEqual(closing(2))
    expect(newestClosing([closing(1, true)])).toBeNull()
  })

  const line = (stateBefore: '待办' | '转督办', stateAfter: '待办' | '已办结' | '转督办') => ({
    ...item('a'),
    way: '办结' as const,
    reason: '原因',
    stateBefore,
    stateAfter,
  })

  it('gives way to a later report that changed the state, and keeps the others', () => {
    const note = { kind: '佐证', stateBefore: '已办结', stateAfter: '已办结' } as const
    const anew = { kind: '重开', stateBefore: '已办结', stateAfter: '办理中' } as const
    expect(laterChange(line('待办', '已办结'), [note])).toBeNull()
    expect(laterChange(line('待办', '已办结'), [note, anew])).toBe(anew)
  })

  it('has nothing to take back where an item was only carried over', () => {
    const progress = { kind: '进展', stateBefore: '待办', stateAfter: '办理中' } as const
    expect(laterChange(line('待办', '待办'), [progress])).toBeNull()
  })
})
