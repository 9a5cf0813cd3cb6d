/** How wide the columns of a sheet are, in characters of half width. Pure. */
import { attributeOf } from './sheet-cells.ts'

/** Of a column that says nothing (ECMA-376 part 1, 18.3.1.81). */
const usualWidth = 8.43

/** @returns the width of a column, from 0; nothing of a hidden one is seen. */
export function columnWidths(xml: string): (column: number) => number {
  const format = /<(?:\w+:)?sheetFormatPr(\s[^>]*?)\/?>/.exec(xml)?.[1] ?? ''
  const usual = Number(attributeOf(format, 'defaultColWidth') ?? usualWidth)
  const spans = [...xml.matchAll(/<(?:\w+:)?col(\s[^>]*?)\/?>/g)].map(([, attributes = '']) => ({
    first: Number(attributeOf(attributes, 'min')),
    last: Number(attributeOf(attributes, 'max')),
    width: isHidden(attributes) ? 0 : Number(attributeOf(attributes, 'width') ?? usual),
  }))
  return (column) => spans.find(({ first, last }) => first <= column + 1 && column + 1 <= last)?.width ?? usual
}

const isHidden = (attributes: string): boolean => ['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '')
