/**
 * The order in which packages arrive does not matter: any order, repetition, loss and sending again end in the same
 * records as delivery in order. 10,000 random histories through the real selection, plan and merge, over the simplest
 * model of an office there is, a map of records. Each rule that makes this true has a broken twin that must fail.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../support/seed.ts'
import { records, type RecordKey } from '../../../src/contract/records/index.ts'
import { contentHash, type StoredRecord } from '../../../src/core/db/stored-record.ts'
import { decideMerge } from '../../../src/core/exchange/merge.ts'
import { planRows, type ArrivingRow, type RecordView } from '../../../src/core/exchange/receiving/plan.ts'
import { selectOutgoing, withReferred, type RecordsByKey } from '../../../src/core/exchange/sending/select.ts'

const kinds = ['communities', 'grids', 'people', 'postings'] as const satisfies readonly RecordKey[]
type Kind = (typeof kinds)[number]
const streets = ['999901001', '999901002'] as const
const slots = [0, 1, 2] as const

/** What the twins break, one at a time. */
interface Rules {
  readonly decide: typeof decideMerge
  readonly close: typeof withReferred
  readonly remembersDecisions: boolean
  readonly sendsDeletions: boolean
}
const rules: Rules = { decide: decideMerge, close: withReferred, remembersDecisions: true, sendsDeletions: true }

interface Parcel {
  readonly sender: string
  readonly rows: readonly ArrivingRow[]
}

interface Step {
  readonly act: 'write' | 'delete' | 'fork' | 'full' | 'changes'
  readonly street: (typeof streets)[number]
  readonly kind: Kind
  readonly slot: (typeof slots)[number]
  readonly text: string
  readonly clock: string
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('write', 'write', 'write', 'delete', 'fork', 'full', 'changes', 'changes'),
  street: fc.constantFrom(...streets),
  kind: fc.constantFrom(...kinds),
  slot: fc.constantFrom(...slots),
  text: fc.constantFrom('甲', '乙', '丙', '丁'),
  // Clocks go wrong, also back to 1980: nothing may depend on them.
  clock: fc.constantFrom('1980-01-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'),
})

const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 24 }),
  /** Sorts the deliveries, again and again. */
  keys: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  /** Packages that never arrive; each sender then sends everything once more. */
  lost: fc.array(fc.nat(30), { maxLength: 3 }),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

const idOf = (street: string, kind: Kind, slot: number): string => `${street}-${kind}-${slot}`

function valuesOf(street: string, kind: Kind, slot: number, text: string): StoredRecord['values'] {
  if (kind === 'grids') return { name: text, communityId: idOf(street, 'communities', slot) }
  if (kind === 'postings')
    return { personId: idOf(street, 'people', slot), gridId: idOf(street, 'grids', slot), role: text }
  return { name: text }
}

/** One street's records; references point at slots of its own that are there. */
class Street {
  readonly code: string
  readonly #own = new Map<Kind, Map<string, StoredRecord>>(kinds.map((kind) => [kind, new Map()]))
  readonly #sent = new Map<string, number>()

  constructor(code: string) {
    this.code = code
  }

