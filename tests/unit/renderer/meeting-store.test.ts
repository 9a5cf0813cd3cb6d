/** How a meeting keeps itself saved: at the latest two seconds after the first unsaved word, one save at a time, nothing lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Meeting, MeetingDraft } from '../../../src/contract/meetings.ts'
import { MeetingStore } from '../../../src/renderer/features/meetings/meeting-store.ts'
import { findDraft } from '../../../src/renderer/features/meetings/kept-draft.ts'

const stored: Meeting = {
  id: '0198c0de-0000-7000-8000-000000000001',
  version: 1,
  unit: '999901001',
  updatedAt: '',
  stage: '会中',
  documents: [],
  title: '居民议事会',
  kind: '居民议事会',
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
}

const kept = new Map<string, string>()

beforeEach(() => {
  vi.useFakeTimers()
  kept.clear()
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 0))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function storeThat(answer: (draft: MeetingDraft, version: number) => Promise<Meeting>) {
  const saved: string[] = []
  const store = new MeetingStore(stored, {
    save: (version, draft) => {
      saved.push(draft.discussion)
      return answer(draft, version)
    },
    saveWords: async (version, words) => {
      const discussion = words.find(({ item }) => item === null)?.text ?? ''
      saved.push(discussion)
      return (await answer({ ...stored, discussion }, version)).version
    },
    describe: String,
    onSaved: () => undefined,
    onRefused: () => undefined,
  })
  return { store, saved }
}

const accepted = (draft: MeetingDraft, version: number): Promise<Meeting> =>
  Promise.resolve({ ...stored, discussion: draft.discussion, version: version + 1 })

async function typeFor(store: MeetingStore, milliseconds: number): Promise<string> {
  let text = ''
  for (let passed = 0; passed < milliseconds; passed += 100) {
    text += '字'
    store.type(null, text)
    await vi.advanceTimersByTimeAsync(100)
  }
  return text
}

describe('typing without a pause', () => {
  it('is saved every two seconds all the same', async () => {
    const { store, saved } = storeThat(accepted)
    const text = await typeFor(store, 9000)
    expect(saved.length).toBeGreaterThanOrEqual(4)
    expect(text.length - (saved.at(-1)?.length ?? 0)).toBeLessThanOrEqual(20)
    await vi.advanceTimersByTimeAsync(1000)
    expect(saved.at(-1)).toBe(text)
    expect(store.save.at).toBe('clean')
    expect(kept.size).toBe(0)
  })

  it('tells nobody of each key', async () => {
    const { store } = storeThat(accepted)
    let told = 0
    store.subscribe(() => (told += 1))
    store.type(null, '一')
    store.type(null, '一二')
    store.type(null, '一二三')
    expect(told).toBe(1)
    expect(store.textOf(null)).toBe('一二三')
    await vi.advanceTimersByTimeAsync(2000)
  })
})

describe('words that are not saved', () => {
  it('are kept within a second, and found as what differs', async () => {
    const { store } = storeThat(() => new Promise(() => undefined))
    await typeFor(store, 1100)
    expect(findDraft(stored)?.draft.discussion.length).toBeGreaterThanOrEqual(10)
  })

  it('stay when a save is refused, and go with the next one', async () => {
    let refuse = true
    const { store } = storeThat((draft, version) =>
      refuse ? Promise.reject(new Error('disk')) : accepted(draft, version),
    )
    store.type(null, '最后一句')
    expect(await store.flush()).toBe(false)
    expect(store.save.at).toBe('refused')
    expect(findDraft(stored)?.draft.discussion).toBe('最后一句')
    refuse = false
    expect(await store.flush()).toBe(true)
    expect(kept.size).toBe(0)
  })

  it('go alone while nothing else has changed, and take the meeting along when something has', async () => {
    const sent: string[] = []
    const store = new MeetingStore(stored, {
      save: (version, draft) => {
        sent.push(`whole ${draft.place} ${draft.discussion}`)
        return Promise.resolve({ ...stored, place: draft.place, discussion: draft.discussion, version: version + 1 })
      },
      saveWords: (version, words) => {
        sent.push(`words ${words.map(({ text }) => text).join()}`)
        return Promise.resolve(version + 1)
      },
      describe: String,
      onSaved: () => undefined,
      onRefused: () => undefined,
    })
    store.type(null, '一')
    await store.flush()
    store.write((meeting) => ({ ...meeting, place: '三楼' }))
    store.type(null, '一二')
    await store.flush()
    store.type(null, '一二三')
    await store.flush()
    store.type(null, '一二')
    store.type(null, '一二三')
    await store.flush()
    expect(sent).toEqual(['words 一', 'whole 三楼 一二', 'words 一二三'])
    expect(store.version).toBe(4)
    expect(store.save.at).toBe('clean')
  })

  it('take the whole page along where it is to replace what was changed elsewhere', async () => {
    const whole: string[] = []
    const { store } = storeThat((draft, version) => {
      whole.push(`${version} ${draft.place}`)
      return accepted(draft, version)
    })
    store.takeOver({ ...stored, version: 7, place: '别处' }, null)
    await store.flush()
    expect(whole).toEqual(['7 '])
  })

  it('are saved again after the storage of the browser was full', async () => {
    let refuse = true
    const { store } = storeThat((draft, version) =>
      refuse ? Promise.reject(new Error('disk')) : accepted(draft, version),
    )
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
      removeItem: () => undefined,
    })
    store.type(null, '最后一句')
    expect(await store.flush()).toBe(false)
    refuse = false
    expect(await store.flush()).toBe(true)
    expect(store.save.at).toBe('clean')
  })

  it('what cannot be read any more is dropped', () => {
    kept.set(`sidantong.meeting.${stored.id}.unsaved`, '{"at":')
    expect(findDraft(stored)).toBeNull()
    expect(kept.size).toBe(0)
  })
})
