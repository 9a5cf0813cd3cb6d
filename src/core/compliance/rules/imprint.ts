/** 7.4: the foot of the last page with its rules, copies, office and date. */
import type { Border, Paragraph } from '../document.ts'
import { allOf, firstOf, type Recognised } from '../elements.ts'
import {
  cellPt,
  hasHan,
  inCells,
  inSize,
  indentCells,
  isNear,
  isSmallSize,
  leadRun,
  standard,
  widthInCells,
} from '../measure.ts'
import { mmOfPt } from '../document.ts'
import { copiesLabel, anyDate } from '../patterns.ts'
import { each, only, type Fault, type Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

const lines = (document: Recognised): Paragraph[] => allOf(document, 'copies', 'issue')

interface Rules {
  readonly top: Border | null
  readonly bottom: Border | null
  readonly middle: Border | null
  /** Only one line: there is nothing to divide. */
  readonly isSingle: boolean
}

/** Rules may belong to the cells of a table or to the paragraphs; null where they may be drawn. */
function rulesOf(document: Recognised): Rules | null {
  const all = lines(document)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return null
  const index = document.elements.findIndex(({ paragraph }) => paragraph === first)
  const near = document.elements.slice(Math.max(0, index - 1)).map(({ paragraph }) => paragraph)
  if (near.some(({ drawings }) => drawings.some(({ kind }) => kind === 'line'))) return null
  const above = (paragraph: Paragraph): Border | null => paragraph.cell?.top ?? paragraph.format.top
  const below = (paragraph: Paragraph): Border | null => paragraph.cell?.bottom ?? paragraph.format.bottom
  return {
    top: above(first),
    bottom: below(last),
    middle: first === last ? null : (below(first) ?? above(last)),
    isSingle: first === last,
  }
}

function judgeRules(document: Recognised, judge: (rules: Rules) => string | null): Fault[] {
  const rules = rulesOf(document)
  const found = rules === null ? null : judge(rules)
  return found === null ? [] : [{ at: lines(document)[0] ?? null, where: '版记分隔线', found }]
}

/** Recommended 0.35 mm and 0.25 mm; word processors offer quarters of a point. */
const isThick = (border: Border): boolean => isNear(mmOfPt(border.widthPt), 0.35, 0.06)
const isThin = (border: Border): boolean => isNear(mmOfPt(border.widthPt), 0.25, 0.06)

/** The office may stand in a cell, or a tab, before the date. */
function issueFault(document: Recognised, paragraph: Paragraph): string | null {
  const date = anyDate.exec(paragraph.text)
  const before = paragraph.text.slice(0, date?.index ?? 0).trim()
  const inNextCell = allOf(document, 'table').some(({ cell }) => cell !== null && cell.table === paragraph.cell?.table)
  if (before === '' && !inNextCell) return '没有印发机关'
  return /日\s*印发$/u.test(paragraph.text) ? null : `写作“${paragraph.text.slice(date?.index ?? 0)}”`
}

export const imprintRules: readonly Rule[] = [
  {
    id: 'imprint.present',
    clause: '7.4.3',
    asked: '版记标注印发机关和印发日期',
    severity: 'warning',
    judge: (document) => (firstOf(document, 'issue') === null ? [{ at: null, found: '没有找到“印发”一行' }] : []),
  },
  {
    id: 'imprint.rules',
    clause: '7.4.1',
    asked: '版记有首条、末条分隔线，各要素之间有中间分隔线',
    severity: 'error',
    judge: (document) =>
      judgeRules(document, ({ top, middle, bottom, isSingle }) => {
        const missing = [
          ...(top === null ? ['首条'] : []),
          ...(middle === null && !isSingle ? ['中间'] : []),
          ...(bottom === null ? ['末条'] : []),
        ]
        return missing.length === 0 ? null : `没有${missing.join('、')}分隔线`
      }),
  },
  {
    id: 'imprint.weights',
    clause: '7.4.1',
    asked: '首条、末条用粗线（推荐 0.35 mm），中间用细线（推荐 0.25 mm）',
    severity: 'warning',
    judge: (document) =>
      judgeRules(document, ({ top, middle, bottom }) => {
        const said = (name: string, border: Border | null, isRight: (border: Border) => boolean): string[] =>
          border === null || isRight(border) ? [] : [`${name} ${Math.round(mmOfPt(border.widthPt) * 100) / 100} mm`]
        const wrong = [...said('首条', top, isThick), ...said('中间', middle, isThin), ...said('末条', bottom, isThick)]
        return wrong.length === 0 ? null : wrong.join('，')
      }),
  },
  {
    id: 'imprint.font',
    clause: '7.4.2、7.4.3',
    asked: '抄送、印发一般用仿宋体字',
    severity: 'error',
    judge: (document) =>
      each(lines(document), ({ runs }) => {
        const wrong = runs.find((run) => hasHan(run.text) && typefaceOf(run.font) !== '仿宋')
        return wrong === undefined ? null : `字体：${fontWords(wrong.font)}`
      }),
  },
  {
    id: 'imprint.size',
    clause: '7.4.2、7.4.3',
    asked: '抄送、印发一般用 4 号字（14 磅）',
    severity: 'error',
    judge: (document) =>
      each(lines(document), (paragraph) => {
        const wrong = paragraph.runs.find((run) => run.text.trim() !== '' && !isSmallSize(run.sizePt))
        return wrong === undefined ? null : `字号：${inSize(wrong.sizePt)}`
      }),
  },
  {
    id: 'imprint.indent',
    clause: '7.4.2、7.4.3',
    asked: '左右各空一字',
    severity: 'error',
    judge: (document) =>
      each(lines(document), (paragraph) => {
        const { first } = indentCells(paragraph)
        return isNear(first, 1, 0.25) ? null : `左空 ${inCells(first)}`
      }),
  },
  {
    id: 'imprint.hanging',
    clause: '7.4.2',
    asked: '抄送回行时与冒号后的首字对齐',
    severity: 'error',
    judge: (document) =>
      only(firstOf(document, 'copies'), (paragraph) => {
        const line = standard.areaWidthPt / cellPt(leadRun(paragraph)) - 2
        if (widthInCells(paragraph.text) <= line) return null
        const wanted = 1 + widthInCells(copiesLabel.exec(paragraph.text)?.[0] ?? '')
        const { others } = indentCells(paragraph)
        return isNear(others, wanted, 0.3) ? null : `回行空 ${inCells(others)}`
      }),
  },
  {
    id: 'imprint.copies',
    clause: '7.4.2',
    asked: '“抄送”后标全角冒号，最后一个机关后标句号',
    severity: 'error',
    judge: (document) =>
      only(firstOf(document, 'copies'), ({ text }) => {
        const colon = copiesLabel.exec(text)?.[2] ?? ''
        if (colon !== '：') return `用了“${colon}”`
        return text.endsWith('。') ? null : `末尾是“${text.at(-1) ?? ''}”`
      }),
  },
  {
    id: 'imprint.issue',
    clause: '7.4.3',
    asked: '印发机关在左，印发日期在右，后加“印发”二字',
    severity: 'error',
    judge: (document) => only(firstOf(document, 'issue'), (paragraph) => issueFault(document, paragraph)),
  },
]
