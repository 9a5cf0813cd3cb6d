/** How Chinese characters are read: every reading without tones, ü as v, and the readings that only surnames have. */
import { pinyin, polyphonic } from 'pinyin-pro'

const known = new Map<string, readonly string[]>()

/** All readings of one character; none when it is not Chinese. */
export function readingsOf(char: string): readonly string[] {
  let readings = known.get(char)
  if (readings === undefined) {
    readings = lookUp(char)
    known.set(char, readings)
  }
  return readings
}

function lookUp(char: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(char)) return []
  const options = { toneType: 'none', type: 'array', v: true } as const
  const usual = polyphonic(char, options).flat()
  const ofSurname = pinyin(char, { ...options, surname: 'all' })
  // The library answers a character that it does not know with the character itself.
  return [...new Set([...usual, ...ofSurname])].filter((reading) => /^[a-z]+$/.test(reading))
}
