/** A meeting while it is written: half-filled rows wait on the page, saved rows learn their ids, pasted names become rows. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Meeting } from '../../../src/contract/meetings.ts'
import { agendaItem, attendance, meetingDraft, resolution, vote } from '../../../src/contract/meetings.ts'
import {
  attendanceFromText,
  fromMeeting,
  newAgendaRow,
  toDraft,
  withSavedIds,
  type AgendaRow,
  type WritingMeeting,
} from '../../../src/renderer/features/meetings/draft.ts'

const uuid = (last: number) => `0198c0de-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`
const id = uuid(1)
const emptyDraft = meetingDraft.parse({
  title: ' 第一次联席会议 ',
  kind: '联席会议',
  heldAt: '2026-11-05T14:30',
  place: '',
  chair: '',
  recorder: '',
  discussion: '',
  agenda: [],
  attendance: [],
  resolutions: [],
})
const row = (title: string): AgendaRow => newAgendaRow(title)
const written = (agenda: readonly AgendaRow[]): WritingMeeting => ({
  ...fromMeeting(emptyDraft),
  heldAt: '2026-11-05T14:30:00',
  agenda,
})

/** Every field of every part has a value that none of them has by default. */
const filled: Meeting = {
  id: uuid(2),
  version: 7,
  unit: '999901001',
  updatedAt: '2026-11-05T15:00:00.000Z',
  stage: '会中',
  documents: [],
  title: '第三次居民议事会',
  kind: '居民议事会',
  heldAt: '2026-11-05T14:30',
  endedAt: '2026-11-05T16:10',
  place: '三楼会议室',
  chair: '主任甲',
  recorder: '书记员乙',
  discussion: '先通报了上次事项。',
  seriesId: uuid(3),
  session: 3,
  entitled: 45,
  rules: {
    quorum: { base: 'entitled', fraction: { numerator: 1, denominator: 2, strict: true } },
    majority: { of: 'present', fraction: { numerator: 2, denominator: 3, strict: false } },
  },
  agenda: [
    {
      id: uuid(4),
      title: '飞线充电治理',
      presenter: '物业科丁',
      discussion: '小区充电口不足。',
      topicId: uuid(5),
      subject: { kind: 'keyMatters', id: uuid(6) },
      plannedMinutes: 20,
      usedSeconds: 65,
      state: '正在议',
    },
    {
      id: uuid(7),
      title: '夜市占道',
      presenter: '中队长丙',
      discussion: '听取了汇报。',
      topicId: uuid(8),
      subject: { kind: 'grids', id: uuid(9) },
      plannedMinutes: 10,
      usedSeconds: 5,
      state: '缓议',
    },
  ],
  attendance: [
    {
      id: uuid(10),
      status: '代会',
      unit: '某物业公司',
      name: '甲某',
      party: '物业',
      duty: '副经理',
      standsInFor: '乙某',
      movements: [
        { at: '14:20', kind: 'in' },
        { at: '15:10', kind: 'out' },
      ],
      informed: '11月3日电话',
    },
  ],
  resolutions: [
    {
      id: uuid(11),
      content: '新建充电口一百个',
      responsibleUnit: '物业服务企业',
      deadline: '2026-12-31',
      item: 1,
      supportingUnits: ['社区居委会', '供电所'],
      person: '丙某',
      deadlineText: '年底前',
      state: '办理中',
    },
  ],
  votes: [
    {
      id: uuid(12),
      item: 1,
      question: '是否同意新建充电口',
      method: '无记名',
      present: 38,
      inFavour: 30,
      against: 4,
      abstained: 2,
      invalid: 1,
      notVoting: 1,
    },
  ],
}

describe('what was loaded', () => {
  it('goes back with the next save, field by field', () => {
    const writable = z.object({ ...meetingDraft.shape, resolutions: z.array(z.object(resolution.shape)) })
    expect(toDraft(fromMeeting(filled))).toEqual(writable.parse(filled))
  })

  it('is a meeting in which no field of the contract was forgotten', () => {
    const parts = [
      [meetingDraft, filled],
      [agendaItem, filled.agenda[0]],
      [attendance, filled.attendance[0]],
      [resolution, filled.resolutions[0]],
      [vote, filled.votes[0]],
    ] as const
    const unset: readonly unknown[] = [undefined, null, '', 0]
    for (const [schema, value] of parts) {
      const entries = new Map<string, unknown>(Object.entries(value ?? {}))
      const empty = Object.keys(schema.shape).filter((name) => {
        const field = entries.get(name)
        return unset.includes(field) || (Array.isArray(field) && field.length === 0)
      })
      expect(empty).toEqual([])
    }
    expect(filled.agenda[0]?.state).not.toBe('待议')
  })

  it('keeps decisions and votes with their item when items change places', () => {
    const meeting = fromMeeting(filled)
    const moved = toDraft({ ...meeting, agenda: meeting.agenda.toReversed() })
    expect(moved?.agenda[0]?.title).toBe('夜市占道')
    expect([moved?.resolutions[0]?.item, moved?.votes[0]?.item]).toEqual([0, 0])
  })
})

describe('toDraft', () => {
  it('leaves out rows that have no title yet, and trims the name', () => {
    const draft = toDraft(written([row(''), row('占道经营'), row('  ')]))
    expect(draft?.title).toBe('第一次联席会议')
    expect(draft?.heldAt).toBe('2026-11-05T14:30')
    expect(draft?.agenda.map(({ title }) => title)).toEqual(['占道经营'])
  })

  it('waits while the head is unfit', () => {
    expect(toDraft({ ...written([]), title: ' ' })).toBeNull()
  })
})

describe('withSavedIds', () => {
  it('gives ids to the rows that were sent, also when rows came and went meanwhile', () => {
    const [empty, sentRow, later] = [row(''), row('占道经营'), row('噪声')]
    const sent = written([empty, sentRow])
    const now = written([later, { ...sentRow, title: '占道经营整治' }])
    const draft = toDraft(sent)
    if (draft === null) throw new Error('the draft is fit to be saved')
    const saved: Meeting = {
      ...draft,
      id,
      version: 1,
      unit: '999901001',
      updatedAt: '',
      documents: [],
      stage: '会中',
      resolutions: [],
      agenda: draft.agenda.map((item) => ({ ...item, id })),
    }
    expect(withSavedIds(now, sent, saved).agenda.map(({ title, id: known }) => [title, known])).toEqual([
      ['噪声', null],
      ['占道经营整治', id],
    ])
  })
})

describe('attendanceFromText', () => {
  it('reads one unit per line with one or more names, and a lone word as a name', () => {
    const rows = attendanceFromText('城管中队\t甲一、乙二\r\n\r\n梧桐里社区　丙三\n丁四', '出席')
    expect(rows.map(({ unit, name, status }) => [unit, name, status])).toEqual([
      ['城管中队', '甲一', '出席'],
      ['城管中队', '乙二', '出席'],
      ['梧桐里社区', '丙三', '出席'],
      ['', '丁四', '出席'],
    ])
  })
})
