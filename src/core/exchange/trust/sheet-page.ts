/** The 恢复单 as a page for paper. Knows its lines, not how a seal is spelled. */
import { officialDate } from '../../documents/chinese-text.ts'
import { choosePaper } from '../../documents/paper.ts'
import { renderTableHtml, type PrintedTable } from '../../documents/render-table-html.ts'
import { widthOnPaper, type SheetSpec } from '../../documents/workbook-model.ts'
import type { UnitIdentity } from '../format/unit-seal.ts'

export interface SheetFacts {
  readonly unit: UnitIdentity
  readonly checkCode: string
  readonly lines: readonly string[]
  /** `2026-11-26` */
  readonly day: string
}

export function sheetPage({ unit, checkCode, lines, day }: SheetFacts): PrintedTable {
  const spec: SheetSpec = {
    name: '恢复单',
    title: '单位印章恢复单',
    note: '持有本单即持有印章：请封存在单位保险柜，不拍照、不转发；换章后旧单作废销毁。',
    columns: [
      { label: '项目', width: 16, kind: 'text' },
      { label: '内容', width: 60, kind: 'text' },
    ],
    rows: [
      ['单位', unit.name],
      ['单位编码', unit.code],
      ['核对码', checkCode],
      ...lines.map((line, index) => [`恢复码第 ${index + 1} 行`, line]),
      [
        '用法',
        '在新电脑或印章丢失时，打开“印章与名片”，点“恢复印章”，按顺序填写 5 行恢复码。不分大小写，字母 O 按数字 0、字母 I 和 L 按数字 1 认。',
      ],
    ],
    foot: { left: unit.name, right: officialDate(day) },
  }
  return renderTableHtml([spec], choosePaper(widthOnPaper(spec), 'A4'))
}
