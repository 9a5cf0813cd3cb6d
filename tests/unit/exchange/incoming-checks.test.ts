/** What another office's record must be to be kept: each kind of a meeting, once right and once wrong in one place. */
import { describe, expect, it } from 'vitest'
import { exchangedKeys, type ExchangedKey } from '../../../src/contract/records/index.ts'
import type { StoredRecord } from '../../../src/core/db/stored-record.ts'
import { incomingProblem } from '../../../src/core/exchange/incoming-checks.ts'

const id = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`
const here = new Set([`meetings ${id(1)}`, `meetingSeries ${id(2)}`, `topics ${id(3)}`, `agendaItems ${id(4)}`, `resolutions ${id(5)}`, `documents ${id(6)}`, `closings ${id(7)}`]) // prettier-ignore
const nowhere = id(99)

function problem(key: ExchangedKey, values: StoredRecord['values']): string | null {
  const record = { id: id(50), unit: '999901001', version: 1, updatedAt: '', updatedBy: '', deletedAt: null, extra: '{}', origin: null, values } // prettier-ignore
  return incomingProblem(key, record, (target, targetId) => here.has(`${target} ${targetId}`))
}

const right: Partial<Record<ExchangedKey, StoredRecord['values']>> = {
  meetingSeries: { name: '联席会议', kind: '联席会议', callDay: 25, numbering: 'yearly', copyTo: '["区城管局"]', members: '[]', standingItems: '{"titlePattern":"第{次}次"}' },
  meetings: { title: '会', kind: '例会', heldAt: '2026-11-05T14:30', seriesId: id(2), session: 3, stage: '会后', minutesText: '[]' },
  topics: { title: '晾晒', source: '居民', submittedOn: '2026-11-01', state: '已立项', seriesId: id(2), meetingId: nowhere, subjectKind: 'grids', subjectId: id(9) },
  agendaItems: { meetingId: id(1), position: 1, title: '议题', topicId: id(3), plannedMinutes: 10, usedSeconds: 30, state: '已议' },
  resolutions: { meetingId: id(1), position: 1, content: '事项', agendaItemId: id(4), supportingUnits: '物业\n业委会', deadline: '2026-12-01', state: '办理中' },
  votes: { meetingId: id(1), position: 1, question: '是否同意', method: '举手', agendaItemId: id(4), present: 9, inFavour: 9 },
  confirmations: { documentId: id(6), name: '甲', confirmedOn: '2026-11-10', opinion: '确认' },
  closings: { meetingId: id(1), number: 1, closedOn: '2026-11-20', items: '[]', seriesId: id(2) },
  taskEvents: { resolutionId: id(5), kind: '进展', happenedOn: '2026-11-12', stateBefore: '待办', stateAfter: '办理中', closingId: nowhere },
} // prettier-ignore

it.each(exchangedKeys.filter((key) => key in right))('%s as we write them are kept', (key) => {
  expect(problem(key, right[key] ?? {})).toBeNull()
})

describe('a record that is wrong in one place', () => {
  it.each<[ExchangedKey, StoredRecord['values'], string]>([
    ['meetingSeries', { callDay: 31 }, '“征集议题日”不合格式'],
    ['meetingSeries', { numbering: 'daily' }, '“编号方式”不合格式'],
    ['meetingSeries', { members: '{}' }, '“固定参会人员”不合格式'],
    ['meetingSeries', { standingItems: '[1]' }, '“固定议题”不合格式'],
    ['meetings', { seriesId: nowhere }, '所属的“会议系列”不在这里'],
    ['meetings', { minutesText: 'x' }, '“纪要正文”不合格式'],
    ['topics', { source: '风声' }, '“来源”不合格式'],
    ['topics', { state: null }, '“状态”不合格式'],
    ['topics', { submittedOn: '昨天' }, '“提出日期”不合格式'],
    ['topics', { subjectKind: null }, '“关联对象”不合格式'],
    ['agendaItems', { topicId: nowhere }, '所属的“议题申请”不在这里'],
    ['agendaItems', { subjectId: id(9) }, '“关联对象”不合格式'],
    ['agendaItems', { plannedMinutes: 0 }, '“计划用时（分）”不合格式'],
    ['resolutions', { agendaItemId: nowhere }, '所属的“所属议题”不在这里'],
    ['resolutions', { supportingUnits: '物业\n' }, '“协办单位”不合格式'],
    ['votes', { method: '拍桌' }, '“表决方式”不合格式'],
    ['votes', { inFavour: -1 }, '“赞成”不合格式'],
    ['votes', { present: '九' }, '“表决时在场”不是整数'],
    ['confirmations', { documentId: nowhere }, '所属的“文件”不在这里'],
    ['confirmations', { opinion: '再看' }, '“意见”不合格式'],
    ['closings', { items: '{}' }, '“逐项去向”不合格式'],
    ['closings', { meetingId: nowhere }, '所属的“会议”不在这里'],
    ['taskEvents', { kind: '搁置' }, '“类别”不合格式'],
    ['taskEvents', { resolutionId: nowhere }, '所属的“议定事项”不在这里'],
    ['taskEvents', { stateAfter: '办了' }, '“新状态”不合格式'],
  ])('%s with %j is not', (key, change, expected) => {
    expect(problem(key, { ...right[key], ...change })).toBe(expected)
  })
})
