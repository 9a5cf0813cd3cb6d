/**
 * Where the tables of a new edition of a form are. What a person has said of a place stays as far as the form itself has
 * not changed there since: whether it has is seen by what would be guessed of the old edition. Pure.
 */
import { levelNames } from '../../contract/indicators/facts.ts'
import type { FormMapping, FormTable } from '../../contract/indicators/form-mapping.ts'
import { tableMisfit } from '../../contract/indicators/mapping-fit.ts'
import type { OpenedForm } from './open-form.ts'
import { proposeTable, sheetExtents } from './propose-table.ts'

type Place = Pick<FormTable, 'sheet' | 'lines' | 'labelColumn' | 'communityColumn' | 'from' | 'to'>

export interface KeptPlaces {
  /** The guess, with its tables where they were said to be. */
  readonly mapping: FormMapping
  /** What could not be kept, in words. */
  readonly changes: readonly string[]
}

/** @param before what would be guessed of the edition to which the known mapping belongs. */
export function keepPlaces(
  form: OpenedForm,
  guessed: FormMapping,
  known: FormMapping,
  before: FormMapping,
): KeptPlaces {
  const kept = guessed.tables.map((table) => keepPlace(form, table, recognisedOn(table.sheet, known), before))
  return {
    mapping: { ...guessed, tables: kept.map(({ table }) => table) },
    changes: kept.flatMap(({ change }) => (change === null ? [] : [change])),
  }
}

const recognisedOn = (sheet: string, { tables }: FormMapping): FormTable | undefined =>
  tables.find((table) => table.sheet === sheet && table.added !== true)

function keepPlace(
  form: OpenedForm,
  guess: FormTable,
  known: FormTable | undefined,
  before: FormMapping,
): { readonly table: FormTable; readonly change: string | null } {
  if (known === undefined) return { table: guess, change: null }
  const was = recognisedOn(guess.sheet, before) ?? guess
  const wanted = wantedPlace(guess, known, was)
  const table = isSamePlace(wanted, guess) ? guess : (tableThere(form, wanted) ?? guess)
  // Rows of which nobody has said anything follow the form; of what the lines are, every change is said.
  const follows = known.from === was.from && known.to === was.to
  const isAsKnown = isSamePlace(table, follows ? { ...known, from: table.from, to: table.to } : known)
  const change = `“${guess.sheet}”的表格原来是${placeInWords(known)}，现在是${placeInWords(table)}`
  return { table, change: isAsKnown ? null : change }
}

function wantedPlace(guess: FormTable, known: FormTable, was: FormTable): Place {
  const pick = <K extends keyof Place>(key: K): Place[K] => (guess[key] === was[key] ? known[key] : guess[key])
  const communityColumn = pick('communityColumn')
  return {
    sheet: guess.sheet,
    lines: pick('lines'),
    labelColumn: pick('labelColumn'),
    from: pick('from'),
    to: pick('to'),
    ...(communityColumn === undefined ? {} : { communityColumn }),
  }
}

function isSamePlace(left: Place, right: Place): boolean {
  const keys = ['lines', 'labelColumn', 'communityColumn', 'from', 'to'] as const
  return keys.every((key) => left[key] === right[key])
}

/** With the columns that its head has now; null where it does not fit the form. */
function tableThere(form: OpenedForm, { sheet, lines, ...at }: Place): FormTable | null {
  if (tableMisfit({ sheet, ...at, columns: [] }, sheetExtents(form)) !== null) return null
  const asked = { sheet, lines, columns: [] }
  const titled = proposeTable(form, { ...asked, at: null, before: at.from })
  const place = { sheet, lines, ...at }
  return titled !== null && isSamePlace({ ...titled, from: at.from, to: at.to }, place)
    ? { ...titled, from: at.from, to: at.to }
    : proposeTable(form, { ...asked, at, before: null })
}

function placeInWords({ lines, labelColumn, communityColumn, from, to }: Place): string {
  const community = communityColumn === undefined ? '' : `、社区在 ${communityColumn} 列`
  return `每行一个${levelNames[lines]}、名称在 ${labelColumn} 列${community}、第 ${from} 至 ${to} 行`
}
