/** The meeting file: every short form that docs/meeting-file.md promises, and bad files that name the place. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { MeetingDraft } from '../../../src/contract/meetings.ts'
import { parseMeetingFile } from '../../../src/core/meetings/meeting-file.ts'

const least = { title: '联席会议', time: '2026-11-05 14:30' }

function read(content: unknown): MeetingDraft {
  return parseMeetingFile('会议.json', typeof content === 'string' ? content : JSON.stringify(content))
}

function reasonFor(content: unknown): string {
  try {
    read(content)
  } catch (error) {
    if (error instanceof AppError && error.code === 'file_not_meeting') return String(error.details['reason'])
    throw error
  }
  throw new Error('the file was taken')
}

describe('a meeting file', () => {
  it('needs a title and a time, the rest is empty', () => {
    expect(read(least)).toEqual({
      title: '联席会议',
      kind: '联席会议',
      heldAt: '2026-11-05T14:30',
      endedAt: null,
      place: '',
      chair: '',
      recorder: '',
      discussion: '',
      agenda: [],
      attendance: [],
      resolutions: [],
      votes: [],
      seriesId: null,
      session: null,
      entitled: null,
      rules: null,
    })
  })

  it('may begin with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify(least)}`).title).toBe('联席会议')
  })

  it.each([
    ['2026-11-05 14:30', '2026-11-05T14:30'],
    ['2026-11-05T14:30', '2026-11-05T14:30'],
    ['2026-11-05T14:30:00', '2026-11-05T14:30'],
    ['2026年11月5日 14:30', '2026-11-05T14:30'],
    ['2026年11月5日14时30分', '2026-11-05T14:30'],
    ['2026年11月5日14时', '2026-11-05T14:00'],
    ['2026.11.5 9:05', '2026-11-05T09:05'],
    ['2026/11/5', '2026-11-05T09:00'],
    ['2026-11-05', '2026-11-05T09:00'],
    ['2026年11月5日 14：30', '2026-11-05T14:30'],
  ])('time %s', (time, heldAt) => {
    expect(read({ ...least, time }).heldAt).toBe(heldAt)
  })

  it('takes agenda items and resolutions as plain texts or in full, in their order', () => {
    const draft = read({
      ...least,
      agenda: ['通报情况', { title: '接送秩序', presenter: '甲', discussion: ['第一段', '第二段'] }, { title: '其他' }],
      resolutions: ['划线入市', { content: '设等候区', responsibleUnit: '社区', deadline: '2026年12月31日' }],
    })
    expect(draft.agenda).toMatchObject([
      { title: '通报情况', presenter: '', discussion: '' },
      { title: '接送秩序', presenter: '甲', discussion: '第一段\n第二段' },
      { title: '其他', presenter: '', discussion: '' },
    ])
    expect(draft.resolutions).toMatchObject([
      { content: '划线入市', responsibleUnit: '', deadline: null },
      { content: '设等候区', responsibleUnit: '社区', deadline: '2026-12-31' },
    ])
  })

  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    ['2026.12.1', '2026-12-01'],
    ['', null],
    [null, null],
  ])('deadline %s', (deadline, iso) => {
    expect(read({ ...least, resolutions: [{ content: '一', deadline }] }).resolutions[0]?.deadline).toBe(iso)
  })

  it('takes attendance by groups, short and long, or as a list', () => {
    const grouped = read({
      ...least,
      attendance: {
        请假: ['自然资源所 丁某'],
        出席: ['云溪 街道办事处 甲某', { unit: '派出所', name: '乙某' }, '独名'],
        列席: [{ name: '丙某' }],
      },
    })
    expect(grouped.attendance).toMatchObject([
      { status: '出席', unit: '云溪 街道办事处', name: '甲某' },
      { status: '出席', unit: '派出所', name: '乙某' },
      { status: '出席', unit: '', name: '独名' },
      { status: '列席', unit: '', name: '丙某' },
      { status: '请假', unit: '自然资源所', name: '丁某' },
    ])
    const listed = read({
      ...least,
      attendance: [
        { status: '请假', unit: '自然资源所', name: '丁某' },
        { status: '出席', name: '甲某' },
      ],
    })
    expect(listed.attendance.map(({ status, name }) => [status, name])).toEqual([
      ['请假', '丁某'],
      ['出席', '甲某'],
    ])
  })

  it('takes votes, tasks and deputies, and counts agenda items from one', () => {
    const draft = read({
      ...least,
      kind: '茶馆议事',
      agenda: ['占道经营', { title: '飞线充电', plannedMinutes: 20 }],
      attendance: { 代会: [{ unit: '派出所', name: '乙某', standsInFor: '甲某', party: '部门' }] },
      resolutions: [{ content: '清理飞线', supportingUnits: ['消防站', '物业'], person: '丙某', item: 2 }],
      votes: [{ question: '是否试行', method: '举手', present: 3, inFavour: 2, against: 1, abstained: 0, item: 1 }],
      entitled: 5,
    })
    expect(draft.kind).toBe('茶馆议事')
    expect(draft.agenda[1]?.plannedMinutes).toBe(20)
    expect(draft.attendance[0]).toMatchObject({ status: '代会', standsInFor: '甲某', party: '部门' })
    expect(draft.resolutions[0]).toMatchObject({ item: 1, supportingUnits: ['消防站', '物业'], person: '丙某' })
    expect(draft.votes[0]).toMatchObject({ item: 0, inFavour: 2, invalid: 0, notVoting: 0 })
    expect(draft.entitled).toBe(5)
  })

  it.each([
    [
      { resolutions: [{ content: '一', item: 2 }], agenda: ['只有一项'] },
      'resolutions.0.item 没有这一项议题（共 1 项）',
    ],
    [
      { votes: [{ question: '一', method: '抓阄', present: 1, inFavour: 1, against: 0, abstained: 0 }] },
      'votes.0.method',
    ],
    [{ attendance: { 出席: [{ name: '甲', party: '路人' }] } }, 'attendance.出席.0.party'],
  ])('names the place of %j', (part, reason) => {
    expect(reasonFor({ ...least, ...part })).toContain(reason)
  })

  it('splits unit and name at an ideographic space too', () => {
    expect(read({ ...least, attendance: { 出席: ['街道办事处　甲某'] } }).attendance).toMatchObject([
      { status: '出席', unit: '街道办事处', name: '甲某' },
    ])
  })

  it('takes the discussion as one text or as paragraphs', () => {
    expect(read({ ...least, discussion: ['一', '二'] }).discussion).toBe('一\n二')
    expect(read({ ...least, discussion: ' 一 ' }).discussion).toBe('一')
  })

  it('the example of the documentation is one', () => {
    const guide = readFileSync(new URL('../../../docs/meeting-file.md', import.meta.url), 'utf8')
    const example = /```json\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''
    expect(read(example).attendance).toHaveLength(4)
  })
})

describe('a bad meeting file', () => {
  const english = /[a-z]{3,} [a-z]{2,}/i

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"title": ', /JSON/],
    ['an empty file', '', /JSON/],
    ['a list', [], /对象|object/],
    ['null', null, /对象|object/],
    ['no title', { time: '2026-11-05' }, /^title/],
    ['an empty title', { ...least, title: '  ' }, /^title/],
    ['no time', { title: '会' }, /^time/],
    ['a wrong time', { ...least, time: '明天' }, /^time.*“明天”/],
    ['a half of the day that is only said', { ...least, time: '2026年11月5日 下午2:30' }, /^time.*下午/],
    ['a day that does not exist', { ...least, time: '2026-02-30 10:00' }, /^time.*“2026-02-30 10:00”/],
    ['an hour that does not exist', { ...least, time: '2026-11-05 24:30' }, /^time/],
    ['an empty kind', { ...least, kind: ' ' }, /^kind 不能为空/],
    ['an unknown member', { ...least, chairman: '甲' }, /chairman/],
    ['a number for a text', { ...least, place: 3 }, /^place/],
    ['an agenda that is no list', { ...least, agenda: '一' }, /^agenda/],
    ['an agenda item without a title', { ...least, agenda: ['一', { presenter: '甲' }] }, /^agenda\.1\.title/],
    ['an empty agenda item', { ...least, agenda: [''] }, /^agenda\.0/],
    ['an unknown member inside', { ...least, agenda: [{ title: '一', speaker: '甲' }] }, /^agenda\.0.*speaker/],
    ['an unknown group', { ...least, attendance: { 缺席: ['甲'] } }, /^attendance.*缺席/],
    ['a person without a name', { ...least, attendance: { 出席: [{ unit: '甲' }] } }, /^attendance\.出席\.0\.name/],
    ['an unknown status', { ...least, attendance: [{ status: '缺席', name: '甲' }] }, /^attendance\.0\.status/],
    [
      'an ambiguous deadline',
      { ...least, resolutions: ['一', { content: '二', deadline: '12/1/2026' }] },
      /^resolutions\.1\.deadline.*“12\/1\/2026”/,
    ],
    [
      'a deadline without a year',
      { ...least, resolutions: [{ content: '二', deadline: '12月1日' }] },
      /^resolutions\.0\.deadline.*缺少年份/,
    ],
    ['a title that is too long', { ...least, title: '长'.repeat(201) }, /^title.*200/],
    ['too many items', { ...least, agenda: Array.from({ length: 101 }, () => '一') }, /^agenda.*100/],
    ['a discussion that is too long', { ...least, discussion: '长'.repeat(20_001) }, /^discussion/],
  ])('%s is refused in Chinese with its place', (_, content, expected) => {
    const reason = reasonFor(content)
    expect(reason).toMatch(expected)
    expect(reason).not.toMatch(english)
  })
})
