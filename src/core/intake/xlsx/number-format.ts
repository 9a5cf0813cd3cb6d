/**
 * What a number format makes of a number, as far as it changes what the number means: a date, a time, or digits with
 * leading zeros. Other formats (thousands, colours, units) leave the digits of the file as they are.
 */

export interface NumberFormat {
  /** The number is a serial date or time. */
  readonly date: boolean
  readonly hasDay: boolean
  readonly hasMonthOrYear: boolean
  /** A duration such as `[h]:mm`, which runs beyond 24 hours. */
  readonly elapsed: boolean
  /** `00000`: shown with at least this many digits. */
  readonly padding: number
}

export const generalFormat: NumberFormat = {
  date: false,
  hasDay: false,
  hasMonthOrYear: false,
  elapsed: false,
  padding: 0,
}

/** ECMA-376 part 1, 18.8.30, with the zh-cn ids. */
const builtIn = new Map<number, string>([
  ...[14, 30, 31].map((id): [number, string] => [id, 'yyyy-mm-dd']),
  ...[27, 36, 50, 52, 57].map((id): [number, string] => [id, 'yyyy-mm']),
  ...[28, 29, 51, 53, 54, 58].map((id): [number, string] => [id, 'm-d']),
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id): [number, string] => [id, 'h:mm:ss']),
  [22, 'yyyy-mm-dd h:mm'],
  [46, '[h]:mm:ss'],
])

/** The format behind an id: the workbook's own code first, since Chinese programs redefine the lower ids. */
export function formatOf(id: number, ownCodes: ReadonlyMap<number, string>): NumberFormat {
  const code = ownCodes.get(id) ?? builtIn.get(id)
  return code === undefined ? generalFormat : readFormatCode(code)
}

export function readFormatCode(code: string): NumberFormat {
  const section = code.split(';', 1)[0] ?? ''
  const elapsed = /\[(h+|m+|s+)\]/i.test(section)
  const bare = section
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./gs, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  const words = bare.replace(/am\/pm|a\/p|上午\/下午/g, 'h').replace(/g\/通用格式|general/g, '')
  const date = elapsed || /[ymdhs]|aaa|e(?![+-])/.test(words)
  if (!date) return { ...generalFormat, padding: /^0+$/.test(bare) ? bare.length : 0 }
  return {
    date: true,
    hasDay: /d|aaa/.test(words),
    hasMonthOrYear: /[yde]|aaa/.test(words) || (words.includes('m') && !/[hs]/.test(words) && !elapsed),
    elapsed,
    padding: 0,
  }
}
