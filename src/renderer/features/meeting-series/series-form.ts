/** A series while it is being edited: rows may be half filled, and keep their place on screen. Pure. */
import { moreThanHalf } from '../../../contract/deliberation/fraction.ts'
import { meetingKinds, meetingRules, type MeetingRules } from '../../../contract/meetings.ts'
import {
  seriesDraft,
  type SeriesDraft,
  type SeriesMember,
  type StandingItem,
} from '../../../contract/meeting-series.ts'

export type Keyed<Row> = Row & { readonly key: number }

export interface SeriesForm extends Omit<SeriesDraft, 'members' | 'standingItems' | 'copyTo'> {
  readonly members: readonly Keyed<SeriesMember>[]
  readonly standingItems: readonly Keyed<StandingItem>[]
  /** One to a line. */
  readonly copyTo: string
}

export type WriteForm = (change: Partial<SeriesForm>) => void

let lastKey = 0

export function keyed<Row extends object>(row: Row): Keyed<Row> {
  lastKey += 1
  return { ...row, key: lastKey }
}

export const emptyDraft: SeriesDraft = {
  ...seriesDraft.omit({ name: true }).parse({ kind: meetingKinds[0], convenor: '', place: '', frequency: '' }),
  name: '',
  rules: { quorum: null, majority: { of: 'present', fraction: moreThanHalf } },
}

export function toForm({ members, standingItems, copyTo, ...draft }: SeriesDraft): SeriesForm {
  return {
    ...draft,
    members: members.map(keyed),
    standingItems: standingItems.map(keyed),
    copyTo: copyTo.join('\n'),
  }
}

const isBlank = (text: string): boolean => text.trim() === ''

export function toDraft({ members, standingItems, copyTo, ...form }: SeriesForm): SeriesDraft {
  return {
    ...form,
    name: form.name.trim(),
    kind: form.kind.trim(),
    titlePattern: form.titlePattern.trim(),
    members: members
      .filter((member) => !isBlank(member.unit + member.name))
      .map(({ party, unit, name, duty, status }) => ({ party, unit, name, duty, status })),
    standingItems: standingItems
      .filter(({ title }) => !isBlank(title))
      .map(({ title, presenter, plannedMinutes }) => ({ title, presenter, plannedMinutes })),
    copyTo: copyTo
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
}

/** What has to be put right before it can be saved; null when nothing has. */
export function formProblem(form: SeriesForm): string | null {
  if (isBlank(form.name)) return '请填写系列名称'
  if (isBlank(form.kind)) return '请填写会议类别'
  if (!form.titlePattern.includes('{次}')) return '会议名称里要有 {次}，否则几次会议同名'
  const nameless = form.members.findIndex(({ unit, name }) => isBlank(name) && !isBlank(unit))
  if (nameless >= 0) return `参会人员第 ${nameless + 1} 行没有姓名`
  if (!areRulesFit(form.rules)) return '自定的比例应小于 1，或为“达到全部”'
  return seriesDraft.safeParse(toDraft(form)).success ? null : '有的内容过长，请缩短后再保存'
}

function areRulesFit(rules: MeetingRules | null): boolean {
  return meetingRules.nullable().safeParse(rules).success
}
