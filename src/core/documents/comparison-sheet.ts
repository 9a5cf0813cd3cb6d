/** 对照表: what a list said, what it says now, and why, in the three columns in which offices compare texts. Pure. */
import type { ComparedRow } from '../../contract/api/versions.ts'
import type { SheetSpec } from './workbook-model.ts'

export interface ComparisonSource {
  readonly title: string
  readonly note: string
  readonly rows: readonly ComparedRow[]
}

const kindNames = { added: '新增', changed: '修改', removed: '删除' } as const

export function comparisonSheet({ title, note, rows }: ComparisonSource): SheetSpec {
  return {
    name: '对照表',
    title,
    note,
    columns: [
      { label: '序号', width: 6, kind: 'integer' },
      { label: '类别', width: 12, kind: 'text' },
      { label: '条目', width: 20, kind: 'text' },
      { label: '调整', width: 6, kind: 'text' },
      { label: '原条文', width: 42, kind: 'text' },
      { label: '现条文', width: 42, kind: 'text' },
      { label: '说明', width: 26, kind: 'text' },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.category,
      row.name,
      kindNames[row.kind],
      row.kind === 'added' ? '（无）' : textOf(row, 'before'),
      row.kind === 'removed' ? '（删除）' : textOf(row, 'after'),
      row.reasons.map(reasonText).join('\n'),
    ]),
  }
}

/** One line per field that differs; what was or is empty is said to be. */
function textOf({ kind, changes }: ComparedRow, side: 'before' | 'after'): string {
  return changes
    .filter((change) => kind === 'changed' || change[side] !== '')
    .map(({ label, [side]: text }) => `${label}：${text === '' ? '（空）' : text}`)
    .join('\n')
}

function reasonText({ reason, approvedBy, approvedOn }: ComparedRow['reasons'][number]): string {
  const approval = [approvedBy === '' ? '' : `${approvedBy}批准`, approvedOn].filter((part) => part !== '')
  return approval.length === 0 ? reason : `${reason}（${approval.join('，')}）`
}
