/** The count of a meeting, as it is typed and said. */
import { describe, expect, it } from 'vitest'
import { leftOutInWords, readSession, titleWithSession } from '../../../src/renderer/features/meetings/session-text.ts'

describe('a count', () => {
  it.each([
    ['3', 3],
    [' 12 ', 12],
    ['', null],
    ['0', undefined],
    ['-1', undefined],
    ['2.5', undefined],
    ['100001', undefined],
    ['三', undefined],
  ])('typed %j is %j', (text, expected) => {
    expect(readSession(text)).toBe(expected)
  })

  it('left out is said as one or as a row', () => {
    expect(leftOutInWords({ from: 3, to: 3 })).toBe('还没有第 3 次')
    expect(leftOutInWords({ from: 3, to: 5 })).toBe('还没有第 3 次至第 5 次')
  })

  it('changes in the title that names it, and nowhere else', () => {
    expect(titleWithSession('2026年第3次联席会议', 3, 4)).toBe('2026年第4次联席会议')
    expect(titleWithSession('2026年第13次联席会议', 3, 4)).toBe('2026年第13次联席会议')
    expect(titleWithSession('专题会议', 3, 4)).toBe('专题会议')
    expect(titleWithSession('第3次会议', null, 4)).toBe('第3次会议')
  })
})
