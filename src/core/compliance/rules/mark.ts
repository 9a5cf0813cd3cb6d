/** 10.3, 7.2.4: the mark (×××××纪要) in red at the head. */
import { firstOf, isRed, type Recognised } from '../elements.ts'
import { mmOfPt, type Paragraph } from '../document.ts'
import { inMm, isNear, leadRun, likelyPitchPt, linePitchPt, sectionOf } from '../measure.ts'
import { only, type Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

const mark = (document: Recognised): Paragraph | null => firstOf(document, 'mark')

/** Ink of a Chinese character reaches 0.86 of its size above the baseline, which an exact line has at four fifths. */
function inkBelowLineTop(lineHeight: number, sizePt: number, isExact: boolean): number {
  return isExact ? 0.8 * lineHeight - 0.86 * sizePt : (lineHeight - 0.92 * sizePt) / 2
}

interface MarkPosition {
  readonly mm: number
  /** How much the font of the lines can change it. */
  readonly toleranceMm: number
}

/** From the upper edge of the type area to that of the mark; null where a text box floats. */
function positionOf(document: Recognised, paragraph: Paragraph): MarkPosition | null {
  if (paragraph.inTextBox || paragraph.section !== 0 || paragraph.cell !== null) return null
  const section = sectionOf(document.model, paragraph)
  const before = document.model.paragraphs.filter(({ ordinal, inTextBox }) => ordinal < paragraph.ordinal && !inTextBox)
  const above = before.reduce(
    (sum, each) => sum + each.format.beforePt + likelyPitchPt(each, section) + each.format.afterPt,
    0,
  )
  const isExact = paragraph.format.line.rule === 'exact'
  const isSure = isExact && before.every((each) => linePitchPt(each, section) !== null)
  const ink = inkBelowLineTop(likelyPitchPt(paragraph, section), leadRun(paragraph).sizePt, isExact)
  return { mm: mmOfPt(above + paragraph.format.beforePt + ink), toleranceMm: isSure ? 1 : 4 }
}

export const markRules: readonly Rule[] = [
  {
    id: 'mark.present',
    clause: '10.3',
    asked: '有“×××××纪要”标志',
    severity: 'error',
    judge: (document) => (mark(document) === null ? [{ at: null, found: '没有找到纪要标志' }] : []),
  },
  {
    id: 'mark.position',
    clause: '10.3',
    asked: '标志上边缘至版心上边缘 35 mm',
    severity: 'error',
    judge: (document) =>
      only(mark(document), (paragraph) => {
        const position = positionOf(document, paragraph)
        if (position === null || isNear(position.mm, 35, position.toleranceMm)) return null
        return `${position.toleranceMm === 1 ? '' : '约 '}${inMm(position.mm)}`
      }),
  },
  {
    id: 'mark.align',
    clause: '10.3',
    asked: '标志居中排布',
    severity: 'error',
    judge: (document) =>
      only(mark(document), ({ format, inTextBox }) => (format.align === 'center' || inTextBox ? null : '没有居中')),
  },
  {
    id: 'mark.font',
    clause: '10.3',
    asked: '标志推荐使用小标宋体字',
    severity: 'warning',
    judge: (document) =>
      only(mark(document), (paragraph) => {
        const { font } = leadRun(paragraph)
        return typefaceOf(font) === '小标宋' ? null : `字体：${fontWords(font)}`
      }),
  },
  {
    id: 'mark.colour',
    clause: '10.3',
    asked: '标志推荐使用红色',
    severity: 'warning',
    judge: (document) =>
      only(mark(document), (paragraph) => {
        const { colour } = leadRun(paragraph)
        return isRed(colour) ? null : colour === 'auto' || colour === '000000' ? '黑色' : `颜色 #${colour}`
      }),
  },
]
