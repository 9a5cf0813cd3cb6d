/**
 * Which row of the list a source row speaks of. The strongest key that a row fills decides; a weaker key only joins what
 * is left over on both sides and unique on both. Two rows of one file that contradict each other are shown, never silently
 * resolved: a person may prefer one.
 */
import type { LedgerRow } from '../../contract/api/ledgers.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import { disputableFields, looseFields } from './grid-agreement.ts'
import type { Job } from './jobs.ts'
import type { ReadRow } from './read-row.ts'

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'record'; readonly row: LedgerRow }
  | { readonly kind: 'conflict'; readonly reason: string; readonly resolution: string | null }
  | { readonly kind: 'repeated'; readonly reason: string }

export interface MatchRules {
  /** Alternative keys, strongest first. */
  readonly keys: readonly (readonly string[])[]
  /** A person has chosen the key: a row that does not fill it cannot be told, and is not taken for a new one. */
  readonly isChosen: boolean
  /** The fields that every row fills: by them, rows are told apart that fill no key. */
  readonly names: readonly string[]
  /** Numbers of rows that a person has preferred to those that contradict them. */
  readonly preferred: ReadonlySet<number>
}

export interface Matching {
  /** One per row, in the order of the rows. Rejected rows are not matched and get `none`. */
  readonly matches: readonly Match[]
  readonly mentioned: ReadonlySet<string>
}

export async function matchRows(
  rules: MatchRules,
  rows: readonly ReadRow[],
  existing: readonly LedgerRow[],
  job: Job,
): Promise<Matching> {
  const work: Work = {
    rules,
    rows,
    matches: rows.map(() => none),
    open: new Set(rows.flatMap((row, index) => (row.refusal === null ? [index] : []))),
    free: new Set(existing),
    mentioned: new Set(),
  }
  const contested = settleRepeats(work)
  await job.breathe()
  for (const key of rules.keys) {
    joinByKey(work, key)
    await job.breathe()
  }
  joinIdentical(work)
  if (rules.isChosen) refuseKeyless(work)
  for (const [index, match] of contested) work.matches[index] = match
  mentionRejected(work)
  return work
}

const none: Match = { kind: 'none' }

interface Work {
  readonly rules: MatchRules
  readonly rows: readonly ReadRow[]
  readonly matches: Match[]
  /** Indexes of rows that have found nothing yet. */
  readonly open: Set<number>
  /** Records that no row has found yet. */
  readonly free: Set<LedgerRow>
  readonly mentioned: Set<string>
}

/**
 * Rows that fill the same strongest key: equal ones are counted once, different ones contradict. One of those that
 * contradict stays open, so that no other row takes the record they all mean.
 * @returns what becomes of the rows that contradict.
 */
function settleRepeats({ rules, rows, open, matches }: Work): Map<number, Match> {
  const contested = new Map<number, Match>()
  for (const indexes of repeatedKeys(rules.keys, rows, open).values()) {
    const [first, ...others] = indexes
    if (first === undefined) continue
    const said = sayings(valuesOf(rows, first))
    const same = others.every((index) => sayings(valuesOf(rows, index)) === said)
    const preferred = indexes.filter((index) => rules.preferred.has(numberOf(rows, index)))
    const [winner] = same ? [first] : preferred.length === 1 ? preferred : []
    for (const index of indexes) if (index !== (winner ?? first)) open.delete(index)
    for (const index of indexes) {
      const numbers = indexes.filter((other) => other !== index).map((other) => numberOf(rows, other))
      if (winner === undefined)
        contested.set(index, {
          kind: 'conflict',
          reason: `与第 ${numbers.join('、')} 行是同一条但内容不同，请只保留一行`,
          resolution: '以这一行为准，其他几行不导入',
        })
      else if (index !== winner)
        matches[index] = {
          kind: 'repeated',
          reason: same ? `与第 ${numbers[0] ?? ''} 行重复` : `没有采用，以第 ${numberOf(rows, winner)} 行为准`,
        }
    }
  }
  return contested
}

/** The groups of more than one row, by the strongest key that they fill. */
function repeatedKeys(
  keys: MatchRules['keys'],
  rows: readonly ReadRow[],
  open: ReadonlySet<number>,
): Map<string, number[]> {
  const firsts = new Map<string, number>()
  const groups = new Map<string, number[]>()
  for (const index of open) {
    const key = strongestKey(keys, valuesOf(rows, index))
    if (key === null) continue
    const first = firsts.get(key)
    if (first === undefined) {
      firsts.set(key, index)
      continue
    }
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [first, index])
    else group.push(index)
  }
  return groups
}

