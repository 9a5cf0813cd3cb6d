/** 7.2.5, 7.2.7, 10.3: the number under the mark, and the line under the head. */
import { mmOfPt, type Paragraph } from '../document.ts'
import { firstOf, isRed, type Recognised, type RedRule } from '../elements.ts'
import { inMm, indentCells, cellPt, isNear, leadRun, likelyPitchPt, sectionOf } from '../measure.ts'
import { plainNumber, yearNumber } from '../patterns.ts'
import { only, type Fault, type Rule } from '../rule.ts'

const number = (document: Recognised): Paragraph | null => firstOf(document, 'number')

function judgeRule(document: Recognised, judge: (rule: RedRule) => string | null): Fault[] {
  const { redRule } = document
  const found = redRule === null ? null : judge(redRule)
  return redRule === null || found === null ? [] : [{ at: redRule.paragraph, where: '分隔线', found }]
}

function ruleWidthMm(rule: RedRule): number | null {
  if (rule.by === 'drawing') return rule.drawing.widthMm
  const { right, others } = indentCells(rule.paragraph)
  const shortened = (right + others) * cellPt(leadRun(rule.paragraph))
  return 156 - mmOfPt(shortened)
}

/** Within its line a character leaves room below it: an exact line has its baseline at four fifths, and ink reaches 0.12 below that. */
function roomBelowPt({ model }: Recognised, paragraph: Paragraph): number {
  const height = likelyPitchPt(paragraph, sectionOf(model, paragraph))
  const { sizePt } = leadRun(paragraph)
  return paragraph.format.line.rule === 'exact' ? 0.2 * height - 0.12 * sizePt : (height - 0.92 * sizePt) / 2
}

export const headRules: readonly Rule[] = [
  {
    id: 'number.brackets',
    clause: '7.2.5',
    asked: '年份用六角括号“〔〕”括入',
    severity: 'error',
    judge: (document) =>
      only(number(document), ({ text }) => {
        const [, open = '〔', , close = '〕'] = yearNumber.exec(text) ?? []
        return open === '〔' && close === '〕' ? null : `用了“${open}${close}”`
      }),
  },
  {
    id: 'number.year',
    clause: '7.2.5',
    asked: '年份标全称，四位数字',
    severity: 'error',
    judge: (document) =>
      only(number(document), ({ text }) => {
        const year = yearNumber.exec(text)?.[2] ?? '2026'
        return year.length === 4 ? null : `年份写作“${year}”`
      }),
  },
  {
    id: 'number.ordinal',
    clause: '7.2.5',
    asked: '发文顺序号不加“第”字，后加“号”字',
    severity: 'error',
    judge: (document) =>
      only(number(document), ({ text }) => {
        const parts = yearNumber.exec(text)
        if (parts === null) return null
        const faults = [...(parts[4] === '第' ? ['加了“第”字'] : []), ...(parts[6] === '号' ? [] : ['没有“号”字'])]
        return faults.length === 0 ? null : faults.join('，')
      }),
  },
  {
    id: 'number.padding',
    clause: '7.2.5',
    asked: '顺序号不编虚位，1 不编为 01',
    severity: 'error',
    judge: (document) =>
      only(number(document), ({ text }) => {
        const value = yearNumber.exec(text)?.[5] ?? plainNumber.exec(text)?.[1] ?? ''
        return value.startsWith('0') ? `写作“${value}”` : null
      }),
  },
  {
    id: 'number.align',
    clause: '7.2.5',
    asked: '编号在标志下方居中',
    severity: 'warning',
    judge: (document) =>
      only(number(document), ({ format, text }) =>
        format.align === 'center' || text.includes('\t') ? null : '没有居中',
      ),
  },
  {
    id: 'rule.colour',
    clause: '7.2.7',
    asked: '分隔线用红色',
    severity: 'warning',
    judge: (document) =>
      judgeRule(document, (rule) => {
        const colour = rule.by === 'border' ? rule.border.colour : rule.drawing.colour
        return colour === null || isRed(colour) ? null : colour === 'auto' ? '黑色' : `颜色 #${colour}`
      }),
  },
  {
    id: 'rule.width',
    clause: '7.2.7',
    asked: '分隔线与版心等宽，156 mm',
    severity: 'warning',
    judge: (document) =>
      judgeRule(document, (rule) => {
        const width = ruleWidthMm(rule)
        return width === null || isNear(width, 156, 2) ? null : `宽 ${inMm(width)}`
      }),
  },
  {
    id: 'rule.gap',
    clause: '7.2.7',
    asked: '分隔线在编号（或发文机关）之下 4 mm',
    severity: 'warning',
    judge: (document) =>
      judgeRule(document, (rule) => {
        if (rule.by === 'drawing') return null
        const gap = mmOfPt(rule.border.gapPt + roomBelowPt(document, rule.paragraph))
        return isNear(gap, 4, 1) ? null : `相距 ${inMm(gap)}`
      }),
  },
]