  write({ kind, slot, text, clock }: Pick<Step, 'kind' | 'slot' | 'text' | 'clock'>): void {
    const needs: readonly Kind[] =
      kind === 'grids' ? ['communities'] : kind === 'postings' ? ['communities', 'grids', 'people'] : []
    for (const need of needs)
      if (!this.#of(need).has(idOf(this.code, need, slot))) this.#put(need, slot, text, clock, null)
    this.#put(kind, slot, text, clock, null)
  }

  remove({ kind, slot, text, clock }: Step): void {
    if (this.#of(kind).has(idOf(this.code, kind, slot))) this.#put(kind, slot, text, clock, clock)
  }

  /** What a second copy of the office's database would send: the same version with another content. */
  fork({ kind, slot, text, clock }: Step): Parcel | null {
    const current = this.#of(kind).get(idOf(this.code, kind, slot))
    if (current === undefined) return null
    const fork = { ...current, updatedAt: clock, updatedBy: '副本', values: { ...current.values, name: `副${text}` } }
    const own = new Map(
      [...this.#all()].map(([key, list]) => [key, list.map((item) => (item === current ? fork : item))]),
    )
    const closed = withReferred(own, new Set([`${kind} ${fork.id}`]))
    return this.#parcel(
      new Map([...own].map(([key, list]) => [key, list.filter(({ id }) => closed.has(`${key} ${id}`))])),
    )
  }

  send(scope: 'full' | 'changes', { close, sendsDeletions }: Rules): Parcel {
    const sentVersion = (key: RecordKey, id: string): number => this.#sent.get(`${key} ${id}`) ?? 0
    const chosen = selectOutgoing(this.#all(), sentVersion, scope, close)
    const parcel = this.#parcel(chosen)
    for (const { key, record } of parcel.rows) this.#sent.set(`${key} ${record.id}`, record.version)
    return sendsDeletions ? parcel : { ...parcel, rows: parcel.rows.filter(({ record }) => record.deletedAt === null) }
  }

  live(): string[] {
    return [...this.#all()].flatMap(([key, list]) => list.filter(isLive).map((record) => hashOf(key, record)))
  }

  #put(kind: Kind, slot: number, text: string, clock: string, deletedAt: string | null): void {
    const id = idOf(this.code, kind, slot)
    this.#of(kind).set(id, {
      id,
      unit: this.code,
      version: (this.#of(kind).get(id)?.version ?? 0) + 1,
      updatedAt: clock,
      updatedBy: '街道',
      deletedAt,
      extra: '{}',
      origin: null,
      values: valuesOf(this.code, kind, slot, text),
    })
  }

  #of(kind: Kind): Map<string, StoredRecord> {
    const found = this.#own.get(kind)
    if (found === undefined) throw new Error(kind)
    return found
  }

  #all(): RecordsByKey {
    return new Map([...this.#own].map(([kind, list]) => [kind, [...list.values()]]))
  }

  #parcel(chosen: RecordsByKey): Parcel {
    return {
      sender: this.code,
      rows: kinds.flatMap((key) => (chosen.get(key) ?? []).map((record) => ({ key, record }))),
    }
  }
}

/** The district: takes what comes; a person asked about a conflict judges by the contents alone. */
class District implements RecordView {
  readonly #records = new Map<string, StoredRecord>()
  readonly #setAside = new Set<string>()
  readonly #rules: Rules

  constructor(broken: Rules) {
    this.#rules = broken
  }

  get(key: RecordKey, id: string): StoredRecord | null {
    return this.#records.get(`${key} ${id}`) ?? null
  }

