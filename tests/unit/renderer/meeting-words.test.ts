/** What is typed at the desk goes alone, as long as nothing else has changed; everything else takes the whole meeting along. */
import { describe, expect, it } from 'vitest'
import { meetingDraft } from '../../../src/contract/meetings.ts'
import { fromMeeting, newAgendaRow } from '../../../src/renderer/features/meetings/draft.ts'
import { onlyWords, withWords } from '../../../src/renderer/features/meetings/words.ts'

const first = '0198c0de-0000-7000-8000-000000000011'
const second = '0198c0de-0000-7000-8000-000000000012'

const before = fromMeeting(
  meetingDraft.parse({
    title: '居民议事会',
    kind: '居民议事会',
    heldAt: '2026-11-05T14:30',
    place: '',
    chair: '',
    recorder: '',
    discussion: '',
    agenda: [
      { id: first, title: '停车', presenter: '', discussion: '一' },
      { id: second, title: '夜市', presenter: '', discussion: '二' },
    ],
    attendance: [],
    resolutions: [],
  }),
)

describe('onlyWords', () => {
  it('names the texts that differ', () => {
    const now = {
      ...before,
      discussion: '另外',
      agenda: before.agenda.map((row) => (row.id === second ? { ...row, discussion: '二二' } : row)),
    }
    expect(onlyWords(now, before)).toEqual([
      { item: null, text: '另外' },
      { item: second, text: '二二' },
    ])
    expect(onlyWords(before, before)).toEqual([])
  })

  it.each([
    ['the head', { ...before, place: '三楼' }],
    ['a fact of an item', { ...before, agenda: before.agenda.map((row) => ({ ...row, plannedMinutes: 5 })) }],
    ['another list', { ...before, votes: [] }],
    ['a new item', { ...before, agenda: [...before.agenda, newAgendaRow('新')] }],
    ['the order', { ...before, agenda: before.agenda.toReversed() }],
  ])('is not enough when %s changed', (_, now) => {
    expect(onlyWords(now, before)).toBeNull()
  })

  it('is not enough for an item that is not stored yet', () => {
    const unsaved = { ...before, agenda: before.agenda.map((row) => ({ ...row, id: null })) }
    const now = { ...unsaved, agenda: unsaved.agenda.map((row) => ({ ...row, discussion: '新' })) }
    expect(onlyWords(now, unsaved)).toBeNull()
  })
})

describe('withWords', () => {
  it('puts every text where it was written', () => {
    const words = [
      { item: first, text: '新一' },
      { item: null, text: '新' },
    ]
    const after = withWords(before, words)
    expect(after.agenda.map(({ discussion }) => discussion)).toEqual(['新一', '二'])
    expect(after.discussion).toBe('新')
    expect(onlyWords(after, before)).toEqual([words[1], words[0]])
  })

  it('keeps what was written to an item that is gone', () => {
    const shorter = { ...before, agenda: before.agenda.slice(0, 1), discussion: '原有' }
    expect(withWords(shorter, [{ item: second, text: '没有议题了' }]).discussion).toBe('原有\n没有议题了')
  })
})
