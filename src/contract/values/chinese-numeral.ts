/** Chinese numerals, as ordinals of headings are written. Pure. */

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 → 一, 12 → 十二, 200 → 二百: ordinals of headings. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) throw new Error(`no ordinal for ${value}`)
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const ones = value % 10
  const head = hundreds > 0 ? `${DIGITS[hundreds] ?? ''}百` : ''
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  const ten = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens] ?? ''}十`
  return `${head}${gap}${ten}${ones > 0 ? (DIGITS[ones] ?? '') : ''}`
}
