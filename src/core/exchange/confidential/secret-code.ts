/**
 * Codes that people copy by hand or read over the telephone: 提取码, 恢复码, 搬家码. Four groups of four, `7K3D-9QXM-…`: 75 random
 * bits and a check character. Always drawn, never chosen, so nobody can guess one. Pure; knows no files.
 */

/** Crockford's base 32: no I, L, O, U, which are mistaken for 1, 1, 0, V. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const size = alphabet.length
const drawn = 15

/** `random` returns that many unpredictable bytes. */
export function drawCode(random: (size: number) => Uint8Array): string {
  const values = [...random(drawn)].map((byte) => byte % size)
  return spell([...values, checkValue(values)])
}

/** The code as it was printed, from whatever a person typed; `undefined` when it was copied wrongly. */
export function readCode(text: string): string | undefined {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
  const values = [...letters.replace(/O/g, '0').replace(/[IL]/g, '1')].map((letter) => alphabet.indexOf(letter))
  if (values.length !== drawn + 1 || values.includes(-1)) return undefined
  const rest = values.slice(0, drawn)
  return checkValue(rest) === values[drawn] ? spell(values) : undefined
}

/** Luhn's check for base 32: finds every single wrong character and nearly every pair of swapped neighbours. */
function checkValue(values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => {
    const weighted = (values.length - index) % 2 === 1 ? 2 * value : value
    return total + Math.floor(weighted / size) + (weighted % size)
  }, 0)
  return (size - (sum % size)) % size
}

function spell(values: readonly number[]): string {
  const letters = values.map((value) => alphabet.charAt(value)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
