/** What each kind of document puts on paper: reads it and lays it out as sheets. */
import type { OutputDocument } from '../../contract/api/output.ts'
import type { ResponsibilityFinding } from '../../contract/api/responsibility.ts'
import type { ComparedRow, ListVersion } from '../../contract/api/versions.ts'
import { ledgerKeys, ledgers, type LedgerField, type LedgerKey } from '../../contract/ledgers/index.ts'
import { officialDate } from '../documents/chinese-text.ts'
import { comparisonSheet } from '../documents/comparison-sheet.ts'
import { responsibilitySheet } from '../documents/responsibility-sheet.ts'
import { ledgerSheet } from '../documents/ledger-sheets.ts'
import type { SheetSpec } from '../documents/workbook-model.ts'
import type { QueryContext } from '../handlers.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { readAllRows, readPage } from '../ledgers/repository.ts'
import { requireColumn, shapeOf } from '../ledgers/shape.ts'
import { readMap } from '../responsibility/service.ts'
import { compareStates, readIssued } from '../versions/reading.ts'
import { countChanges } from '../versions/rules.ts'
import { describeSelection } from './describe-selection.ts'
import { disclosureOf, maskTable, maskText, maskPhone } from './masking.ts'

export interface Sheets {
  /** How the file is called, without unit and ending. */
  readonly name: string
  readonly sheets: readonly SheetSpec[]
}

export const maskedSuffix = '公示版'

export async function readSheets(context: QueryContext, document: OutputDocument, masked: boolean): Promise<Sheets> {
  switch (document.kind) {
    case 'lists':
      return readLists(context, document.ledgers, masked)
    case 'view':
      return readView(context, document, masked)
    case 'version':
      return readVersionSheet(context, document.id, masked)
    case 'comparison':
      return readComparison(context, document, masked)
    case 'responsibility':
      return readResponsibility(context)
  }
}

async function readLists(context: QueryContext, wanted: readonly LedgerKey[], masked: boolean): Promise<Sheets> {
  const keys = ledgerKeys.filter((key) => wanted.includes(key))
  const sheets = []
  for (const key of keys) sheets.push(await listSheet(context, key, masked))
  const [first] = keys
  return { name: keys.length === 1 && first !== undefined ? ledgers[first].title : '四张清单', sheets }
}

async function listSheet({ db, unit }: QueryContext, key: LedgerKey, masked: boolean): Promise<SheetSpec> {
  const definition = ledgers[key]
  const rows = (await readAllRows(db, definition, unit.code)).map(({ values }) => values)
  const fields = await ledgerFields(db, key)
  if (!masked) return ledgerSheet(definition, rows, unit.name, { fields })
  const table = maskTable(fields, rows)
  return ledgerSheet(definition, table.rows, unit.name, { fields: table.fields, suffix: maskedSuffix })
}

/** Every row that the list shows, not only those on screen. */
const everything = { offset: 0, limit: 10_000_000 } as const

/** @throws AppError invalid_input for a column that the list does not have. */
async function readView(
  { db, unit }: QueryContext,
  { name, rows: request, groupBy, columns }: Extract<OutputDocument, { kind: 'view' }>,
  masked: boolean,
): Promise<Sheets> {
  const definition = ledgers[request.ledger]
  const shape = await shapeOf(db, definition)
  const fields = [...new Set(columns)].map((column) => requireColumn(shape, column).field)
  const { rows } = await readPage(db, shape, { ...request, groupBy, ...everything })
  const values = rows.map((row) => row.values)
  const table = masked ? maskTable(fields, values) : { fields, rows: values }
  const selection = masked ? '' : describeSelection(shape.fields, request)
  const sheet = ledgerSheet(definition, table.rows, unit.name, {
    fields: table.fields,
    groupBy,
    suffix: [name, ...(masked ? [maskedSuffix] : [])].filter((part) => part !== '').join('，'),
    ...(selection === '' ? {} : { note: selection }),
  })
  return { name: name === '' ? definition.title : `${definition.title}-${name}`, sheets: [sheet] }
}

/** As it was issued, with the columns of that day. */
async function readVersionSheet(context: QueryContext, id: string, masked: boolean): Promise<Sheets> {
  const { version, fields, rows } = await readIssued(context, id)
  const definition = ledgers[version.ledger]
  const table = masked ? maskTable(fields, rows) : { fields, rows }
  const edition = `第${version.edition}版`
  const sheet = ledgerSheet(definition, table.rows, context.unit.name, {
    fields: table.fields,
    suffix: masked ? `${edition}，${maskedSuffix}` : edition,
    note: describeVersion(version),
  })
  return { name: `${definition.title}${edition}`, sheets: [sheet] }
}

function describeVersion({ reference, basis, meeting, approvedBy, effectiveOn, issuedOn }: ListVersion): string {
  return [
    `编号：${reference}`,
    `依据：${basis}${meeting === null ? '' : `（${meeting.title}）`}`,
    ...(approvedBy === '' ? [] : [`批准：${approvedBy}`]),
    `发布：${officialDate(issuedOn)}`,
    `施行：${officialDate(effectiveOn)}`,
  ].join('　')
}

async function readComparison(
  context: QueryContext,
  pair: Extract<OutputDocument, { kind: 'comparison' }>,
  masked: boolean,
): Promise<Sheets> {
  const { from, to, fields, ...compared } = await compareStates(context, pair)
  const rows = masked ? maskComparison(fields, compared.rows) : compared.rows
  const { title } = ledgers[pair.ledger]
  const { added, changed, removed } = countChanges(rows)
  const later = to === null ? '现行内容' : `第${to.edition}版${to.reference}`
  const sheet = comparisonSheet({
    title: `${context.unit.name}${title}对照表${masked ? `（${maskedSuffix}）` : ''}`,
    note: `第${from.edition}版${from.reference}与${later}对照：新增 ${added} 条，修改 ${changed} 条，删除 ${removed} 条。`,
    rows,
  })
  return { name: `${title}对照表`, sheets: [sheet] }
}

function maskComparison(fields: readonly LedgerField[], rows: readonly ComparedRow[]): ComparedRow[] {
  const shown = new Map(fields.map((field) => [field.name, disclosureOf(field)]))
  return rows.flatMap((row) => {
    const changes = row.changes
      .filter(({ field }) => shown.get(field) !== 'leftOut')
      .map((change) => {
        const mask = shown.get(change.field) === 'masked' ? maskFilled : maskText
        return { ...change, before: mask(change.before), after: mask(change.after) }
      })
    const reasons = row.reasons.map((reason) => ({ ...reason, reason: maskText(reason.reason) }))
    return changes.length === 0 ? [] : [{ ...row, name: maskText(row.name), changes, reasons }]
  })
}

function maskFilled(text: string): string {
  return text === '' ? '' : maskPhone(text)
}

async function readResponsibility(context: QueryContext): Promise<Sheets> {
  const { findings } = await readMap(context)
  const note = `共 ${findings.length} 条，其中盲区 ${countOf(findings, 'gap')} 条、交叉 ${countOf(findings, 'overlap')} 条、要素不全 ${countOf(findings, 'incomplete')} 条。`
  const sheet = responsibilitySheet(`${context.unit.name}责任盲区和交叉清单`, note, findings)
  return { name: '责任盲区和交叉清单', sheets: [sheet] }
}

function countOf(findings: readonly ResponsibilityFinding[], kind: ResponsibilityFinding['kind']): number {
  return findings.filter((finding) => finding.kind === kind).length
}
