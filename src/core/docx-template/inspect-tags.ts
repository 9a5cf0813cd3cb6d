/** Judges the tags of a template: loops that match, names that are known, fields where they have a meaning. Pure. */
import { nearestName } from './nearest-name.ts'
import type { BrokenTag, Place, Tag, TemplatePart } from './tags.ts'
import { templateFields, templateLists, type TemplateList } from './template-fields.ts'

export interface TemplateError {
  /** One Chinese sentence without a full stop, with tag and place. */
  readonly message: string
  readonly paragraph: number
}

const fieldTags: readonly string[] = Object.values(templateFields).map(({ tag }) => tag)
const lists: readonly TemplateList[] = Object.values(templateLists)
const listTags = lists.map(({ tag }) => tag)
const EXCERPT = 12

function placeWords({ part, ordinal, text }: Place): string {
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text
  return `${part}第 ${ordinal} 段“${excerpt}”`
}

function fault(place: Place, problem: string): TemplateError {
  return { message: `${placeWords(place)}${problem}`, paragraph: place.ordinal }
}

export function inspectTags(parts: readonly TemplatePart[]): TemplateError[] {
  return parts.flatMap(({ tags, broken }) => [...broken.map(brokenFault), ...tagFaults(tags)])
}

function brokenFault({ written, problem, place }: BrokenTag): TemplateError {
  const excerpt = written.slice(0, EXCERPT)
  if (problem === 'fullWidth') return fault(place, `里“${excerpt}”用了全角花括号，请改成半角的 { 和 }`)
  return fault(place, problem === 'unclosed' ? `里“${excerpt}”缺少右花括号 }` : '里多出一个右花括号 }')
}

function tagFaults(tags: readonly Tag[]): TemplateError[] {
  const faults: TemplateError[] = []
  const open: Tag[] = []
  for (const tag of tags) {
    if (tag.kind === 'close') faults.push(...closeFault(tag, open))
    else {
      faults.push(...nameFault(tag, open))
      if (tag.kind !== 'field') open.push(tag)
    }
  }
  return [...faults, ...open.map(({ name, place }) => fault(place, `里的 {#${name}} 没有结束，缺少 {/${name}}`))]
}

/** Takes what is closed off the stack; a loop in between that was left open is said then. */
function closeFault({ name, place }: Tag, open: Tag[]): TemplateError[] {
  const at = name === '' ? open.length - 1 : open.findLastIndex((tag) => tag.name === name)
  if (at === -1) return [fault(place, `里的 {/${name}} 前面没有 {#${name}}`)]
  const [, ...left] = open.splice(at)
  return left.map((tag) => fault(tag.place, `里的 {#${tag.name}} 没有结束，{/${name}} 就先结束了`))
}

function nameFault({ kind, name, place }: Tag, open: readonly Tag[]): TemplateError[] {
  if (kind !== 'field' && listTags.includes(name)) return []
  const around = lists.filter(({ tag }) => open.some((outer) => outer.kind === 'open' && outer.name === tag))
  const known = [...fieldTags, ...around.flatMap(fieldsOf)]
  if (known.includes(name)) return []
  if (kind === 'field' && listTags.includes(name))
    return [fault(place, `里的 {${name}} 是一组内容，请写成 {#${name}}…{/${name}}`)]
  const owners = lists.filter((list) => fieldsOf(list).includes(name)).map(({ tag }) => `{#${tag}}`)
  if (owners.length > 0) return [fault(place, `里的 {${name}} 要放在 ${owners.join('、')} 的循环里`)]
  const nearest = nearestName(name, kind === 'field' ? known : [...listTags, ...fieldTags])
  const sign = kind === 'field' ? '' : kind === 'open' ? '#' : '^'
  return [
    fault(place, `里的 {${sign}${name}} 不是可用的字段${nearest === null ? '' : `，是否要写 {${sign}${nearest}}`}`),
  ]
}

function fieldsOf({ fields }: TemplateList): string[] {
  return Object.values(fields).map(({ tag }) => tag)
}