/** Joins a row and a record that alone have the same key; several records to one row are a conflict. */
function joinByKey({ rows, open, free, matches, mentioned }: Work, key: readonly string[]): void {
  const rowByKey = new Map<string, number | null>()
  for (const index of open) {
    const text = keyText(key, valuesOf(rows, index))
    if (text !== null) rowByKey.set(text, rowByKey.has(text) ? null : index)
  }
  if (rowByKey.size === 0) return
  const candidates = new Map<number, LedgerRow[]>()
  for (const record of free) {
    const text = keyText(key, record.values)
    const index = text === null ? undefined : rowByKey.get(text)
    if (index === undefined || index === null) continue
    const found = candidates.get(index)
    if (found === undefined) candidates.set(index, [record])
    else found.push(record)
  }
  for (const [index, [record, ...more]] of candidates) {
    if (record === undefined) continue
    open.delete(index)
    for (const { id } of [record, ...more]) mentioned.add(id)
    if (more.length === 0) {
      free.delete(record)
      matches[index] = { kind: 'record', row: record }
    } else {
      const count = more.length + 1
      const reason = `清单中有 ${count} 条与它对应，请先合并或删除重复的，或换用别的栏认定`
      matches[index] = { kind: 'conflict', reason, resolution: null }
    }
  }
}

/** A row that fills no key is the record that says the same, if there is one: it must not come in twice. */
function joinIdentical({ rules, rows, open, free, matches, mentioned }: Work): void {
  const keyless = [...open].filter((index) => strongestKey(rules.keys, valuesOf(rows, index)) === null)
  if (keyless.length === 0) return
  const recordsByName = Map.groupBy(free, (row) => keyText(rules.names, row.values))
  for (const index of keyless) {
    const values = valuesOf(rows, index)
    const alike = (recordsByName.get(keyText(rules.names, values)) ?? []).filter(
      (record) => free.has(record) && saysTheSame(values, record.values, rules.preferred.has(numberOf(rows, index))),
    )
    const record = alike.find((row) => row.values['position'] === values['position']) ?? alike[0]
    if (record === undefined) continue
    free.delete(record)
    open.delete(index)
    mentioned.add(record.id)
    matches[index] = { kind: 'record', row: record }
  }
}

function refuseKeyless({ rules, rows, open, matches }: Work): void {
  for (const index of open) {
    if (strongestKey(rules.keys, valuesOf(rows, index)) !== null) continue
    const reason = '用来认定同一条的栏没有填全，不知道是不是清单里已有的'
    matches[index] = { kind: 'conflict', reason, resolution: null }
  }
}

/**
 * A rejected row still speaks of somebody. Which record it means cannot be known for certain, so all that agree with what
 * it does fill of a key count as mentioned: none of them may be taken for missing.
 */
function mentionRejected({ rules, rows, free, mentioned }: Work): void {
  const saidByFields = new Map<string, { readonly fields: readonly string[]; readonly texts: Set<string | null> }>()
  for (const { refusal, values } of rows) {
    if (refusal === null) continue
    const fields = [...rules.keys, rules.names].map((key) => key.filter((name) => (values[name] ?? null) !== null))
    const filled = fields.find((some) => some.length > 0)
    if (filled === undefined) continue
    const name = filled.join('\n')
    const said = saidByFields.get(name) ?? { fields: filled, texts: new Set() }
    saidByFields.set(name, said)
    said.texts.add(keyText(filled, values))
  }
  for (const { fields, texts } of saidByFields.values()) {
    for (const record of free) {
      const text = keyText(fields, record.values)
      if (text !== null && texts.has(text)) mentioned.add(record.id)
    }
  }
}

/** @param preferred such a row leaves out what it says of its grid against others (see grid-agreement.ts). */
function saysTheSame(row: RecordValues, record: RecordValues, preferred: boolean): boolean {
  const loose = [...looseFields(row, record), ...(preferred ? disputableFields(row) : [])]
  return Object.entries(row).every(
    ([field, value]) => field === 'position' || loose.includes(field) || (record[field] ?? null) === value,
  )
}

function strongestKey(keys: MatchRules['keys'], values: RecordValues): string | null {
  for (const [strength, key] of keys.entries()) {
    const text = keyText(key, values)
    if (text !== null) return `${strength}\n${text}`
  }
  return null
}

function keyText(key: readonly string[], values: RecordValues): string | null {
  let text = ''
  for (const field of key) {
    const value = values[field] ?? null
    if (value === null) return null
    text += `${value}\n`
  }
  return text
}

/** All that a row says, but for its place in the list. */
function sayings(values: RecordValues): string {
  return JSON.stringify(Object.entries(values).filter(([name]) => name !== 'position'))
}

const valuesOf = (rows: readonly ReadRow[], index: number): RecordValues => rows[index]?.values ?? {}
const numberOf = (rows: readonly ReadRow[], index: number): number => rows[index]?.source.number ?? 0
