/** The line that says how somebody was told of a meeting: written, read again, and never losing what people wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invitationReplies } from '../../../src/contract/api/invitations.ts'
import { readInformed, writeInformed } from '../../../src/core/meetings/informed-text.ts'

const told = { on: '2026-11-20', by: '电话' }
const replied = { on: '2026-11-21', answer: '请假' } as const

describe('the line', () => {
  it.each([
    ['', { informed: null, reply: null, remarks: '' }],
    ['2026-11-20 电话通知', { informed: told, reply: null, remarks: '' }],
    ['2026-11-20 电话通知；2026-11-21 回复请假；材料另送', { informed: told, reply: replied, remarks: '材料另送' }],
    ['家属代接，请再打', { informed: null, reply: null, remarks: '家属代接，请再打' }],
    ['2026-11-21 回复不知道', { informed: null, reply: null, remarks: '2026-11-21 回复不知道' }],
  ])('“%s”', (text, facts) => {
    expect(readInformed(text)).toEqual(facts)
    expect(writeInformed(readInformed(text))).toBe(text)
  })

  it('keeps the first of two notices as the notice and the other as a remark', () => {
    const text = '2026-11-20 电话通知；2026-11-21 短信通知'
    expect(readInformed(text)).toEqual({ informed: told, reply: null, remarks: '2026-11-21 短信通知' })
  })

  it('gives back what was put in, and keeps every word of any text', () => {
    const day = fc.constantFrom('2026-01-01', '2026-12-31')
    const facts = fc.record({
      informed: fc.option(fc.record({ on: day, by: fc.constantFrom('电话', '微信群') }), { nil: null }),
      reply: fc.option(fc.record({ on: day, answer: fc.constantFrom(...invitationReplies) }), { nil: null }),
      remarks: fc.constantFrom('', '材料另送', '两人同来；自备车辆'),
    })
    fc.assert(
      fc.property(facts, (one) => {
        expect(readInformed(writeInformed(one))).toEqual(one)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        const words = (line: string) => line.split('；').filter((part) => part !== '')
        expect(words(writeInformed(readInformed(text))).toSorted()).toEqual(words(text).toSorted())
      }),
    )
  })
})
