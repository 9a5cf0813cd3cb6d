/** Which records may be the same thing written twice. It warns; two people may well share a name and an employer. Pure. */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'

interface SimilarRule {
  /** Fields that must all be filled and equal. */
  readonly fields: readonly string[]
  readonly reason: string
}

const rules: Readonly<Record<LedgerKey, readonly SimilarRule[]>> = {
  duties: [{ fields: ['post', 'content'], reason: '岗位和职责内容相同' }],
  keyMatters: [
    { fields: ['category', 'name'], reason: '同一类别中事项名称相同' },
    { fields: ['code'], reason: '国标代码相同' },
  ],
  assistMatters: [{ fields: ['category', 'name'], reason: '同一类别中协助事项相同' }],
  people: [
    { fields: ['name', 'phone'], reason: '姓名和联系电话相同' },
    { fields: ['name', 'employer'], reason: '姓名和工作单位相同' },
  ],
}

/** A question to the list: rows in which all these fields have these values. */
export interface SimilarQuestion {
  readonly reason: string
  readonly equal: readonly (readonly [field: string, value: string | number])[]
}

export function similarQuestions(ledger: LedgerKey, values: RecordValues): SimilarQuestion[] {
  return rules[ledger].flatMap(({ fields, reason }) => {
    const equal = fields.flatMap((field): [string, string | number][] => {
      const value = values[field] ?? null
      return value === null ? [] : [[field, value]]
    })
    return equal.length === fields.length ? [{ reason, equal }] : []
  })
}
