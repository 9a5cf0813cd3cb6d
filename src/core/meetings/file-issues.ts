/** Says in Chinese where and how a JSON file written by people departs from its schema. Pure. */
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** `resolutions.1.deadline “12月1日”缺少年份` */
export function describeFileIssue(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return '内容不符合格式'
  const { path, text } = innermost(issue, [])
  return `${path.map(String).join('.')} ${text}`.trim()
}

interface Place {
  readonly path: readonly PropertyKey[]
  readonly text: string
}

/** A member may have a short and a long form: what counts is the form that the file comes closest to. */
function innermost(issue: Issue, outer: readonly PropertyKey[]): Place {
  const path = [...outer, ...issue.path]
  if (issue.code !== 'invalid_union') return { path, text: describe(issue) }
  const closest = issue.errors.map(([first]) => first).filter((first) => first !== undefined && !isOtherForm(first))
  const [inner] = closest
  return inner === undefined ? { path, text: '写法不对' } : innermost(inner, path)
}

function isOtherForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  array: '列表 […]',
  object: '对象 {…}',
  record: '对象 {…}',
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.path.length > 0
        ? '缺少这一项'
        : `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一`
    case 'too_small':
      return '不能为空'
    case 'too_big':
      return issue.origin === 'array' ? `超过 ${String(issue.maximum)} 项` : `超过 ${String(issue.maximum)} 个字`
    case 'unrecognized_keys':
      return `里有不认识的“${issue.keys.join('、')}”`
    case 'custom':
      return issue.message
    default:
      return '写法不对'
  }
}
