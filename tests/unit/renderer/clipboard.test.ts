/** The clipboard between our grid and Excel, WPS and LibreOffice: whatever stands in a cell comes back as it was. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockToHtml, blockToText, htmlToBlock, textToBlock } from '../../../src/renderer/ui/grid/clipboard.ts'

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '"', '""', 'a"b', '"整句引用"', '甲\n乙', '甲\t乙', '\n', '00123', '999901001001001'),
  fc.array(fc.constantFrom('"', '\n', '\t', '甲', ' '), { maxLength: 8 }).map((parts) => parts.join('')),
)
const block = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
/** A line break is a line break; spreadsheets know only one kind. */
const oneKindOfBreak = (text: string): string => text.replace(/\r\n?/g, '\n')

describe('text', () => {
  it('brings every block back', () => {
    fc.assert(
      fc.property(block, (cells) => {
        // A single empty cell at the very end cannot be told from the line break that ends the last line.
        const wanted = cells.map((line) => line.map(oneKindOfBreak))
        fc.pre(!(wanted.length > 1 && wanted.at(-1)?.length === 1 && wanted.at(-1)?.[0] === ''))
        expect(textToBlock(blockToText(cells))).toEqual(wanted)
      }),
    )
  })

  it('reads what Excel writes', () => {
    expect(textToBlock('类别\t事项\r\n街面\t占道\r\n')).toEqual([
      ['类别', '事项'],
      ['街面', '占道'],
    ])
    expect(textToBlock('"第一行\n第二行"\t后面\r\n')).toEqual([['第一行\n第二行', '后面']])
    expect(textToBlock('"他说""好""\n走了"\t甲')).toEqual([['他说"好"\n走了', '甲']])
    expect(textToBlock('甲\t\t丙\n\n丁')).toEqual([['甲', '', '丙'], [''], ['丁']])
  })

  it('leaves quotation marks alone that protect nothing: Excel copies such cells as they are', () => {
    expect(textToBlock('"整治"行动\t乙')).toEqual([['"整治"行动', '乙']])
    expect(textToBlock('"整治"\t乙')).toEqual([['"整治"', '乙']])
    expect(textToBlock('"没有结束\t乙')).toEqual([['"没有结束', '乙']])
  })
})

describe('markup', () => {
  it('brings every block back but for spaces at the edges', () => {
    fc.assert(
      fc.property(block, (cells) => {
        const shown = (text: string): string =>
          oneKindOfBreak(text)
            .split('\n')
            .map((line) => line.replace(/\s+/g, ' '))
            .join('\n')
            .replace(/\n /g, '\n')
            .trim()
        fc.pre(cells.flat().every((text) => !/[\p{Cc}\p{Zl}\p{Zp}\u00a0\ufeff]/u.test(text.replace(/[\t\n\r]/g, ''))))
        const back = htmlToBlock(blockToHtml(cells, []))
        expect(back?.map((line) => line.map(shown))).toEqual(cells.map((line) => line.map(shown)))
      }),
    )
  })

  it('keeps long numbers text for a spreadsheet', () => {
    expect(blockToHtml([['999901001001001', '412']], [true, false])).toContain(
      `<td style="mso-number-format:'\\@'">999901001001001</td><td>412</td>`,
    )
  })

  it('reads the first table of what WPS and Word copy, merged cells included', () => {
    const html = `<html><body><!--StartFragment--><table border=0><tr height=18><td colspan=2 class=xl65>标题&nbsp;一</td></tr>
      <tr><td>甲<br style='mso-data-placement:same-cell'/>乙</td><td>a &lt; b &amp; c&#9312;</td></tr></table></body></html>`
    expect(htmlToBlock(html)).toEqual([
      ['标题 一', ''],
      ['甲\n乙', 'a < b & c①'],
    ])
    expect(htmlToBlock('<p>没有表格</p>')).toBeNull()
  })
})
