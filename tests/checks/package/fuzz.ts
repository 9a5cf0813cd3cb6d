/**
 * Random damage of two kinds: to the file, and to members that the sender then seals himself. Whatever comes, the reader
 * answers with a code of the closed set, or with the content; it never fails in another way and never takes long.
 */
import { AppError } from '../../../src/contract/errors.ts'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import type { UnitSeal } from '../../../src/core/exchange/format/unit-seal.ts'
import { archiveOf, filesOf, redescribe, rehash, resign } from './forge.ts'

export interface FuzzReport {
  readonly byCode: ReadonlyMap<string, number>
  readonly crashes: readonly string[]
  readonly slowestMs: number
}

/** A small generator of our own, so that a seed means the same everywhere (Mulberry32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export async function fuzzFile(bytes: Uint8Array, rounds: number, seed: number): Promise<FuzzReport> {
  const random = seededRandom(seed)
  return judge(bytes, rounds, () => mutate(bytes, random))
}

export async function fuzzSealed(bytes: Uint8Array, seal: UnitSeal, rounds: number, seed: number): Promise<FuzzReport> {
  const random = seededRandom(seed)
  return judge(bytes, rounds, () => {
    const files = filesOf(bytes)
    const path = sealedPaths[random(sealedPaths.length)] ?? ''
    files.set(path, mutate(files.get(path) ?? new Uint8Array(), random))
    redescribe(files)
    rehash(files)
    resign(files, seal)
    return archiveOf(files)
  })
}

/** The files that have a grammar; tables twice as often. */
const sealedPaths = [
  'bagit.txt',
  'bag-info.txt',
  'unit-card.pub',
  'data/datapackage.json',
  'data/tables/duties.csv',
  'data/tables/duties.csv',
]

const tokens = [
  '"',
  '""',
  ',',
  '\n',
  '\\N',
  '{',
  '}',
  '[',
  ']',
  'null',
  '-1',
  '1e999',
  '__proto__',
  '../',
  '\0',
  '\u{10ffff}',
  ': ',
]

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let result = Buffer.from(bytes)
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(result.length + 1)
    const length = random(Math.min(result.length, 64) + 1)
    const [head, tail] = [result.subarray(0, at), result.subarray(at)]
    const noise = Buffer.from(Array.from({ length }, () => random(256)))
    const changes = [
      () => Buffer.concat([head, tail.subarray(length)]),
      () => Buffer.concat([head, noise, tail]),
      () => Buffer.concat([head, noise, tail.subarray(length)]),
      () => Buffer.concat([head, Buffer.from(tokens[random(tokens.length)] ?? ''), tail]),
      () => Buffer.concat([head, head.subarray(-length), tail]),
    ]
    result = changes[random(changes.length)]?.() ?? result
  }
  return Uint8Array.from(result)
}

async function judge(original: Uint8Array, rounds: number, make: () => Uint8Array): Promise<FuzzReport> {
  const byCode = new Map<string, number>()
  const crashes: string[] = []
  let slowestMs = 0
  for (let round = 0; round < rounds; round++) {
    const bytes = make()
    if (Buffer.compare(bytes, original) === 0) continue
    const started = performance.now()
    const answer = await readPackage({ name: '包.zip', bytes }).then(
      () => 'accepted',
      (error: unknown) => (error instanceof AppError ? error.code : `crash in round ${round}: ${String(error)}`),
    )
    slowestMs = Math.max(slowestMs, performance.now() - started)
    if (answer.startsWith('crash')) crashes.push(answer)
    byCode.set(answer, (byCode.get(answer) ?? 0) + 1)
  }
  return { byCode, crashes, slowestMs }
}
