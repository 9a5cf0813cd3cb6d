/** The stages of a meeting: forwards, back where nothing is lost, never past 已结转. */
import { describe, expect, it } from 'vitest'
import { meetingStages } from '../../../src/contract/meetings.ts'
import { firstStage, openedAt, stageProblem } from '../../../src/core/meetings/stage.ts'

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
