/** A condition in words, for chips and for whoever listens. */
import type { Condition } from '../../../contract/api/rows-request.ts'

export function describeCondition(condition: Condition, label: string): string {
  switch (condition.kind) {
    case 'oneOf':
      return `${label}：${condition.values.map((value) => (value === '' ? '（空）' : value)).join('、')}`
    case 'contains':
      return `${label}${condition.not ? '不含' : '含'}“${condition.text}”`
    case 'range':
      return describeRange(label, condition.from, condition.to)
    case 'empty':
      return `${label}为空`
    case 'filled':
      return `${label}不为空`
  }
}

function describeRange(label: string, from: string | number | null, to: string | number | null): string {
  if (from !== null && to !== null) return `${label}：${from} 至 ${to}`
  return from !== null ? `${label}：${from} 起` : `${label}：至 ${to ?? ''}`
}
