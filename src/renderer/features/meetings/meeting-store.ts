/**
 * A meeting while it is written, outside of the drawing: components take from it only what they show, so that a key pressed
 * in the text draws nothing else. It keeps itself saved: soon after a pause, at the latest two seconds after the first
 * unsaved word, one save at a time, each on top of the version before it. What is typed meanwhile is never overwritten.
 */
import type { DeskWords } from '../../../contract/api/desk.ts'
import type { Meeting, MeetingDraft } from '../../../contract/meetings.ts'
import { fromMeeting, toDraft, withSavedIds, type WritingMeeting } from './draft.ts'
import { dropDraft, keepDraft } from './kept-draft.ts'
import { onlyWords } from './words.ts'

const pause = 800
const longestWait = 2000
/** Typed text reaches the lists beside it, and the browser's storage, after this long: once between two saves. */
const settling = 1000

export type SaveState =
  | { readonly at: 'clean' }
  | { readonly at: 'waiting' }
  | { readonly at: 'saving' }
  | { readonly at: 'unfit' }
  | { readonly at: 'refused'; readonly message: string }

export interface SaveCalls {
  readonly save: (version: number, draft: MeetingDraft) => Promise<Meeting>
  /** Where only words were typed. @returns the meeting's new version. */
  readonly saveWords: (version: number, words: readonly DeskWords[]) => Promise<number>
  readonly describe: (error: unknown) => string
  readonly onSaved: (meeting: Meeting) => void
  readonly onRefused: () => void
}

/** Work that a key pressed at the same moment should not have to wait for; a writer who never rests does not hold it up. */
function betweenKeys(work: () => void): void {
  requestIdleCallback(work, { timeout: 200 })
}

export class MeetingStore {
  readonly id: string
  #meeting: WritingMeeting
  /** As it was loaded or last saved. */
  #saved: WritingMeeting
  #save: SaveState = { at: 'clean' }
  #version: number
  /** Agenda row (null: the general discussion) → text that was typed and is not in the meeting yet. */
  readonly #typed = new Map<number | null, string>()
  #unsavedSince: number | null = null
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #settleTimer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> | null = null
  readonly #calls: SaveCalls
  readonly #listeners = new Set<() => void>()

  constructor(loaded: Meeting, calls: SaveCalls) {
    this.id = loaded.id
    this.#meeting = fromMeeting(loaded)
    this.#saved = this.#meeting
    this.#version = loaded.version
    this.#calls = calls
  }

  get meeting(): WritingMeeting {
    return this.#meeting
  }

  get save(): SaveState {
    return this.#save
  }

