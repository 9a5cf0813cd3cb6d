/** What every paper of a meeting says about the meeting itself, and the table in which forms show it. Pure. */
import { blank, cell, head, titleBlocks } from '../blocks.ts'
import { officialDate, officialDateTime } from '../chinese-text.ts'
import type { Block, DocModel, Row } from '../doc-model.ts'
import { tableOf } from '../table-layout.ts'

export interface SessionFacts {
  /** 第四季度联席会议. */
  readonly title: string
  /** `2026-11-05T14:30`. */
  readonly heldAt: string
  readonly place: string
  readonly chair: string
  /** `2026-11-05T16:10`, where it is known and matters. */
  readonly endedAt?: string
}

/** A paper that is not issued has no 版记. */
export function formOf(title: string, blocks: readonly Block[]): DocModel {
  return { blocks: [...titleBlocks(title), ...blocks], imprint: null }
}

export type Field = readonly [label: string, value: string]

/** A field takes a row; two of them share one. */
export type FieldRow = readonly [Field] | readonly [Field, Field]

const FIELD_MM = 9
const LABEL = 24
const VALUE = 54

/** Rows of a form with labels in the first and third column. */
export function formTable(rows: readonly Row[]): Block {
  return tableOf({ size: 'normal', columns: [LABEL, VALUE, LABEL, VALUE], headRows: 0, rows })
}

export function fieldRow(fields: FieldRow): Row {
  const span = fields.length === 1 ? 3 : 1
  return { cells: fields.flatMap(([label, value]) => [head(label), cell(value, span)]), minHeightMm: FIELD_MM }
}

/** A field with room to write in by hand. */
export function roomyRow([label, value]: Field, minHeightMm: number): Row {
  return { cells: [head(label), { ...cell(value, 3), fromTop: true }], minHeightMm }
}

export function sessionRows({ title, heldAt, endedAt, place, chair }: SessionFacts): Row[] {
  return [
    fieldRow([['会议名称', title]]),
    fieldRow([['会议时间', period(heldAt, endedAt)]]),
    fieldRow([
      ['会议地点', place],
      ['主 持 人', chair],
    ]),
  ]
}

/** The day is named once. */
function period(heldAt: string, endedAt: string | undefined): string {
  const start = officialDateTime(heldAt)
  return endedAt === undefined ? start : `${start}至${officialDateTime(endedAt).replace(officialDate(heldAt), '')}`
}

/** Room to sign in. */
export const SIGNATURE_MM = 14

/** Where somebody signs: two names side by side, or one. */
export function signatureTable(labels: readonly [string, string]): Block[] {
  const [first, second] = labels
  return [blank, formTable([signatureRow([first, second])])]
}

export function signatureRow([first, second]: readonly [string, string]): Row {
  return { cells: [head(first), cell(''), head(second), cell('')], minHeightMm: SIGNATURE_MM }
}
