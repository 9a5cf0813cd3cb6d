/**
 * Which ledger a table is, and which column holds which field, by the titles that the ledger definitions know and by
 * what stands below them. Pure. What is uncertain stays unassigned: a wrong column is worse than a missing one.
 */
import type { LedgerDefinition, LedgerField, LedgerKey } from '../../contract/ledgers/index.ts'
import { people } from '../../contract/ledgers/people.ts'
import { bandFields, contradicts, fieldByContent } from './column-content.ts'
import type { FormColumn, FormRow, FormTable } from './form-table.ts'
import { normaliseTitle, withoutBrackets } from './titles.ts'

export interface RecognisedColumn extends FormColumn {
  /** Titles from top to bottom, joined with `/`. */
  readonly title: string
  readonly field: string | null
}

export interface Recognition {
  readonly ledger: LedgerKey
  readonly columns: readonly RecognisedColumn[]
  /** What could not be told apart. */
  readonly remarks: readonly string[]
}

interface Candidate {
  readonly ledger: LedgerDefinition
  /** Field name by column index. */
  readonly fields: ReadonlyMap<number, string>
  readonly doubts: readonly Doubt[]
  readonly score: number
}

/** Fields that stand in every list and so tell no list from another. */
const commonFields = new Set(['position', 'remarks'])
/** A person is recognised by the name and one of these, whatever else the roster leaves out. */
const peopleEvidence = ['role', 'gridName', 'gridCode', 'communityName', 'phone']
/** Of an attendance sheet, though it has names and telephones. */
const SIGNED = /^(签到|签名|签字|本人签名|签收)/
const SHEET_NAME_BONUS = 1.5
const TITLE_BONUS = 1
const MIN_FIELDS = 3
/** Two ledgers closer than this are in doubt: it is the difference of two synonyms. */
const MARGIN = 0.25

export function recogniseTable(
  table: FormTable,
  sheetName: string,
  ledgers: Readonly<Record<LedgerKey, LedgerDefinition>>,
): Recognition | null {
  const [best, ...rivals] = rankLedgers(table, sheetName, Object.values(ledgers))
  if (best === undefined || rivals.length > 0) return null
  const columns = table.columns.map((column) => ({
    ...column,
    title: column.titles.join('/'),
    field: best.fields.get(column.index) ?? null,
  }))
  return { ledger: best.ledger.key, columns, remarks: best.doubts.map(describeDoubt) }
}

/** Why a table was not recognised, for the clerk. */
export function unrecognisedReason(
  table: FormTable,
  sheetName: string,
  ledgers: Readonly<Record<LedgerKey, LedgerDefinition>>,
): string {
  const ranked = rankLedgers(table, sheetName, Object.values(ledgers))
  const titles = ranked.map(({ ledger }) => `“${ledger.title}”`)
  if (titles.length > 1) return `表头同时像${titles.join('和')}，请把工作表改成清单的名称后再导入`
  for (const ledger of Object.values(ledgers)) {
    const { doubts } = matchWithDoubts(table.columns, ledger.fields, table.rows)
    const doubt = doubts.find(({ field }) => field.required === true)
    if (doubt !== undefined) return describeDoubt(doubt)
  }
  return '表头不像四张清单中的任何一张'
}

/** The best ledger, and those that are as good as it. */
function rankLedgers(table: FormTable, sheetName: string, ledgers: readonly LedgerDefinition[]): Candidate[] {
  const candidates = ledgers
    .map((ledger) => rankLedger(table, sheetName, ledger))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.score - a.score)
  return candidates.filter(({ score }) => score > (candidates[0]?.score ?? 0) - MARGIN)
}

function rankLedger(table: FormTable, sheetName: string, ledger: LedgerDefinition): Candidate | null {
  const { matches, doubts } = matchWithDoubts(table.columns, ledger.fields, table.rows)
  const fromBands = bandFields(ledger, table, new Set(matches.map(({ field }) => field)))
  const found = new Set([...matches.map(({ field }) => field), ...fromBands.values()])
  const telling = matches.filter(({ field }) => !commonFields.has(field))
  const names = [ledger.title, ...ledger.sheetNames].map(normaliseTitle)
  const inSheetName = names.some((name) => normaliseTitle(sheetName).includes(name))
  const inTitle = names.some((name) => normaliseTitle(table.title).includes(name))
  if (!ledger.fields.every(({ name, required }) => required !== true || found.has(name))) return null
  const isEnough =
    ledger.key === people.key
      ? peopleEvidence.some((name) => found.has(name)) && !isAttendance(table, found)
      : telling.length >= (inSheetName || inTitle ? MIN_FIELDS - 1 : MIN_FIELDS)
  if (!isEnough) return null
  const evidence = matches.reduce((sum, { field, strength }) => sum + (commonFields.has(field) ? 0.1 : 1) * strength, 0)
  return {
    ledger,
    fields: new Map([...matches.map(({ column, field }): [number, string] => [column, field]), ...fromBands]),
    doubts,
    score: evidence + (inSheetName ? SHEET_NAME_BONUS : 0) + (inTitle ? TITLE_BONUS : 0),
  }
}

