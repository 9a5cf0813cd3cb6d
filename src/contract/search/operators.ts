/** The conditions that the search box takes besides words, under the names that people give them. */

export interface Operator {
  readonly key: 'kind' | 'community' | 'grid' | 'role' | 'unit' | 'state'
  /** The first one is shown; pinyin, initials and English work as well. */
  readonly names: readonly [string, ...string[]]
  readonly hint: string
  /** What can stand behind it, where that is a closed set. */
  readonly values: readonly string[]
}

export const operators: readonly Operator[] = [
  {
    key: 'kind',
    names: ['类', 'lei', 'l', 'kind', '类别'],
    hint: '只找一类',
    values: ['人员', '重点事项', '协助事项', '岗位责任', '社区', '网格', '会议', '议题', '议定事项', '文件'],
  },
  { key: 'community', names: ['社区', 'shequ', 'sq', 'community'], hint: '某个社区里的', values: [] },
  { key: 'grid', names: ['网格', 'wangge', 'wg', 'grid'], hint: '某个网格里的', values: [] },
  {
    key: 'role',
    names: ['角色', 'juese', 'js', 'role'],
    hint: '担任某个角色的人',
    values: ['网格长', '专职网格员', '兼职网格员', '网格指导员', '其他力量'],
  },
  { key: 'unit', names: ['单位', 'danwei', 'dw', 'unit'], hint: '某个单位的', values: [] },
  { key: 'state', names: ['is', '状态'], hint: '空缺的网格，过期的议定事项', values: ['空缺', '过期'] },
]

export interface Suggestion {
  /** What stands in the box instead of the last word. */
  readonly insert: string
  readonly label: string
  readonly hint: string
}

/** What the last word could become: a condition that begins so, or a value of the condition that has been opened. */
export function suggestOperators(text: string): Suggestion[] {
  const last = /\S*$/u.exec(text)?.[0].toLowerCase() ?? ''
  const [name = '', value] = last.split(/[:：]/u)
  if (value === undefined) return name === '' ? [] : beginningSo(name)
  const operator = operators.find(({ names }) => names.includes(name))
  if (operator === undefined || operator.values.includes(value)) return []
  const [shown] = operator.names
  return operator.values
    .filter((candidate) => candidate.startsWith(value))
    .map((candidate) => ({ insert: `${shown}:${candidate} `, label: `${shown}:${candidate}`, hint: operator.hint }))
}

function beginningSo(name: string): Suggestion[] {
  return operators
    .filter(({ names }) => names.some((known) => (known.length > 1 ? known.startsWith(name) : known === name)))
    .map(({ names: [shown], hint }) => ({ insert: `${shown}:`, label: `${shown}:`, hint }))
}
