/** Says in one line which rows of a list a sheet holds, so that nobody takes a part for the whole. Pure. */
import type { Condition, RowsRequest } from '../../contract/api/rows-request.ts'
import type { LedgerField } from '../../contract/ledgers/index.ts'

/** Empty when all rows are meant. */
export function describeSelection(
  fields: readonly LedgerField[],
  { find, where }: Pick<RowsRequest, 'find' | 'where'>,
): string {
  const label = (name: string): string => fields.find((field) => field.name === name)?.label ?? name
  const parts = [
    ...(find.trim() === '' ? [] : [`含有“${find.trim()}”`]),
    ...where.map((condition) => `${label(condition.field)}${describeCondition(condition)}`),
  ]
  return parts.length === 0 ? '' : `筛选：${parts.join('；')}`
}

function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'oneOf':
      return `为${condition.values.map((value) => (value === '' ? '空' : `“${value}”`)).join('或')}`
    case 'contains':
      return `${condition.not ? '不含' : '含有'}“${condition.text}”`
    case 'range':
      return describeRange(condition.from, condition.to)
    case 'empty':
      return '为空'
    case 'filled':
      return '不为空'
  }
}

function describeRange(from: string | number | null, to: string | number | null): string {
  if (from !== null && to !== null) return `从 ${from} 到 ${to}`
  if (from !== null) return `不早于或不小于 ${from}`
  return to === null ? '不为空' : `不晚于或不大于 ${to}`
}
