/** 7.5: the page number below the type area. */
import { mmOfPt, ptOfMm, type Paragraph, type Section } from '../document.ts'
import { inCells, indentCells, inMm, inSize, isNear, isSmallSize, likelyPitchPt, widthInCells } from '../measure.ts'
import type { Recognised } from '../elements.ts'
import type { Fault, Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

interface PageNumber {
  readonly side: 'odd' | 'even'
  readonly section: Section
  readonly paragraph: Paragraph
}

const isPageField = (field: string | null): boolean => field !== null && /^PAGE\b/i.test(field)

function numberIn(section: Section, side: PageNumber['side']): PageNumber | null {
  const footer = side === 'odd' ? section.oddFooter : section.evenFooter
  const paragraph = footer?.paragraphs.find(({ runs }) => runs.some(({ field }) => isPageField(field)))
  return paragraph === undefined ? null : { side, section, paragraph }
}

/** One of each kind: sections usually go on with the same footers. */
function numbers({ model }: Recognised): PageNumber[] {
  const all = model.sections.flatMap((section) => [
    numberIn(section, 'odd'),
    model.facingPages ? numberIn(section, 'even') : null,
  ])
  const found = all.filter((number) => number !== null)
  return found.filter((number, index) => {
    const same = (other: PageNumber): boolean =>
      other.side === number.side && JSON.stringify(other.paragraph.runs) === JSON.stringify(number.paragraph.runs)
    return found.findIndex(same) === index
  })
}

const sideWords = { odd: '奇数页页码', even: '偶数页页码' } as const

/** What is the same on odd and even pages is said once. */
function judgeEach(document: Recognised, judge: (number: PageNumber) => string | null): Fault[] {
  const judged = numbers(document).map((number) => ({ number, found: judge(number) }))
  const isSame = judged.every(({ found }) => found === judged[0]?.found)
  return (isSame ? judged.slice(0, 1) : judged).flatMap(({ number, found }) =>
    found === null ? [] : [{ at: number.section, where: isSame ? '页码' : sideWords[number.side], found }],
  )
}

/** The dashes are drawn 0.36 of their size above the baseline, which an exact line has at four fifths. */
function belowAreaMm({ section, paragraph }: PageNumber): number {
  const pitch = likelyPitchPt(paragraph, section)
  const size = paragraph.runs.find(({ field }) => isPageField(field))?.sizePt ?? 14
  const baseline = paragraph.format.line.rule === 'exact' ? 0.8 * pitch : pitch / 2 + 0.36 * size
  const top = ptOfMm(section.heightMm - section.footerMm) - pitch - paragraph.format.afterPt
  return mmOfPt(top + baseline - 0.36 * size) - (section.heightMm - section.bottomMm)
}

export const pageNumberRules: readonly Rule[] = [
  {
    id: 'pageNumber.present',
    clause: '7.5',
    asked: '每面标注页码',
    severity: 'error',
    judge: (document) => (numbers(document).length > 0 ? [] : [{ at: null, where: '页脚', found: '没有找到页码' }]),
  },
  {
    id: 'pageNumber.font',
    clause: '7.5',
    asked: '页码用宋体字',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, ({ paragraph }) => {
        const wrong = paragraph.runs.find((run) => isPageField(run.field) && typefaceOf(run.latinFont) !== '宋体')
        return wrong === undefined ? null : `字体：${fontWords(wrong.latinFont)}`
      }),
  },
  {
    id: 'pageNumber.size',
    clause: '7.5',
    asked: '页码用 4 号字（14 磅）',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, ({ paragraph }) => {
        const wrong = paragraph.runs.find((run) => isPageField(run.field) && !isSmallSize(run.sizePt))
        return wrong === undefined ? null : `字号：${inSize(wrong.sizePt)}`
      }),
  },
  {
    id: 'pageNumber.digits',
    clause: '7.5',
    asked: '页码用半角阿拉伯数字',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, ({ section, paragraph }) => {
        const own = paragraph.runs
          .map(({ field }) => (isPageField(field) ? /\\\*\s*"?(\w+)/.exec(field ?? '')?.[1] : undefined))
          .find((format) => format !== undefined && !/^(MERGEFORMAT|Arabic|CHARFORMAT)$/i.test(format))
        const format = own ?? section.pageNumberFormat
        return /^decimal$/i.test(format) ? null : `数字格式：${format}`
      }),
  },
  {
    id: 'pageNumber.dashes',
    clause: '7.5',
    asked: '数字左右各放一条一字线，如“— 1 —”',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, ({ paragraph }) => {
        const shape = paragraph.runs
          .map((run) => (isPageField(run.field) ? '#' : run.text))
          .join('')
          .replace(/#+/g, '1')
        return /^\s*[—－]\s*1\s*[—－]\s*$/u.test(shape) ? null : `写作“${shape.trim()}”`
      }),
  },
  {
    id: 'pageNumber.sides',
    clause: '7.5',
    asked: '单页码居右空一字，双页码居左空一字',
    severity: 'error',
    judge: (document) => {
      const all = numbers(document)
      if (all.length === 0) return []
      if (!document.model.facingPages || !all.some(({ side }) => side === 'even'))
        return [{ at: null, where: '页码', found: '单页和双页没有分开设置' }]
      return judgeEach(document, ({ side, paragraph }) => {
        if (paragraph.inTextBox) return null
        const { align } = paragraph.format
        const isRight = side === 'odd' ? align === 'right' : align === 'left' || align === 'justify'
        return isRight ? null : align === 'center' ? '居中' : align === 'right' ? '居右' : '居左'
      })
    },
  },
  {
    id: 'pageNumber.indent',
    clause: '7.5',
    asked: '页码距版心外侧一字',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, ({ side, paragraph }) => {
        const { align } = paragraph.format
        if (paragraph.inTextBox || align === 'center' || (side === 'odd') !== (align === 'right')) return null
        const { first, right } = indentCells(paragraph)
        const indent = side === 'odd' ? right + trailingBlanks(paragraph) : first
        return isNear(indent, 1, 0.3) ? null : `空 ${inCells(indent)}`
      }),
  },
  {
    id: 'pageNumber.distance',
    clause: '7.5',
    asked: '一字线上距版心下边缘 7 mm',
    severity: 'error',
    judge: (document) =>
      judgeEach(document, (number) => {
        if (number.paragraph.inTextBox) return null
        const distance = belowAreaMm(number)
        const tolerance = number.paragraph.format.line.rule === 'exact' ? 1 : 2.5
        return isNear(distance, 7, tolerance) ? null : `${tolerance === 1 ? '' : '约 '}${inMm(distance)}`
      }),
  },
]

/** Blanks typed behind the number stand for an indent. */
function trailingBlanks({ runs }: Paragraph): number {
  const text = runs.map((run) => run.text).join('')
  return widthInCells(/[ \u3000]*$/.exec(text)?.[0] ?? '')
}
