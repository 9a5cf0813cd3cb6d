/** What was counted when a month was reported, as the text that is kept, and back. Pure. */
import { z } from 'zod'
import { factKeys, isFactKey, type Counts } from '../../contract/indicators/facts.ts'
import type { ReportPlace } from './roll-up.ts'

export interface KeptReport {
  readonly period: string
  readonly takenOn: string
  readonly counts: ReadonlyMap<string, Counts>
}

const content = z.strictObject({
  places: z.array(z.tuple([z.string(), z.string(), z.record(z.string(), z.number())])),
})

/** The same figures give the same text, whenever they are counted. */
export function writeSnapshot(places: readonly ReportPlace[]): string {
  return JSON.stringify({
    places: places.map(({ key, name, counts }) => [
      key,
      name,
      Object.fromEntries(factKeys.flatMap((fact) => (counts[fact] === undefined ? [] : [[fact, counts[fact]]]))),
    ]),
  })
}

/** A fact that this version of the program does not know any more is left out. */
export function readSnapshot(period: string, takenOn: string, text: string): KeptReport {
  const { places } = content.parse(JSON.parse(text))
  return {
    period,
    takenOn,
    counts: new Map(
      places.map(([key, , counts]) => [
        key,
        Object.fromEntries(Object.entries(counts).filter(([fact]) => isFactKey(fact))),
      ]),
    ),
  }
}
