/** What a clerk decides about the items of a closing, before the core judges it. */
import { describe, expect, it } from 'vitest'
import type { ClosingItem, ClosingWay } from '../../../src/contract/closing.ts'
import {
  toDecisions,
  wayOfKey,
  withChoice,
  withProposals,
  type Choices,
} from '../../../src/renderer/features/closing/decisions.ts'

const item = (id: string, proposed: ClosingWay): ClosingItem => ({
  id,
  content: id,
  leadUnit: '',
  person: '',
  deadline: null,
  state: '待办',
  overdue: false,
  carriedFrom: null,
  proposed,
})
const items = [item('a', '结转'), item('b', '转督办'), item('c', '结转')]
const none: Choices = new Map()

describe('the choices of a closing', () => {
  it('keep a reason when the way changes', () => {
    const chosen = withChoice(withChoice(none, 'a', { way: '结转', reason: '未到时限' }), 'a', { way: '撤销' })
    expect(toDecisions(chosen, items)).toEqual([{ id: 'a', way: '撤销', reason: '未到时限', fileIds: [] }])
  })

  it('fill up with proposals only what nobody has decided', () => {
    const chosen = withProposals(withChoice(none, 'a', { way: '办结' }), items, '未到时限')
    expect(toDecisions(chosen, items).map(({ way, reason }) => [way, reason])).toEqual([
      ['办结', ''],
      ['转督办', '未到时限'],
      ['结转', '未到时限'],
    ])
  })

  it('are no longer sent for an item that is gone', () => {
    expect(toDecisions(withChoice(none, 'gone', { way: '结转' }), items)).toEqual([])
  })

  it('go by the keys 1 to 4', () => {
    expect(['1', '2', '3', '4', '5', '0', 'a', '12'].map(wayOfKey)).toEqual([
      '办结',
      '结转',
      '转督办',
      '撤销',
      null,
      null,
      null,
      null,
    ])
  })
})
