/** What the reader makes of a form, held against what was expected of it: columns right, missed, and silently wrong. */
import { ledgers, type LedgerKey } from '../../../src/contract/ledgers/index.ts'
import { readSheet, type ReadSheet, type ReadTable } from '../../../src/core/intake/read-sheet.ts'
import type { SheetModel } from '../../../src/core/intake/sheet-model.ts'
import { parseField } from '../../../src/core/values/parse-field.ts'
import type { ExpectedTable, Form } from './form.ts'

export interface Score {
  readonly name: string
  columns: number
  right: number
  /** A value in a wrong field, a row that is no record, a lost row: each in words. */
  readonly wrong: string[]
  /** What a person would have to do by hand. */
  readonly missed: string[]
}

export function scoreForm(form: Form, sheets: readonly SheetModel[]): Score {
  const score: Score = { name: form.name, columns: 0, right: 0, wrong: [], missed: [] }
  const read = sheets.flatMap(readSheet)
  if (read.length !== form.expected.length)
    score.wrong.push(`${read.length} tables instead of ${form.expected.length}: ${read.map(summary).join(' | ')}`)
  form.expected.forEach((expected, index) => {
    const found = read[index]
    if (found !== undefined) scoreTable(score, expected, found)
  })
  for (const sheet of sheets) scoreRows(score, sheet, read)
  const words = read.flatMap(({ reason, table }) => [reason ?? '', ...(table?.remarks ?? [])]).join('\n')
  const skipped = read.flatMap(({ table }) => table?.skipped.map(({ reason }) => reason) ?? []).join('\n')
  for (const remark of form.remarks ?? [])
    if (!`${words}\n${skipped}`.includes(remark)) score.missed.push(`nothing says “${remark}”`)
  return score
}

const summary = ({ sheet, table, reason }: ReadSheet): string =>
  `${sheet} ${table?.ledger ?? reason} ${table?.columns.map(({ field, title }) => field ?? `(${title})`).join(' ')}`

function scoreTable(score: Score, expected: ExpectedTable, found: ReadSheet): void {
  const fields = expected.fields === '' ? [] : expected.fields.split(' ')
  score.columns += fields.length
  const ledger = found.table?.ledger ?? null
  if (expected.sheet !== undefined && expected.sheet !== found.sheet) score.wrong.push(`sheet ${found.sheet}`)
  if (expected.ledger === null || ledger === null) {
    if (ledger !== null) score.wrong.push(`taken for ${ledger}: ${summary(found)}`)
    else if (expected.ledger !== null) score.missed.push(`not recognised (${found.reason}): ${summary(found)}`)
    else if (found.reason === null) score.wrong.push('nothing says why it was left out')
    return
  }
  if (ledger !== expected.ledger) return void score.wrong.push(`taken for ${ledger}`)
  scoreColumns(score, fields, found)
  // A field that no column was given to is a click for a person, counted above; its values are not wrong, just not there.
  const mapped = fields.filter((name) => name !== '-')
  const given = mapped.map((name) => found.table?.columns.some(({ field }) => field === name) === true)
  const rows = expected.rows.map((row) => row.filter((_, index) => given[index]))
  const { values, refused } = valuesOf(
    ledger,
    found.table,
    mapped.filter((_, index) => given[index]),
  )
  compareRows(score, rows, values)
  const refusals = expected.refused ?? []
  if (refused.join() !== refusals.join())
    score.wrong.push(`rows refused: ${refused.join()} instead of ${refusals.join()}`)
}

function scoreColumns(score: Score, fields: readonly string[], found: ReadSheet): void {
  const columns = found.table?.columns ?? []
  if (columns.length !== fields.length)
    score.missed.push(`${columns.length} columns instead of ${fields.length}: ${summary(found)}`)
  fields.forEach((expected, index) => {
    const column = columns[index]
    const field = column?.field ?? '-'
    if (field === expected) score.right += 1
    else if (field === '-') score.missed.push(`“${column?.title ?? ''}” is not ${expected}`)
    else score.wrong.push(`“${column?.title ?? ''}” became ${field} instead of ${expected}`)
  })
}

type Values = readonly (string | number | null)[]

/** The records as planning would read them, and the numbers of the rows that it would refuse. */
function valuesOf(
  ledger: LedgerKey,
  table: ReadTable | null,
  fields: readonly string[],
): { values: Values[]; refused: number[] } {
  const refused: number[] = []
  const values: Values[] = []
  for (const row of table?.rows ?? []) {
    const cells = fields.map((name) => {
      const column = table?.columns.find(({ field }) => field === name)
      const definition = ledgers[ledger].fields.find((field) => field.name === name)
      if (column === undefined || definition === undefined) return null
      const text = row.cells[column.index] ?? ''
      const kind = row.kinds[column.index] ?? ' '
      if (text === '' && kind !== 'F') return definition.required === true ? undefined : null
      const parsed = parseField(definition, text, kind)
      return parsed.ok ? parsed.value : undefined
    })
    if (cells.includes(undefined)) refused.push(row.number)
    else values.push(cells.map((cell) => cell ?? null))
  }
  return { values, refused }
}

function compareRows(score: Score, expected: readonly Values[], found: readonly Values[]): void {
  const text = (row: Values | undefined): string => JSON.stringify(row)
  for (let at = 0; at < Math.max(expected.length, found.length); at += 1) {
    if (text(expected[at]) !== text(found[at]))
      score.wrong.push(`record ${at + 1}: ${text(found[at])} instead of ${text(expected[at])}`)
  }
}

/** Every row of a sheet that shows something is a record, or is listed with a reason; in no table twice. */
function scoreRows(score: Score, sheet: SheetModel, read: readonly ReadSheet[]): void {
  const tables = read.filter((table) => table.sheet === sheet.name)
  if (tables.every(({ table }) => table === null)) return
  const placed = new Set<number>()
  for (const { table } of tables) {
    const numbers = [...(table?.rows ?? []).map((row) => row.number), ...(table?.skipped ?? []).map(({ row }) => row)]
    if (new Set(numbers).size !== numbers.length) score.wrong.push(`a row of ${sheet.name} stands twice in a table`)
    for (const number of numbers) placed.add(number)
  }
  const lost = sheet.rows.filter(({ number }) => !placed.has(number)).map(({ number }) => number)
  if (lost.length > 0) score.wrong.push(`rows ${lost.join()} of ${sheet.name} are lost`)
}

/** The scores as a table, worst first. */
export function describeScores(scores: readonly Score[]): string {
  const lines = scores
    .filter(({ wrong, missed }) => wrong.length + missed.length > 0)
    .map(
      ({ name, right, columns, wrong, missed }) =>
        `${name}: ${right}/${columns}\n${[...wrong.map((text) => `  WRONG ${text}`), ...missed.map((text) => `  missed ${text}`)].join('\n')}`,
    )
  const { right, columns } = total(scores)
  return [...lines, `${right} of ${columns} columns right in ${scores.length} forms`].join('\n')
}

export function total(scores: readonly Score[]): { right: number; columns: number; wrong: number } {
  const sum = (count: (score: Score) => number): number => scores.reduce((all, score) => all + count(score), 0)
  return {
    right: sum(({ right }) => right),
    columns: sum(({ columns }) => columns),
    wrong: sum(({ wrong }) => wrong.length),
  }
}
