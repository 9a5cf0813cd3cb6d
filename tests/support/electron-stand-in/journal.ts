/** What main asked of Electron, in order: the tests read the settings from here. */

export interface JournalEntry {
  readonly call: string
  readonly details: unknown
}

const entries: JournalEntry[] = []

/** Details must survive a structured clone: functions are written as `[function]`. */
export function note(call: string, details: unknown = null): void {
  entries.push({ call, details: plain(details) })
}

export function readJournal(): readonly JournalEntry[] {
  return entries
}

function plain(value: unknown): unknown {
  if (typeof value === 'function') return '[function]'
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
}