  get version(): number {
    return this.#version
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly write = (change: (meeting: WritingMeeting) => WritingMeeting): void => {
    this.#settle()
    this.#meeting = change(this.#meeting)
    this.#noteChange()
    this.#tell()
  }

  /** The text of an item as it is being typed: nothing is drawn for it but the first mark that something is unsaved. */
  readonly type = (itemKey: number | null, text: string): void => {
    this.#typed.set(itemKey, text)
    const wasWaiting = this.#save.at === 'waiting'
    this.#noteChange()
    if (!wasWaiting) this.#tell()
  }

  textOf(itemKey: number | null): string {
    const typed = this.#typed.get(itemKey)
    if (typed !== undefined) return typed
    if (itemKey === null) return this.#meeting.discussion
    return this.#meeting.agenda.find(({ key }) => key === itemKey)?.discussion ?? ''
  }

  /** Saves what is unsaved now; resolves when nothing is left to save, or false when it could not be. */
  readonly flush = async (): Promise<boolean> => {
    // Several may wait for the same save; the first of them starts the next one, and the others wait again.
    while (this.#running !== null) await this.#running
    if (this.#save.at === 'clean') return true
    this.#running = this.#saveOnce()
    try {
      return await this.#running
    } finally {
      this.#running = null
    }
  }

  /** The meeting was changed behind this page; without words of our own at stake, it is shown. */
  reload(meeting: Meeting): void {
    if (meeting.version === this.#version || this.#save.at !== 'clean') return
    this.#version = meeting.version
    this.#meeting = fromMeeting(meeting, this.#meeting)
    this.#saved = this.#meeting
    this.#tell()
  }

  /** Takes what was kept, or what stands on the page, as the next version of the meeting as it is stored now. */
  takeOver(stored: Meeting, draft: MeetingDraft | null): void {
    this.#settle()
    this.#version = stored.version
    this.#saved = fromMeeting(stored, this.#meeting)
    if (draft !== null) this.#meeting = fromMeeting(draft, this.#meeting)
    this.#noteChange()
    this.#tell()
  }

  /** Gives up what stands on the page. */
  discard(stored: Meeting): void {
    this.#typed.clear()
    clearTimeout(this.#saveTimer)
    clearTimeout(this.#settleTimer)
    this.#settleTimer = undefined
    this.#unsavedSince = null
    this.#version = stored.version
    this.#meeting = fromMeeting(stored, this.#meeting)
    this.#saved = this.#meeting
    this.#save = { at: 'clean' }
    dropDraft(this.id)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #noteChange(): void {
    const now = Date.now()
    this.#unsavedSince ??= now
    this.#save = { at: 'waiting' }
    clearTimeout(this.#saveTimer)
    const wait = Math.max(0, Math.min(pause, this.#unsavedSince + longestWait - now))
    this.#saveTimer = setTimeout(() => betweenKeys(() => void this.flush()), wait)
    this.#settleTimer ??= setTimeout(() => betweenKeys(this.keep), settling)
  }

  /** Puts what is unsaved where a crash does not reach it. */
  readonly keep = (): void => {
    clearTimeout(this.#settleTimer)
    this.#settleTimer = undefined
    if (this.#settle()) this.#tell()
    if (this.#save.at !== 'clean') keepDraft(this.id, this.#version, this.#meeting, this.#saved)
  }

  /** @returns whether there was anything typed. */
  #settle(): boolean {
    if (this.#typed.size === 0) return false
    const { discussion, agenda } = this.#meeting
    this.#meeting = {
      ...this.#meeting,
      discussion: this.#typed.get(null) ?? discussion,
      agenda: agenda.map((row) => {
        const text = this.#typed.get(row.key)
        return text === undefined ? row : { ...row, discussion: text }
      }),
    }
    this.#typed.clear()
    return true
  }

  async #saveOnce(): Promise<boolean> {
    clearTimeout(this.#saveTimer)
    this.#settle()
    const sent = this.#meeting
    const save = this.#saveOf(sent)
    if (save === null) return this.#failed({ at: 'unfit' })
    this.#unsavedSince = null
    this.#save = { at: 'saving' }
    this.#tell()
    try {
      await save()
    } catch (error) {
      const failed = this.#failed({ at: 'refused', message: this.#calls.describe(error) })
      // What is on the page stays; whoever opens the meeting again sees it as it is stored, and is offered this.
      this.#calls.onRefused()
      return failed
    }
    this.#tell()
    return true
  }

  /** As little as has to be sent; null while the meeting cannot be saved. */
  #saveOf(sent: WritingMeeting): (() => Promise<void>) | null {
    const words = onlyWords(sent, this.#saved)
    if (words !== null)
      return async () => {
        // Typed and taken back again: nothing is left to save.
        if (words.length > 0) this.#version = await this.#calls.saveWords(this.#version, words)
        this.#noteSaved(sent, sent, this.#meeting)
      }
    const draft = toDraft(sent)
    if (draft === null) return null
    return async () => {
      const saved = await this.#calls.save(this.#version, draft)
      this.#version = saved.version
      this.#noteSaved(sent, withSavedIds(sent, sent, saved), withSavedIds(this.#meeting, sent, saved))
      this.#calls.onSaved(saved)
    }
  }

  /** @param saved what was sent, with the ids that it got; `now` the same for what stands on the page. */
  #noteSaved(sent: WritingMeeting, saved: WritingMeeting, now: WritingMeeting): void {
    const isLatest = this.#meeting === sent && this.#typed.size === 0
    this.#saved = saved
    this.#meeting = isLatest ? saved : now
    if (!isLatest) return
    this.#save = { at: 'clean' }
    clearTimeout(this.#settleTimer)
    this.#settleTimer = undefined
    dropDraft(this.id)
  }

  #failed(save: SaveState): false {
    this.#save = save
    this.#unsavedSince = null
    keepDraft(this.id, this.#version, this.#meeting, this.#saved)
    this.#tell()
    return false
  }
}
