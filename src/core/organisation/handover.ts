/**
 * Which matters of the lists and meetings are those of somebody who leaves: by the post of a duty, and by the person or
 * the employer being named. Says of each why, because the clerk has to judge. Pure.
 */
import type { HandoverItem } from '../../contract/api/postings.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'

export interface Leaver {
  readonly name: string
  readonly employer: string
}

interface ListRow {
  readonly id: string
  readonly values: RecordValues
}

export interface ResolutionRow {
  readonly id: string
  readonly content: string
  readonly responsibleUnit: string | null
  /** One to a line. */
  readonly supportingUnits: string | null
  readonly person: string | null
  readonly deadline: string | null
  readonly meeting: string
}

export interface OpenMatterSources {
  readonly duties: readonly ListRow[]
  readonly keyMatters: readonly ListRow[]
  readonly assistMatters: readonly ListRow[]
  readonly resolutions: readonly ResolutionRow[]
}

/** @param posts the roles that end, as rosters call them. */
export function openMatters(person: Leaver, posts: readonly string[], sources: OpenMatterSources): HandoverItem[] {
  return [
    ...sources.duties.flatMap((row) => dutyOf(person, posts, row)),
    ...sources.keyMatters.flatMap((row) =>
      matterOf(person, row, 'keyMatters', keyMatterColumns, text(row.values['timeLimit'])),
    ),
    ...sources.assistMatters.flatMap((row) =>
      matterOf(person, row, 'assistMatters', assistMatterColumns, text(row.values['responseTime'])),
    ),
    ...sources.resolutions.flatMap((row) => resolutionOf(person, row)),
  ]
}

const keyMatterColumns = [
  ['responsibleUnit', '责任单位'],
  ['cooperatingUnit', '协同单位'],
  ['situation', '具体情形'],
  ['remarks', '备注'],
] as const
const assistMatterColumns = [
  ['leadUnit', '主责单位'],
  ['assistingUnit', '协助单位'],
  ['boundary', '协助内容及边界'],
  ['remarks', '备注'],
] as const
/** In running text only a person's name means the person; a unit is named in many contexts. */
const runningText: ReadonlySet<string> = new Set(['situation', 'boundary', 'remarks'])

function dutyOf(person: Leaver, posts: readonly string[], { id, values }: ListRow): HandoverItem[] {
  const post = text(values['post'])
  const because = posts.includes(post)
    ? `岗位即所任角色“${post}”`
    : isSameUnit(post, person.employer)
      ? `岗位即工作单位“${post}”`
      : namesPerson(text(values['remarks']), person.name)
        ? '备注中写明本人'
        : null
  if (because === null) return []
  const detail = [text(values['category']), text(values['standard'])].filter((part) => part !== '').join('；')
  return [{ kind: 'duties', id, title: text(values['content']), detail, deadline: null, because }]
}

function matterOf(
  person: Leaver,
  { id, values }: ListRow,
  kind: 'keyMatters' | 'assistMatters',
  columns: readonly (readonly [field: string, label: string])[],
  limit: string,
): HandoverItem[] {
  for (const [field, label] of columns) {
    const because = reasonIn(person, text(values[field]), label, runningText.has(field))
    if (because === null) continue
    const detail = [text(values['category']), limit].filter((part) => part !== '').join('；')
    return [{ kind, id, title: text(values['name']), detail, deadline: null, because }]
  }
  return []
}

function resolutionOf(person: Leaver, row: ResolutionRow): HandoverItem[] {
  const because =
    (namesPerson(row.person ?? '', person.name) ? '责任人即本人' : null) ??
    reasonIn(person, row.responsibleUnit ?? '', '责任单位', false) ??
    reasonIn(person, row.supportingUnits ?? '', '协办单位', false) ??
    (namesPerson(row.content, person.name) ? '正文写明本人' : null)
  if (because === null) return []
  return [{ kind: 'resolutions', id: row.id, title: row.content, detail: row.meeting, deadline: row.deadline, because }]
}

function reasonIn(person: Leaver, value: string, label: string, isRunningText: boolean): string | null {
  if (namesPerson(value, person.name)) return `${label}写明本人`
  if (isRunningText) return null
  const unit = value.split(/[、，,；;/\s]+/).find((part) => isSameUnit(part, person.employer))
  return unit === undefined ? null : `${label}“${unit}”即工作单位`
}

/** A single character would be found everywhere. */
function namesPerson(value: string, name: string): boolean {
  return name.length > 1 && value.includes(name)
}

/** Units are written with and without what stands above them: “街道执法中队” is “云溪街道执法中队”. */
function isSameUnit(left: string, right: string): boolean {
  if (left.length < 3 || right.length < 3) return false
  return left === right || left.endsWith(right) || right.endsWith(left)
}

function text(value: RecordValues[string] | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
