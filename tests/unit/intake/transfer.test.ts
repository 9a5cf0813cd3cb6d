import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormRow } from '../../../src/core/intake/form-table.ts'
import { packRows, unpackRows } from '../../../src/core/intake/transfer.ts'

const cell = fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('\ud842'))
const row: fc.Arbitrary<FormRow> = fc
  .record({
    number: fc.integer({ min: 1, max: 1_048_576 }),
    hidden: fc.boolean(),
    cells: fc.array(cell, { maxLength: 6 }),
    filled: fc.array(fc.record({ column: fc.nat(5), anchorRow: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
  })
  .map((parts) => ({ ...parts, kinds: parts.cells.map((text) => (text === '' ? ' ' : 't')).join('') }))

describe('rows on their way out of the worker', () => {
  it('arrive as they were, whatever their texts are', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        expect(unpackRows(structuredClone(packRows(rows)))).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})
