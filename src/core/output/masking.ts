/**
 * What of a list may be shown in public (公示版): a decision per privacy class, and the masking of numbers by which a
 * person can be reached or identified, wherever they stand. Pure.
 *
 * Sources: 个人信息保护法第六条 (no more than the purpose needs), 第二十五条 (not made public without separate consent),
 * 第二十八条 (sensitive information), 第五十一条 (masking as a safeguard).
 */
import type { LedgerField } from '../../contract/ledgers/index.ts'
import type { CellValue, PrivacyClass, RecordValues } from '../../contract/records/define-record.ts'
import { foldWidth } from '../values/fold.ts'

type Disclosure = 'shown' | 'masked' | 'leftOut'

/** The purpose of 公示 is to say who answers for what: names and posts are shown, what is only about the person is not. */
const disclosures: Readonly<Record<PrivacyClass, Disclosure>> = {
  public: 'shown',
  internal: 'leftOut',
  personal: 'leftOut',
  sensitive: 'leftOut',
}

/** A telephone number is recognised by its last digits; everything else about a person is left out. */
export function disclosureOf({ privacy, type }: Pick<LedgerField, 'privacy' | 'type'>): Disclosure {
  return privacy === 'personal' && type === 'phone' ? 'masked' : disclosures[privacy]
}

export interface MaskedTable {
  readonly fields: readonly LedgerField[]
  readonly rows: readonly RecordValues[]
  /** The columns that were left out, as they are called. */
  readonly leftOut: readonly string[]
}

export function maskTable(fields: readonly LedgerField[], rows: readonly RecordValues[]): MaskedTable {
  const kept = fields.filter((field) => disclosureOf(field) !== 'leftOut')
  return {
    fields: kept,
    rows: rows.map((row) =>
      Object.fromEntries(kept.map((field) => [field.name, maskValue(field, row[field.name] ?? null)])),
    ),
    leftOut: fields.filter((field) => !kept.includes(field)).map((field) => field.label),
  }
}

function maskValue(field: LedgerField, value: CellValue): CellValue {
  if (value === null) return null
  if (disclosureOf(field) === 'masked') return maskPhone(String(value))
  const masked = maskText(String(value))
  return masked === String(value) ? value : masked
}

const hidden = '****'

/** A mobile number keeps its first three and last four digits; anything else that stands in a phone field is hidden. */
export function maskPhone(text: string): string {
  const masked = maskText(text)
  const rest = masked.replaceAll(/\d{3}\*{4}\d{4}/g, '').replaceAll(/[\s、，,;；/／]/g, '')
  return masked !== text && rest === '' ? masked : hidden
}

const digit = '[0-9０-９]'
const gap = '[\\s\\-－—.·]?'
/** Not within a longer number: codes of grids and communities stay as they are. */
const alone = (pattern: string): RegExp => new RegExp(`(?<!${digit})${pattern}(?!${digit})`, 'g')
const mobileNumber = alone(`[1１]${gap}[3-9３-９](?:${gap}${digit}){9}`)
const mobileWithCountry = new RegExp(`[+＋]${gap}[8８]${gap}[6６]${gap}(?=[1１]${gap}[3-9３-９])`, 'g')
const identityNumber = alone(`[1-9１-９](?:${gap}${digit}){16}${gap}[0-9０-９xXｘＸ]`)

/** Hides mobile numbers and identity numbers within any text. */
export function maskText(text: string): string {
  return text
    .replace(mobileWithCountry, '')
    .replace(identityNumber, (number) => `**************${lastFour(number)}`)
    .replace(mobileNumber, (number) => `${plain(number).slice(0, 3)}${hidden}${lastFour(number)}`)
}

function plain(number: string): string {
  return foldWidth(number).replaceAll(/[^0-9xX]/g, '')
}

function lastFour(number: string): string {
  return plain(number).slice(-4)
}
