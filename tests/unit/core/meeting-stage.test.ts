/** The stages of a meeting: forwards, back where nothing is lost, never past 已结转. */
import { describe, expect, it } from 'vitest'
import { meetingStages } from '../../../src/contract/meetings.ts'
import { endedAfter, firstStage, openedAt, stageProblem } from '../../../src/core/meetings/stage.ts'

describe('the stage of a meeting', () => {
  it('begins with 筹备, or with 会后 when its day is past', () => {
    expect(firstStage('2026-11-26T09:00', '2026-11-26')).toBe('筹备')
    expect(firstStage('2026-12-01T09:00', '2026-11-26')).toBe('筹备')
    expect(firstStage('2026-11-25T09:00', '2026-11-26')).toBe('会后')
  })

  it('changes between all stages but 已结转', () => {
    const allowed = meetingStages.flatMap((from) =>
      meetingStages.filter((to) => stageProblem(from, to) === null).map((to) => `${from}→${to}`),
    )
    expect(allowed).toEqual(['筹备→会中', '筹备→会后', '会中→筹备', '会中→会后', '会后→筹备', '会后→会中'])
    expect(stageProblem('已结转', '会中')).toContain('重开')
  })
})

describe('the time of a meeting that is opened', () => {
  it('is the minute of its opening on its day, and stays when it is written down later', () => {
    expect(openedAt('2026-11-26T09:00', '2026-11-26T09:07')).toBe('2026-11-26T09:07')
    expect(openedAt('2026-11-20T09:00', '2026-11-26T09:07')).toBe('2026-11-20T09:00')
  })
})

describe('the end of a meeting', () => {
  const heldAt = '2026-11-26T09:07'
  it.each([
    ['散会 on its day', { from: '会中', to: '会后' }, '2026-11-26T11:20', null, '2026-11-26T11:20'],
    ['散会 on a later day', { from: '会中', to: '会后' }, '2026-11-27T08:00', null, null],
    ['散会 before it was to begin', { from: '会中', to: '会后' }, '2026-11-26T08:00', null, null],
    ['written down without having been opened', { from: '筹备', to: '会后' }, '2026-11-26T11:20', null, null],
    [
      'a time that was written by hand',
      { from: '筹备', to: '会后' },
      '2026-11-26T11:20',
      '2026-11-26T10:00',
      '2026-11-26T10:00',
    ],
    ['gone on with', { from: '会后', to: '会中' }, '2026-11-26T11:30', '2026-11-26T11:20', null],
    ['taken back', { from: '会后', to: '筹备' }, '2026-11-26T11:30', '2026-11-26T11:20', null],
  ] as const)('%s', (_, step, now, endedAt, expected) => {
    expect(endedAfter({ heldAt, endedAt }, step, now)).toBe(expected)
  })
})
