/** Whatever is typed or pasted, nothing leaves the type area (5.2.1). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocModel } from '../../../src/core/documents/doc-model.ts'
import { imprintHeightPt } from '../../../src/core/documents/imprint-lines.ts'
import { widthOf } from '../../../src/core/documents/line-breaking.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { paginateModel, type Fragment } from '../../../src/core/documents/paginate.ts'
import { cellBox, cellPt, mmToPt, page, styles } from '../../../src/core/documents/styles.ts'
import { cellRole, placedCells } from '../../../src/core/documents/table-layout.ts'
import { anyMinutes, largestMinutes } from './arbitrary-minutes.ts'
import { sessionPapers } from './session-papers.ts'

const AREA = { widthPt: mmToPt(page.areaWidthMm), heightPt: mmToPt(page.areaHeightMm) }
const ROUNDING_PT = 0.6

/** By how many points the widest line of a fragment is too wide; a space at the end of a line takes no room. */
function excess({ block, lines, rows, isStart }: Fragment): number {
  if (block.kind === 'split') return 0
  if (block.kind === 'table') {
    const cells = rows.flatMap((row) => placedCells(block, row))
    return Math.max(
      ...cells.map(({ cell, widthMm, paragraphs }) => {
        const widest = Math.max(0, ...paragraphs.flat().map((line) => widthOf(line.trimEnd())))
        return (widest / 2) * styles[cellRole(block, cell)].sizePt + 2 * cellBox.sidePt - mmToPt(widthMm)
      }),
    )
  }
  const style = styles[block.role]
  const cell = cellPt(style, block.sizePt)
  const sides = (style.leftCells + (block.rightCells ?? style.rightCells)) * cell
  const widths = lines.map((line, index) => {
    const text = line
      .map((run) => run.text)
      .join('')
      .trimEnd()
    return (widthOf(text) / 2) * cell + (isStart && index === 0 ? style.firstLineCells * cell : 0)
  })
  return Math.max(0, ...widths) + sides - AREA.widthPt
}

function runsOut(model: DocModel): string[] {
  const pages = paginateModel(model)
  return pages.flatMap(({ fragments, usedPt }, index) => {
    const foot = index === pages.length - 1 && model.imprint !== null ? imprintHeightPt(model.imprint) : 0
    const low = usedPt + foot > AREA.heightPt + ROUNDING_PT ? [`page ${index + 1} is ${usedPt + foot} pt high`] : []
    const wide = fragments
      .filter((fragment) => excess(fragment) > ROUNDING_PT)
      .map(({ block }) => `${block.kind === 'table' ? 'a table' : block.role} on page ${index + 1} is too wide`)
    return [...low, ...wide]
  })
}

test('minutes of any text stay in the type area', () => {
  fc.assert(
    fc.property(anyMinutes, (paper) => {
      expect(runsOut(layoutMinutes(paper))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('so do the largest meeting and every other paper', () => {
  expect(runsOut(layoutMinutes(largestMinutes))).toEqual([])
  for (const [name, model] of Object.entries(sessionPapers)) expect(runsOut(model), name).toEqual([])
})

test('a line that is too wide would be noticed', () => {
  const model = layoutMinutes(largestMinutes)
  const wide = { kind: 'text', role: 'title', runs: [{ text: '题' }], rightCells: 100 } as const
  expect(runsOut({ ...model, blocks: [...model.blocks, wide] })).not.toEqual([])
})
