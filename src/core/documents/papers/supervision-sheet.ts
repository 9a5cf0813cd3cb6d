/** 督办单: to one unit, what it has to do by when, with room for its answer. Pure. */
import { blank, cell, centred, head, text, titleBlocks } from '../blocks.ts'
import { dateInColumn, officialDate } from '../chinese-text.ts'
import type { Block, DocModel, Row } from '../doc-model.ts'
import { signed } from '../signature.ts'
import { tableOf } from '../table-layout.ts'
import { SIGNATURE_MM } from './session.ts'

export interface SupervisedItem {
  readonly content: string
  /** The meeting that decided it. */
  readonly meeting: string
  readonly leadUnit: string
  readonly supportingUnits: readonly string[]
  /** ISO date, null for a standing decision. */
  readonly deadline: string | null
  /** What proves that it is done. */
  readonly requirement: string
}

export interface SupervisionFacts {
  readonly unitName: string
  /** 〔2026〕3号. */
  readonly number: string
  readonly recipient: string
  readonly items: readonly SupervisedItem[]
  /** ISO date by which the unit has to answer, null where the deadlines of the items say it. */
  readonly replyBy: string | null
  readonly issuedOn: string
}

const COLUMNS = [11, 34, 20, 26, 23, 20, 22] as const
const HEADS = ['序号', '议定事项', '会议', '牵头/协办', '完成时限', '办理要求', '办理情况'] as const
const REPLY_MM = 18

export function layoutSupervisionSheet(facts: SupervisionFacts): DocModel {
  const { unitName, number, recipient, items, issuedOn } = facts
  return {
    blocks: [
      ...signed(
        [
          ...titleBlocks(`${unitName}督办单`),
          text('issueNumber', number),
          blank,
          text('flush', `${recipient}：`),
          text('body', request(facts)),
        ],
        unitName,
        officialDate(issuedOn),
      ),
      blank,
      itemsTable(items),
    ],
    imprint: null,
  }
}

function request({ items, replyBy }: SupervisionFacts): string {
  const by = replyBy === null ? '按完成时限' : `于${officialDate(replyBy)}前`
  return `以下${items.length}项会议议定事项需由你单位牵头或者协助办理，请抓紧落实，并${by}填写办理情况反馈。`
}

function itemsTable(items: readonly SupervisedItem[]): Block {
  const rows: Row[] = items.map((item, index) => ({
    cells: [
      centred(String(index + 1)),
      cell(item.content),
      cell(item.meeting),
      cell(unitsOf(item)),
      centred(item.deadline === null ? '长期' : dateInColumn(item.deadline)),
      cell(item.requirement),
      cell(''),
    ],
    minHeightMm: REPLY_MM,
  }))
  const signing: Row = {
    cells: [head('承办人签字', 2), cell('', 2), head('负责人签字'), cell('', 2)],
    minHeightMm: SIGNATURE_MM,
  }
  const headRow: Row = { cells: HEADS.map((name) => head(name)) }
  return tableOf({ size: 'small', columns: COLUMNS, headRows: 1, rows: [headRow, ...rows, signing] })
}

function unitsOf({ leadUnit, supportingUnits }: SupervisedItem): string {
  const supporting = supportingUnits.filter((unit) => unit.trim() !== '')
  return [`牵头：${leadUnit}`, ...(supporting.length === 0 ? [] : [`协办：${supporting.join('、')}`])].join('\n')
}
