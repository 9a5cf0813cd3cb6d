/** A meeting while it is written: half-filled rows wait on the page, saved rows learn their ids, pasted names become rows. */
import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../../src/contract/meetings.ts'
import {
  attendanceFromText,
  newKey,
  toDraft,
  withSavedIds,
  type AgendaRow,
  type WritingMeeting,
} from '../../../src/renderer/features/meetings/draft.ts'

const id = '0198c0de-0000-7000-8000-000000000001'
const row = (title: string): AgendaRow => ({ key: newKey(), id: null, title, presenter: '', discussion: '' })
const written = (agenda: readonly AgendaRow[]): WritingMeeting => ({
  title: ' 第一次联席会议 ',
  kind: '联席会议',
  heldAt: '2026-11-05T14:30:00',
  place: '',
  chair: '',
  recorder: '',
  discussion: '',
  agenda,
  attendance: [],
  resolutions: [],
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
