/** Gaps in the numbering of packages are shown as gaps, per partner and direction. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartnerPackage } from '../../../src/contract/api/exchange.ts'
import { timelines } from '../../../src/renderer/features/exchange/timelines.ts'

function received(unit: string, sequence: number): PartnerPackage {
  return {
    direction: 'received',
    packageId: `${unit}-${sequence}`,
    unit,
    unitName: `${unit}街道`,
    kind: 'submission',
    scope: 'full',
    protection: 'none',
    sequence,
    period: '2026-11',
    at: '2026-11-20T08:00:00.000Z',
    by: '',
    hash: '',
    fileName: '',
    rows: 1,
    readBackAt: null,
    voidedAt: null,
    takenBack: false,
    totals: null,
    returned: 0,
    answerProtection: 'none',
    receipt: null,
  }
}

describe('timelines', () => {
  it('tells apart partners and directions', () => {
    const other: PartnerPackage = { ...received('东', 1), direction: 'sent' }
    const lines = timelines([received('东', 1), received('西', 1), other], 'received')
    expect(lines.map(({ unitName, steps }) => [unitName, steps.length])).toEqual([
      ['东街道', 1],
      ['西街道', 1],
    ])
  })

  it('shows every missing number once, from the first number on', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (numbers) => {
        const steps = timelines(
          numbers.map((number) => received('东', number)),
          'received',
        )[0]?.steps
        const shown = steps?.flatMap((step) =>
          step.kind === 'package' ? [step.item.sequence] : range(step.from, step.to),
        )
        expect(shown?.toSorted((a, b) => a - b)).toEqual(range(1, Math.max(...numbers)))
        const present = steps?.flatMap((step) => (step.kind === 'package' ? [step.item.sequence] : []))
        expect(present).toEqual(numbers.toSorted((a, b) => b - a))
      }),
    )
  })
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
