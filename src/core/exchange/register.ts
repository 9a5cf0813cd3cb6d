/** 收发登记: what went out and came in, when, by whom, and what was answered; on screen and as a workbook. */
import type { PartnerPackage } from '../../contract/api/exchange.ts'
import { mediaTypes, type Artifact } from '../../contract/artifact.ts'
import { kindNames, protectionNames, receiptNames } from '../../contract/exchange-words.ts'
import type { SheetSpec } from '../documents/workbook-model.ts'
import { writeWorkbook } from '../documents/write-workbook.ts'
import type { QueryContext } from '../handlers.ts'
import { shownDateTime } from '../local-date.ts'
import { countRows, type RowCounts } from './receipts/repository.ts'
import { readTotals, receiptState, sumOf } from './receipts/totals.ts'
import { readPackages, type RegisteredPackage } from './repository.ts'
import { suggestProtection } from './sending/content.ts'
import { readCards } from './trust/repository.ts'

export async function readRegister({ db }: QueryContext): Promise<PartnerPackage[]> {
  const rows = await readPackages(db)
  const answers = new Map<string, RegisteredPackage>()
  // Newest first, so the first answer found stands.
  for (const row of rows) {
    const place = `${row.direction} ${row.answers}`
    const isInForce = !row.taken_back && row.voided_at === null
    if (row.kind === 'receipt' && isInForce && !answers.has(place)) answers.set(place, row)
  }
  const counts = await countRows(db)
  const cards = new Set((await readCards(db)).flatMap(({ unit, state }) => (state === 'confirmed' ? [unit] : [])))
  return rows.map((row) => {
    const opposite = row.direction === 'sent' ? 'received' : 'sent'
    const answer = answers.get(`${opposite} ${row.hash}`)
    // What a package that went out did not bring in, its receipt says.
    const told = row.direction === 'received' ? row : answer
    const rowCounts = (told === undefined ? undefined : counts.get(told.package_id)) ?? { returned: 0, setAside: 0 }
    return describe(row, answer, { ...rowCounts, cardConfirmed: cards.has(row.unit) })
  })
}

function describe(
  row: RegisteredPackage,
  answer: RegisteredPackage | undefined,
  { returned, setAside, cardConfirmed }: RowCounts & { readonly cardConfirmed: boolean },
): PartnerPackage {
  // A receipt of one's own says what the register knows of the package.
  const totals = readTotals(row.direction === 'received' ? row.totals : (answer?.totals ?? null))
  const sum = totals === null ? null : sumOf(totals)
  return {
    direction: row.direction,
    packageId: row.package_id,
    unit: row.unit,
    unitName: row.unit_name,
    kind: row.kind,
    scope: row.scope,
    protection: row.protection,
    sequence: row.sequence,
    period: row.period,
    at: row.at,
    by: row.actor,
    hash: row.hash,
    fileName: row.file_name,
    rows: row.row_count,
    readBackAt: row.read_back_at,
    voidedAt: row.voided_at,
    takenBack: row.taken_back,
    totals: sum,
    returned,
    // Returned rows hold what the two sides know of people.
    answerProtection: suggestProtection(returned > 0 ? 'personal' : 'public', cardConfirmed),
    receipt:
      answer === undefined || sum === null
        ? null
        : { state: receiptState(sum, setAside), at: answer.at, packageId: answer.package_id },
  }
}

export async function registerWorkbook(context: QueryContext): Promise<Artifact> {
  const packages = await readRegister(context)
  const spec: SheetSpec = {
    name: '收发登记',
    title: `${context.unit.name}收发登记`,
    columns: [
      { label: '方向', width: 8, kind: 'text' },
      { label: '时间', width: 18, kind: 'text' },
      { label: '对方单位', width: 24, kind: 'text' },
      { label: '对方代码', width: 14, kind: 'text' },
      { label: '类别', width: 8, kind: 'text' },
      { label: '期间', width: 10, kind: 'text' },
      { label: '编号', width: 8, kind: 'integer' },
      { label: '范围', width: 10, kind: 'text' },
      { label: '行数', width: 8, kind: 'integer' },
      { label: '加密', width: 16, kind: 'text' },
      { label: '经办人', width: 12, kind: 'text' },
      { label: '回读核对', width: 18, kind: 'text' },
      { label: '回执', width: 12, kind: 'text' },
      { label: '文件', width: 40, kind: 'text' },
      { label: '校验码', width: 68, kind: 'text' },
    ],
    rows: packages.map((each) => [
      each.direction === 'sent'
        ? each.voidedAt === null
          ? '发出'
          : '发出作废'
        : each.takenBack
          ? '收到后撤销'
          : '收到',
      shownDateTime(new Date(each.at)),
      each.unitName,
      each.unit,
      kindNames[each.kind],
      each.period,
      each.sequence,
      each.scope === 'full' ? '完整' : '仅变化',
      each.rows,
      protectionNames[each.protection],
      each.by,
      each.readBackAt === null ? null : shownDateTime(new Date(each.readBackAt)),
      each.receipt === null ? null : receiptNames[each.receipt.state],
      each.fileName,
      each.hash,
    ]),
  }
  return {
    name: `${context.unit.name}收发登记.xlsx`,
    mediaType: mediaTypes.xlsx,
    bytes: await writeWorkbook([spec]),
  }
}
