/** 10.3: 出席, 请假, 列席 after the text. */
import type { Paragraph } from '../document.ts'
import { allOf, firstOf, type Recognised } from '../elements.ts'
import { inCells, indentCells, inSize, isBodySize, isNear, leadRun, standard, widthInCells } from '../measure.ts'
import { attendanceLabel } from '../patterns.ts'
import { each, only, type Rule } from '../rule.ts'
import { blanksBefore } from '../spacing.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

/** The paragraphs with a label, without those that go on with names. */
const groups = (document: Recognised): Paragraph[] =>
  allOf(document, 'attendance').filter(({ text }) => attendanceLabel.test(text))

const labelOf = ({ text }: Paragraph): string => attendanceLabel.exec(text)?.[0] ?? ''

const order = ['出席', '请假', '缺席', '列席']

export const attendanceRules: readonly Rule[] = [
  {
    id: 'attendance.present',
    clause: '10.3',
    asked: '纪要标注出席人员名单',
    severity: 'warning',
    judge: (document) => {
      const isMinutes = firstOf(document, 'mark')?.text.endsWith('纪要') === true
      return isMinutes && groups(document).length === 0 ? [{ at: null, found: '没有找到“出席：”' }] : []
    },
  },
  {
    id: 'attendance.gap',
    clause: '10.3',
    asked: '“出席”在正文或附件说明下空一行',
    severity: 'error',
    judge: (document) =>
      only(groups(document)[0] ?? null, (paragraph) => {
        if (paragraph.page !== null && paragraph.format.startsPage) return null
        const blanks = blanksBefore(document, paragraph)
        return blanks === 1 ? null : `空 ${blanks} 行`
      }),
  },
  {
    id: 'attendance.font',
    clause: '10.3',
    asked: '“出席”“请假”“列席”一般用黑体字',
    severity: 'error',
    judge: (document) =>
      each(groups(document), (paragraph) => {
        const { font } = leadRun(paragraph)
        return typefaceOf(font) === '黑体' ? null : `字体：${fontWords(font)}`
      }),
  },
  {
    id: 'attendance.size',
    clause: '10.3',
    asked: '“出席”“请假”“列席”一般用 3 号字',
    severity: 'error',
    judge: (document) =>
      each(groups(document), (paragraph) => {
        const { sizePt } = leadRun(paragraph)
        return isBodySize(sizePt) ? null : `字号：${inSize(sizePt)}`
      }),
  },
  {
    id: 'attendance.colon',
    clause: '10.3',
    asked: '“出席”等二字后标全角冒号',
    severity: 'error',
    judge: (document) =>
      each(groups(document), (paragraph) => {
        const [, , more = '', colon] = attendanceLabel.exec(paragraph.text) ?? []
        if (colon !== '：') return `用了“${colon ?? ''}”`
        return more.trim() === '' ? null : `写作“${labelOf(paragraph)}”`
      }),
  },
  {
    id: 'attendance.indent',
    clause: '10.3',
    asked: '“出席”等左空二字',
    severity: 'error',
    judge: (document) =>
      each(groups(document), (paragraph) => {
        const { first } = indentCells(paragraph)
        return isNear(first, 2, 0.2) ? null : `左空 ${inCells(first)}`
      }),
  },
  {
    id: 'attendance.hanging',
    clause: '10.3',
    asked: '回行时与冒号后的首字对齐',
    severity: 'error',
    judge: (document) =>
      each(groups(document), (paragraph) => {
        if (2 + widthInCells(paragraph.text) <= standard.cells) return null
        const wanted = 2 + widthInCells(labelOf(paragraph))
        const { others } = indentCells(paragraph)
        return isNear(others, wanted, 0.3) ? null : `回行空 ${inCells(others)}，首字在第 ${wanted} 字之后`
      }),
  },
  {
    id: 'attendance.order',
    clause: '10.3',
    asked: '依次为出席、请假、列席',
    severity: 'error',
    judge: (document) => {
      let highest = -1
      return each(groups(document), ({ text }) => {
        const rank = order.indexOf(text.slice(0, 2))
        const isLate = rank < highest
        highest = Math.max(highest, rank)
        return isLate ? `“${order[rank] ?? ''}”排在“${order[highest] ?? ''}”之后` : null
      })
    },
  },
]
