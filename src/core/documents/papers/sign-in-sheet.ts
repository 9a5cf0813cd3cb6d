/** 签到表: who is expected, with room to sign, and empty rows for those who come besides. Pure. */
import { blank, cell, centred, head } from '../blocks.ts'
import type { Block, DocModel, Row } from '../doc-model.ts'
import { meetingName } from '../draft-minutes.ts'
import { paginate } from '../paginate.ts'
import { tableOf } from '../table-layout.ts'
import { formOf, formTable, sessionRows, type SessionFacts } from './session.ts'

export interface ExpectedPerson {
  readonly unit: string
  readonly name: string
  readonly post: string
  readonly phone: string
}

export interface SignInFacts {
  readonly session: SessionFacts
  readonly people: readonly ExpectedPerson[]
  /** How many empty rows there are at least; the last page is filled with them. */
  readonly spareRows: number
}

const COLUMNS = [12, 51, 20, 20, 24, 29] as const
const HEADS = ['序号', '单位', '姓名', '职务', '签名', '电话'] as const
const ROW_MM = 10

export function layoutSignInSheet(facts: SignInFacts): DocModel {
  const { session, people, spareRows } = facts
  const title = `${meetingName(session.title)}签到表`
  const sheet = (spare: number): DocModel =>
    formOf(title, [formTable(sessionRows(session)), blank, table(people, spare)])
  let spare = spareRows
  const pages = pageCount(sheet(spare))
  // One row less than fits: a word processor that breaks a line differently must not begin another page.
  while (pageCount(sheet(spare + 2)) === pages) spare += 1
  return sheet(spare)
}

const pageCount = ({ blocks }: DocModel): number => paginate(blocks).length

function table(people: readonly ExpectedPerson[], spare: number): Block {
  const expected = people.map(({ unit, name, post, phone }, index) =>
    row([centred(String(index + 1)), cell(unit), centred(name), cell(post), cell(''), cell(phone)]),
  )
  const empty = Array.from({ length: spare }, (_, index) =>
    row([centred(String(people.length + index + 1)), ...Array.from({ length: 5 }, () => cell(''))]),
  )
  const headRow = row(HEADS.map((name) => head(name)))
  return tableOf({ size: 'normal', columns: COLUMNS, headRows: 1, rows: [headRow, ...expected, ...empty] })
}

function row(cells: Row['cells']): Row {
  return { cells, minHeightMm: ROW_MM }
}