  receive({ sender, rows }: Parcel): number {
    const plan = planRows(rows, {
      sender,
      view: this,
      decide: this.#rules.decide,
      isSetAside: (key, id, hash) => this.#setAside.has(`${key} ${id} ${hash}`),
      problemOf: missingReference,
    })
    let asked = 0
    for (const { key, incoming, current, bucket } of plan) {
      if (bucket === 'new' || bucket === 'changed') this.#records.set(`${key} ${incoming.id}`, incoming)
      if (bucket !== 'conflict' || current === null) continue
      asked += 1
      const [theirs, ours] = [hashOf(key, incoming), hashOf(key, current)]
      const takesTheirs = theirs > ours
      if (takesTheirs) this.#records.set(`${key} ${incoming.id}`, incoming)
      if (this.#rules.remembersDecisions) this.#setAside.add(`${key} ${incoming.id} ${takesTheirs ? ours : theirs}`)
    }
    return asked
  }

  state(): string[] {
    return [...this.#records].map(([key, record]) => `${key} ${record.version} ${hashText(key, record)}`).sort()
  }

  live(): string[] {
    return [...this.#records].filter(([, record]) => isLive(record)).map(([key, record]) => hashText(key, record))
  }
}

const isLive = (record: StoredRecord): boolean => record.deletedAt === null
const hashOf = (key: RecordKey, record: StoredRecord): string => contentHash(records[key], record)
const hashText = (place: string, record: StoredRecord): string =>
  hashOf(kinds.find((kind) => place.startsWith(`${kind} `)) ?? 'people', record)
function missingReference(
  key: RecordKey,
  { values }: StoredRecord,
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  const needs: readonly (readonly [Kind, string])[] = [
    ['communities', 'communityId'],
    ['people', 'personId'],
    ['grids', 'gridId'],
  ]
  const missing = needs.find(([kind, field]) => {
    const value = values[field] ?? null
    return value !== null && !isThere(kind, String(value))
  })
  return missing === undefined ? null : `${key} ${missing[1]}`
}

interface Told {
  readonly parcels: readonly Parcel[]
  readonly senders: readonly Street[]
  readonly forked: boolean
}

/** Plays the steps; in the end everybody sends what is not yet sent, and everything once more where something was lost. */
function tell({ steps, lost }: History, broken: Rules): Told {
  const senders = streets.map((code) => new Street(code))
  const parcels: Parcel[] = []
  let forked = false
  for (const each of steps) {
    const sender = senders.find(({ code }) => code === each.street)
    if (sender === undefined) throw new Error(each.street)
    if (each.act === 'write') sender.write(each)
    else if (each.act === 'delete') sender.remove(each)
    else if (each.act === 'fork') {
      const parcel = sender.fork(each)
      forked ||= parcel !== null
      if (parcel !== null) parcels.push(parcel)
    } else parcels.push(sender.send(each.act, broken))
  }
  for (const sender of senders) parcels.push(sender.send(lost.length > 0 ? 'full' : 'changes', broken))
  return { parcels, senders, forked }
}

function holds(told: Told, { keys, lost }: History, broken: Rules): boolean {
  const { parcels, senders, forked } = told
  const inOrder = new District(broken)
  parcels.forEach((parcel) => inOrder.receive(parcel))
  // What a fork said cannot be said again by its office: it is not among the lost.
  const gone = forked ? [] : lost.filter((index) => index < parcels.length - senders.length)
  const arriving = [...parcels, ...parcels.filter((_, index) => (keys[index % 40] ?? 0) % 3 === 0)]
    .map((parcel, index) => ({ parcel, key: keys[(index * 7) % 40] ?? 0 }))
    .filter(({ parcel }) => !gone.some((index) => parcels[index] === parcel))
    .sort((a, b) => a.key - b.key)
  const anyOrder = new District(broken)
  arriving.forEach(({ parcel }) => anyOrder.receive(parcel))
  const asksAgain = arriving.some(({ parcel }) => anyOrder.receive(parcel) > 0)
  if (asksAgain) return false
  const same = gone.length > 0 ? [inOrder.live(), anyOrder.live()] : [inOrder.state(), anyOrder.state()]
  if (String([...(same[0] ?? [])].sort()) !== String([...(same[1] ?? [])].sort())) return false
  if (forked) return true
  const own = senders.flatMap((sender) => sender.live()).sort()
  return String(own) === String([...anyOrder.live()].sort())
}

const play = (story: History, broken: Rules): boolean => holds(tell(story, broken), story, broken)

function failures(broken: Partial<Rules>, runs: number): number {
  return fc.sample(history, runs).filter((story) => !play(story, { ...rules, ...broken })).length
}

describe('any order of packages', () => {
  it('ends in the same records, whatever is repeated, lost and sent again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(history, (story) => play(story, rules)),
      { numRuns: 10_000 },
    )
  })

  it.each<[string, Partial<Rules>]>([
    [
      'the last to arrive wins',
      {
        decide: (definition, sender, incoming, current) =>
          current === null ? decideMerge(definition, sender, incoming, current) : { bucket: 'changed', reason: null },
      },
    ],
    [
      'the later clock wins',
      {
        decide: (definition, sender, incoming, current) =>
          current !== null && incoming.updatedAt < current.updatedAt
            ? { bucket: 'skipped', reason: null }
            : { ...decideMerge(definition, sender, incoming, null) },
      },
    ],
    [
      'an equal version overwrites',
      {
        decide: (definition, sender, incoming, current) =>
          current?.version === incoming.version
            ? { bucket: 'changed', reason: null }
            : decideMerge(definition, sender, incoming, current),
      },
    ],
    ['what is referred to stays at home', { close: (_, chosen) => chosen }],
    ['what was deleted is not sent', { sendsDeletions: false }],
    ['decisions are forgotten', { remembersDecisions: false }],
  ])('would not, if %s (broken twin)', (_, broken) => {
    expect(failures({}, 500)).toBe(0)
    expect(failures(broken, 500)).toBeGreaterThan(0)
  })
})
