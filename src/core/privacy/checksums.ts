/** Check characters of numbers that identify people and organisations. Pure; each takes plain half-width text. */

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const identityChecks = '10X98765432'

/** GB 11643-1999: ISO 7064, MOD 11-2. */
export function hasIdentityCheck(number: string): boolean {
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0)
  return identityChecks.charAt(sum % 11) === number.charAt(17)
}

/** A day of birth within the number: YYYYMMDD that exists, in the two centuries in question. */
export function isBirthDay(digits: string): boolean {
  const [, year = '', month = '', day = ''] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(digits) ?? []
  if (year === '') return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** ISO/IEC 7812-1, annex B (Luhn). */
export function hasCardCheck(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number.charAt(number.length - 1 - index))
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100-2015: 统一社会信用代码, which may consist of digits only. */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9][1-39]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += creditAlphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}
