import { describe, expect, test } from 'vitest'
import type { Row, TableBlock } from '../../../src/core/documents/doc-model.ts'
import { paginate } from '../../../src/core/documents/paginate.ts'
import { mmToPt, page } from '../../../src/core/documents/styles.ts'
import { rowHeightPt, tableOf, widthsByContent } from '../../../src/core/documents/table-layout.ts'

const row = (...texts: string[]): Row => ({ cells: texts.map((text) => ({ text })) })
const table = (rows: readonly Row[], headRows = 1): TableBlock =>
  tableOf({ size: 'normal', columns: [1, 3], headRows, rows: [row('序号', '事项'), ...rows] })
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('widthsByContent', () => {
  const areaPt = mmToPt(page.areaWidthMm)

  test('narrow columns get what they need, wide ones share the rest', () => {
    const widths = widthsByContent('normal', ['序号', '事项', '说明'], [['1', '事'.repeat(60), '说'.repeat(20)]])
    expect(sum(widths)).toBeCloseTo(areaPt, 6)
    expect(widths[0]).toBeLessThan(40)
    expect(widths[1]).toBeGreaterThan(widths[2] ?? 0)
  })

  test('one endless cell does not take everything', () => {
    const widths = widthsByContent('normal', ['甲', '乙'], [['短'.repeat(30), '长'.repeat(2_000)]])
    expect(Math.min(...widths)).toBeGreaterThan(areaPt / 5)
  })

  test('columns that all fit keep their proportions', () => {
    const widths = widthsByContent('normal', ['甲', '乙'], [['一二', '一二三四五六']])
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
  })
})

describe('tableOf', () => {
  test('a row stands whole on one page, the head on every page', () => {
    const block = table(Array.from({ length: 60 }, (_, index) => row(String(index + 1), '事项说明'.repeat(12))))
    const pages = paginate([block])
    expect(pages.length).toBeGreaterThan(2)
    const rows = pages.map(({ fragments }) => fragments[0]?.rows ?? [])
    for (const list of rows) expect(list[0]).toBe(block.rows[0])
    expect(rows.flatMap((list) => list.slice(1))).toEqual(block.rows.slice(1))
  })

  test('a row that no page could hold is divided without losing a character', () => {
    const text = `甲${'段落文字'.repeat(900)}\n乙${'第二段'.repeat(300)}`
    const block = table([row('1', text)])
    const parts = block.rows.slice(1)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map(({ cells }) => cells[1]?.text).join('')).toBe(text)
    for (const part of parts) expect(rowHeightPt(block, part)).toBeLessThan(mmToPt(page.areaHeightMm))
    expect(parts.map(({ cells }) => cells[0]?.text)).toEqual(['1', ...parts.slice(1).map(() => '')])
  })

  test('a head that would fill the page is not repeated', () => {
    const block = tableOf({ size: 'normal', columns: [1], headRows: 1, rows: [row('头'.repeat(900)), row('文')] })
    expect(block.headRows).toBe(0)
  })

  test('room to write in by hand is kept', () => {
    const high = tableOf({ size: 'small', columns: [1], headRows: 0, rows: [{ ...row(''), minHeightMm: 30 }] })
    const [first] = high.rows
    expect(first && rowHeightPt(high, first)).toBeGreaterThan(mmToPt(30))
  })
})
