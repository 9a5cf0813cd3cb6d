/**
 * Finds in a text by what a person can be identified or reached: identity, telephone and bank card numbers, licence plates. For
 * the check before minutes are made public (个人信息保护法第二十五条、第五十一条). Pure; a finding is for a person to judge, nothing
 * is changed.
 */
import { maskPhone, maskText } from '../output/masking.ts'
import { hasCardCheck, hasIdentityCheck, isBirthDay, isCreditCode } from './checksums.ts'
import { digitChains, seeThrough, type Chain, type SeenText } from './number-groups.ts'

export type PersonalDataKind = 'identity' | 'mobile' | 'landline' | 'bankCard' | 'plate'

export interface PersonalDataFinding {
  readonly kind: PersonalDataKind
  /** What it is called; says what is doubtful about it. */
  readonly label: string
  /** false: has the form, but may be something else. */
  readonly certain: boolean
  /** As it stands in the text, from `start` to before `end` in UTF-16 units. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly masked: string
}

export function findPersonalData(text: string): readonly PersonalDataFinding[] {
  const seen = seeThrough(text)
  const spans = [...digitChains(seen).flatMap((chain) => numbersIn(chain, seen)), ...platesIn(seen)]
  return spans
    .map(({ start, end, ...what }) => {
      const from = seen.places[start] ?? 0
      const to = (seen.places[end - 1] ?? 0) + 1
      return { ...what, text: text.slice(from, to), start: from, end: to }
    })
    .sort((one, other) => one.start - other.start)
}

interface Recognised {
  readonly kind: PersonalDataKind
  readonly label: string
  readonly certain: boolean
  readonly masked: string
}

/** Places in the text as it was seen. */
interface Span extends Recognised {
  readonly start: number
  readonly end: number
}

/** A candidate: the groups of digits that may be one number, and what stands around them. */
interface Candidate {
  readonly digits: string
  /** Length of each group. */
  readonly sizes: readonly number[]
  readonly before: string
  readonly after: string
}

const LONGEST_NUMBER = 19
const CONTEXT = 8

/** From each group on, the longest run of groups that is a number of some kind. */
function numbersIn(chain: Chain, seen: SeenText): readonly Span[] {
  const spans: Span[] = []
  for (let first = 0; first < chain.length;) {
    const found = longestFrom(chain, first, seen.plain)
    if (found !== null) spans.push(found.span)
    first = found === null ? first + 1 : found.next
  }
  return spans
}

function longestFrom(chain: Chain, first: number, plain: string): { span: Span; next: number } | null {
  for (let next = Math.min(chain.length, first + LONGEST_NUMBER); next > first; next -= 1) {
    const groups = chain.slice(first, next)
    const start = groups[0]?.start ?? 0
    const end = groups.at(-1)?.end ?? 0
    const candidate = {
      digits: groups.map(({ digits }) => digits).join(''),
      sizes: groups.map(({ digits }) => digits.length),
      before: plain.slice(Math.max(0, start - CONTEXT), start),
      after: plain.slice(end, end + CONTEXT),
    }
    const recognised = recognise(candidate)
    if (recognised !== null) return { span: { ...recognised, start: withBracket(plain, start, end), end }, next }
  }
  return null
}

/** `(0571)…`: the opening bracket belongs to the number whose closing one does. */
function withBracket(plain: string, start: number, end: number): number {
  return plain.slice(start, end).includes(')') && plain.charAt(start - 1) === '(' ? start - 1 : start
}

function recognise(candidate: Candidate): Recognised | null {
  if (candidate.digits.length > LONGEST_NUMBER) return null
  for (const recogniser of [identity, bankCard, oldIdentity, mobile, landline, localNumber]) {
    const recognised = recogniser(candidate)
    if (recognised !== null) return recognised
  }
  return null
}

/** Parts of one number are long; short ones are dates, rows of figures, reference numbers. Or each digit stands apart. */
function isOnePiece({ sizes }: Candidate): boolean {
  return sizes.length === 1 || sizes.every((size) => size > 2) || sizes.every((size) => size === 1)
}

/** GB 11643-1999: six digits of the region, eight of the day of birth, three of the order, one check character. */
function identity(candidate: Candidate): Recognised | null {
  const { digits } = candidate
  if (!/^[1-9]\d{16}[\dX]$/.test(digits) || !isOnePiece(candidate) || !isBirthDay(digits.slice(6, 14))) return null
  const masked = keepLastFour(digits)
  if (hasIdentityCheck(digits)) return { kind: 'identity', label: '身份证号', certain: true, masked }
  return isCreditCode(digits) ? null : { kind: 'identity', label: '身份证号（校验位不符）', certain: false, masked }
}

/**
 * The form before 1999 has two digits of the year of birth. Codes of grids have as many digits, and those of streets begin with 0, of towns
 * with 1 to 3 (GB/T 10114): a year before 1935 is taken for a code.
 */
function oldIdentity(candidate: Candidate): Recognised | null {
  const { digits } = candidate
  const [, year = '', rest = ''] = /^[1-9]\d{5}(\d{2})(\d{4})\d{3}$/.exec(digits) ?? []
  if (Number(year) < 35 || !isOnePiece(candidate) || !isBirthDay(`19${year}${rest}`)) return null
  return { kind: 'identity', label: '身份证号（15 位旧号）', certain: false, masked: keepLastFour(digits) }
}

/** Cards of banks in China begin with 62, those of international schemes with 3 to 6, older local ones with 9. */
function bankCard({ digits, sizes }: Candidate): Recognised | null {
  const printed = sizes.length === 1 || sizes.slice(0, -1).every((size) => size === 4) || sizes[0] === 6
  if (!printed || !/^[34569]\d{15,18}$/.test(digits) || isCreditCode(digits) || !hasCardCheck(digits)) return null
  return { kind: 'bankCard', label: '银行卡号', certain: true, masked: keepLastFour(digits) }
}

const amount = /^ ?(?:多|余)?(?:元|万|亿|吨|米|平方|㎡|%|户|人)/

/** Eleven digits from 13 to 19, perhaps after the code of the country. */
function mobile(candidate: Candidate): Recognised | null {
  const number = /^(?:(?:00)?86)?(1[3-9]\d{9})$/.exec(candidate.digits)?.[1]
  if (number === undefined || !isOnePiece(candidate) || amount.test(candidate.after)) return null
  return { kind: 'mobile', label: '手机号码', certain: true, masked: maskText(number) }
}

/** Area codes of three digits are followed by eight, those of four by seven or eight. */
function landline(candidate: Candidate): Recognised | null {
  const { digits, sizes } = candidate
  const area = /^(0(?:10|2\d))[2-9]\d{7}$/.exec(digits)?.[1] ?? /^(0[3-9]\d{2})[2-9]\d{6,7}$/.exec(digits)?.[1]
  if (area === undefined || !isOnePiece(candidate) || amount.test(candidate.after)) return null
  return { kind: 'landline', label: '固定电话', certain: sizes[0] === area.length, masked: maskPhone(digits) }
}

/** Seven or eight digits are a telephone number only where the text says so. */
function localNumber({ digits, sizes, before }: Candidate): Recognised | null {
  const said = /(?:电话|座机|传真)(?:号码|号)?[为是]?[: ]*$/.test(before)
  if (!said || sizes.length > 2 || !/^[2-9]\d{6,7}$/.test(digits)) return null
  return { kind: 'landline', label: '固定电话', certain: false, masked: maskPhone(digits) }
}

function keepLastFour(number: string): string {
  return `${'*'.repeat(number.length - 4)}${number.slice(-4)}`
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** GA 36-2018: five signs without I and O, three of them digits at least; six for new energy, a letter of its kind first or last. */
const plate = new RegExp(
  `[${provinces}][A-HJ-Z][ ·•-]?(?:` +
    '[A-HJK][0-9A-HJ-NP-Z][0-9]{4}|[0-9]{5}[A-HJK]|(?=(?:[A-Z]*[0-9]){3})[0-9A-HJ-NP-Z]{4}[0-9A-HJ-NP-Z挂学警港澳试超领使]' +
    ')(?![0-9A-Z])',
  'gi',
)

function platesIn({ plain }: SeenText): readonly Span[] {
  return [...plain.matchAll(plate)].map(({ 0: found, index }) => ({
    kind: 'plate',
    label: '车牌号',
    certain: true,
    masked: `${found.slice(0, 2)}***${found.slice(-2)}`.toUpperCase(),
    start: index,
    end: index + found.length,
  }))
}
