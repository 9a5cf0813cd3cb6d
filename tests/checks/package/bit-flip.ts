/**
 * Promise D1: a package in which any single bit is changed is refused, with a code of the closed set. Two attackers: a
 * bad USB stick (a bit of the file) and a person who packs the changed file again with a correct zip (a bit of a member).
 * The reader is a parameter, so that the twin with one check left out can be shown to fail.
 */
import { AppError } from '../../../src/contract/errors.ts'
import { writeArchive } from '../../../src/core/exchange/format/write-archive.ts'
import { membersOf } from './forge.ts'

export type Reader = (file: { name: string; bytes: Uint8Array }) => Promise<unknown>

export interface FlipReport {
  readonly tried: number
  /** Where a changed bit went unnoticed. */
  readonly accepted: readonly string[]
  /** Anything that is not a refusal with a code. */
  readonly crashes: readonly string[]
  readonly byCode: ReadonlyMap<string, number>
}

interface Flip {
  readonly place: string
  readonly bytes: Uint8Array
}

export function flipFileBits(bytes: Uint8Array, read: Reader, step = 1): Promise<FlipReport> {
  return judge(fileFlips(bytes, step), read)
}

export function flipMemberBits(bytes: Uint8Array, read: Reader, step = 1): Promise<FlipReport> {
  return judge(memberFlips(bytes, step), read)
}

function* fileFlips(bytes: Uint8Array, step: number): Generator<Flip> {
  for (let bit = 0; bit < bytes.length * 8; bit += step) {
    yield { place: `byte ${bit >> 3} bit ${bit & 7}`, bytes: flipped(bytes, bit) }
  }
}

function* memberFlips(bytes: Uint8Array, step: number): Generator<Flip> {
  const members = membersOf(bytes)
  for (const { name, bytes: content } of members) {
    for (let bit = 0; bit < content.length * 8; bit += step) {
      const changed = members.map((member) => (member.name === name ? { name, bytes: flipped(content, bit) } : member))
      yield { place: `${name} byte ${bit >> 3} bit ${bit & 7}`, bytes: writeArchive(changed) }
    }
  }
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

async function judge(flips: Iterable<Flip>, read: Reader): Promise<FlipReport> {
  const accepted: string[] = []
  const crashes: string[] = []
  const byCode = new Map<string, number>()
  let tried = 0
  for (const { place, bytes } of flips) {
    tried++
    try {
      await read({ name: '测试包.zip', bytes })
      accepted.push(place)
    } catch (error) {
      if (error instanceof AppError) byCode.set(error.code, (byCode.get(error.code) ?? 0) + 1)
      else crashes.push(`${place}: ${String(error)}`)
    }
  }
  return { tried, accepted, crashes, byCode }
}
