/**
 * 结转单: the receipt of a closing. What was open when the meeting closed, and what became of each item; the counts are
 * taken from the items, so that what came in is what went out. Pure.
 */
import { blank, cell, centred, head, text } from '../blocks.ts'
import { dateInColumn, officialDate } from '../chinese-text.ts'
import type { Block, Cell, DocModel, Row } from '../doc-model.ts'
import { meetingName } from '../draft-minutes.ts'
import { tableOf } from '../table-layout.ts'
import { formOf, signatureTable, type SessionFacts } from './session.ts'

export const closingOutcomes = ['办结', '结转', '转督办', '撤销'] as const

export type ClosingOutcome = (typeof closingOutcomes)[number]

export interface ClosedItem {
  readonly content: string
  /** The meeting that decided it. */
  readonly meeting: string
  /** Whether an earlier meeting left it open, or this one decided it. */
  readonly isCarriedIn: boolean
  readonly leadUnit: string
  readonly deadline: string | null
  readonly outcome: ClosingOutcome
  readonly reason: string
}

export interface CarryOverFacts {
  readonly session: SessionFacts
  /** ISO date. */
  readonly closedOn: string
  readonly closedBy: string
  readonly items: readonly ClosedItem[]
}

export function layoutCarryOverReceipt({ session, closedOn, closedBy, items }: CarryOverFacts): DocModel {
  const name = meetingName(session.title)
  return formOf(`${name}结转单`, [
    text(
      'body',
      `${name}于${officialDate(closedOn)}由${closedBy}关闭。关闭时未办结的议定事项${items.length}项，去向如下：`,
    ),
    countsTable(items),
    ...(items.length === 0 ? [] : [blank, itemsTable(items)]),
    ...signatureTable(['经办人签字', '负责人签字']),
  ])
}

/** What came in above, what went out below; both sums are shown. */
function countsTable(items: readonly ClosedItem[]): Block {
  const count = (keep: (item: ClosedItem) => boolean, span = 1): Cell => centred(`${items.filter(keep).length}项`, span)
  const rowOf = (label: string, cells: readonly Cell[]): Row => ({
    cells: [head(label), ...cells, head('合计'), centred(`${items.length}项`)],
  })
  const incoming = [
    head('往次结转', 2),
    count((item) => item.isCarriedIn, 2),
    head('本次议定', 2),
    count((item) => !item.isCarriedIn, 2),
  ]
  const outgoing = closingOutcomes.flatMap((outcome) => [head(outcome), count((item) => item.outcome === outcome)])
  return tableOf({
    size: 'normal',
    columns: [14, 13, 14, 13, 14, 17, 14, 13, 14, 14, 16],
    headRows: 0,
    rows: [rowOf('转入', incoming), rowOf('转出', outgoing)],
  })
}

const COLUMNS = [11, 36, 22, 24, 21, 15, 27] as const
const HEADS = ['序号', '议定事项', '会议', '责任单位', '完成时限', '去向', '说明'] as const

function itemsTable(items: readonly ClosedItem[]): Block {
  const rows: Row[] = items.map((item, index) => ({
    cells: [
      centred(String(index + 1)),
      cell(item.content),
      cell(item.meeting),
      cell(item.leadUnit),
      centred(item.deadline === null ? '长期' : dateInColumn(item.deadline)),
      centred(item.outcome),
      cell(item.reason),
    ],
  }))
  const headRow: Row = { cells: HEADS.map((name) => head(name)) }
  return tableOf({ size: 'small', columns: COLUMNS, headRows: 1, rows: [headRow, ...rows] })
}
