/** 会议议程: what comes when, and who presents it. Pure. */
import { blank, cell, centred, head } from '../blocks.ts'
import type { DocModel, Row } from '../doc-model.ts'
import { meetingName } from '../draft-minutes.ts'
import { tableOf } from '../table-layout.ts'
import { formOf, formTable, sessionRows, type SessionFacts } from './session.ts'

export interface AgendaPaperItem {
  /** `14:30`, null where no time is planned. */
  readonly startsAt: string | null
  readonly minutes: number | null
  readonly title: string
  readonly presenter: string
  /** 列席单位, for this item only. */
  readonly sittingIn: string
}

export interface AgendaPaperFacts {
  readonly session: SessionFacts
  readonly items: readonly AgendaPaperItem[]
}

const HEADS = ['序号', '时间', '议题', '汇报人', '列席单位'] as const

export function layoutAgendaPaper({ session, items }: AgendaPaperFacts): DocModel {
  const rows: Row[] = items.map((item, index) => ({
    cells: [
      centred(String(index + 1)),
      centred(timeOf(item)),
      cell(item.title),
      cell(item.presenter),
      cell(item.sittingIn),
    ],
  }))
  const headRow: Row = { cells: HEADS.map((name) => head(name)) }
  return formOf(`${meetingName(session.title)}议程`, [
    formTable(sessionRows(session)),
    blank,
    tableOf({ size: 'normal', columns: [12, 22, 64, 28, 30], headRows: 1, rows: [headRow, ...rows] }),
  ])
}

function timeOf({ startsAt, minutes }: AgendaPaperItem): string {
  return [startsAt ?? '', minutes === null ? '' : `${minutes}分钟`].filter((part) => part !== '').join('\n')
}