const isAttendance = (table: FormTable, found: ReadonlySet<string>): boolean =>
  !['role', 'gridName', 'gridCode'].some((name) => found.has(name)) &&
  table.columns.some(({ titles }) => SIGNED.test(normaliseTitle(titles.at(-1) ?? '')))

interface Match {
  readonly column: number
  readonly field: string
  readonly strength: number
}

/** Columns of one title: which of them is meant is for a person to say. */
interface Doubt {
  readonly field: LedgerField
  readonly columns: readonly FormColumn[]
}

const describeDoubt = ({ field, columns }: Doubt): string =>
  `有${columns.length === 2 ? '两' : ` ${columns.length} `}栏都叫“${columns[0]?.titles.at(-1) ?? ''}”（${columns.map(({ letters }) => letters).join('、')}），分不清哪一栏是“${field.label}”，都没有用`

/** The strongest matches first; each column and each field is given away once. */
export function matchColumns(
  columns: readonly FormColumn[],
  fields: readonly LedgerField[],
  rows: readonly FormRow[] = [],
): Match[] {
  return matchWithDoubts(columns, fields, rows).matches
}

function matchWithDoubts(
  columns: readonly FormColumn[],
  fields: readonly LedgerField[],
  rows: readonly FormRow[],
): { matches: Match[]; doubts: Doubt[] } {
  const possible: Match[] = []
  for (const column of columns) {
    if (column.derived === 'band') continue
    const titles = titleForms(column.titles)
    for (const titled of fields) {
      const strength = matchStrength(titles, titled)
      if (strength === 0) continue
      const field = fieldByContent(titled, fields, rows, column.index)
      if (!contradicts(field, rows, column.index)) possible.push({ column: column.index, field: field.name, strength })
    }
  }
  const doubts = findDoubts(columns, fields, possible)
  const inDoubt = new Set(doubts.flatMap((doubt) => doubt.columns.map(({ index }) => `${index} ${doubt.field.name}`)))
  const certain = possible.filter(({ column, field }) => !inDoubt.has(`${column} ${field}`))
  certain.sort((a, b) => b.strength - a.strength || a.column - b.column)
  const taken = new Set<number | string>()
  const matches = certain.filter(({ column, field }) => {
    if (taken.has(column) || taken.has(field)) return false
    taken.add(column)
    taken.add(field)
    return true
  })
  return { matches, doubts }
}

/** Fields for which several columns of the very same titles are the best. */
function findDoubts(
  columns: readonly FormColumn[],
  fields: readonly LedgerField[],
  possible: readonly Match[],
): Doubt[] {
  const titlesOf = (column: FormColumn): string => column.titles.map(normaliseTitle).join('/')
  return fields.flatMap((field) => {
    const matches = possible.filter((match) => match.field === field.name)
    const strongest = Math.max(0, ...matches.map(({ strength }) => strength))
    const best = columns.filter(({ index }) =>
      matches.some(({ column, strength }) => column === index && strength === strongest),
    )
    const [first] = best
    const same = best.filter((column) => first !== undefined && titlesOf(column) === titlesOf(first))
    return same.length > 1 ? [{ field, columns: same }] : []
  })
}

interface TitleForm {
  readonly text: string
  readonly weight: number
}

/** A column's own title counts most, then with its parent titles joined; without what stands in brackets, less. */
function titleForms(titles: readonly string[]): TitleForm[] {
  const normalised = titles.map(normaliseTitle)
  const last = normalised.at(-1)
  if (last === undefined) return []
  const forms = [
    { text: last, weight: 1 },
    { text: normalised.join('/'), weight: 0.95 },
    { text: normalised.join(''), weight: 0.95 },
    { text: withoutBrackets(last), weight: 0.9 },
    { text: normalised.map(withoutBrackets).join(''), weight: 0.85 },
  ]
  return forms.filter(({ text }) => text !== '')
}

function matchStrength(titles: readonly TitleForm[], field: LedgerField): number {
  const label = normaliseTitle(field.label)
  const synonyms = field.synonyms.map(normaliseTitle)
  let strength = 0
  for (const { text, weight } of titles) {
    if (text === label) strength = Math.max(strength, weight)
    else if (synonyms.includes(text)) strength = Math.max(strength, weight * 0.9)
  }
  return strength
}
