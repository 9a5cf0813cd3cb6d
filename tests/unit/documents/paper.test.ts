/** The paper of a table, by its width. */
import { expect, test } from 'vitest'
import { ledgerKeys, ledgers } from '../../../src/contract/ledgers/index.ts'
import { ledgerSheet } from '../../../src/core/documents/ledger-sheets.ts'
import { choosePaper, fittingPt } from '../../../src/core/documents/paper.ts'
import { widthOnPaper } from '../../../src/core/documents/workbook-model.ts'

const shortOf = ({ size, orientation }: ReturnType<typeof choosePaper>): string => `${size} ${orientation}`

test.each([
  [60, 'A4 portrait'],
  [125, 'A4 portrait'],
  [150, 'A4 landscape'],
  [240, 'A3 landscape'],
  [1000, 'A3 landscape'],
])('%i characters go on %s', (characters, paper) => {
  expect(shortOf(choosePaper(characters, 'auto'))).toBe(paper)
})

test('a chosen size is kept, and turned where the columns need it', () => {
  expect([60, 150, 1000].map((width) => shortOf(choosePaper(width, 'A4')))).toEqual([
    'A4 portrait',
    'A4 landscape',
    'A4 landscape',
  ])
  expect([60, 220, 1000].map((width) => shortOf(choosePaper(width, 'A3')))).toEqual([
    'A3 portrait',
    'A3 landscape',
    'A3 landscape',
  ])
})

test.each(ledgerKeys)('%s prints in a type that people can read', (key) => {
  const characters = widthOnPaper(ledgerSheet(ledgers[key], [], '云溪街道办事处'))
  const paper = choosePaper(characters, 'auto')
  expect(paper).toEqual({ size: 'A4', orientation: 'landscape' })
  expect(fittingPt(characters, paper)).toBeGreaterThanOrEqual(8)
})
