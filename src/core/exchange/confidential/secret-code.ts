/**
 * Codes that people copy by hand or read over the telephone: 提取码, 搬家码, a line of the 恢复单. Four groups of four, `7K3D-9QXM-…`: 75 bits
 * and a check character. Secrets of this kind are drawn, never chosen, so nobody can guess one. Pure; knows no files.
 */

/** Crockford's base 32: no I, L, O, U, which are mistaken for 1, 1, 0, V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const size = alphabet.length

/** How many values from 0 to 31 a code carries beside its check character. */
export const valuesInCode = 15

/** `random` returns that many unpredictable bytes. */
export function drawCode(random: (size: number) => Uint8Array): string {
  return writeCode(Array.from(random(valuesInCode), (byte) => byte % size))
}

/** The code as it was printed, from whatever a person typed; `undefined` when it was copied wrongly. */
export function readCode(text: string): string | undefined {
  const values = readCodeValues(text)
  return values === undefined ? undefined : writeCode(values)
}

export function writeCode(values: readonly number[]): string {
  const letters = [...values, checkValue(values)].map((value) => alphabet.charAt(value)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

export function readCodeValues(text: string): readonly number[] | undefined {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const values = Array.from(letters, (letter) => alphabet.indexOf(letter))
  if (values.length !== valuesInCode + 1 || values.includes(-1)) return undefined
  const carried = values.slice(0, valuesInCode)
  return checkValue(carried) === values[valuesInCode] ? carried : undefined
}

/** Luhn's check for base 32: finds every single wrong character and nearly every pair of swapped neighbours. */
function checkValue(values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => {
    const weighted = (values.length - index) % 2 === 1 ? 2 * value : value
    return total + Math.floor(weighted / size) + (weighted % size)
  }, 0)
  return (size - (sum % size)) % size
}
