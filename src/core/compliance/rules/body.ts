/** 5.2.2–5.2.4, 7.3.3: type, size, colour, indent, lines and characters of the text. */
import type { Paragraph, Run } from '../document.ts'
import { allOf, isRed, type Recognised } from '../elements.ts'
import {
  cellPt,
  hasHan,
  inCells,
  inPt,
  inSize,
  indentCells,
  isBodySize,
  isNear,
  leadRun,
  linePitchPt,
  sectionOf,
  standard,
} from '../measure.ts'
import { attendanceLabel, headingMark } from '../patterns.ts'
import { each, type Fault, type Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'
import { leadText } from '../lead-text.ts'

/** What is set in the body's own type: the text after a heading or a label too. */
export function bodyRuns(paragraph: Paragraph): Run[] {
  const level = headingMark(paragraph.text)?.level
  const label = attendanceLabel.exec(paragraph.text)?.[0]
  const head = label ?? (level === 1 || level === 2 ? leadText(paragraph) : '')
  let skip = head.length - paragraph.label.length
  return paragraph.runs.filter((run) => {
    const isHead = skip > 0
    skip -= isHead ? run.text.trimStart().length : 0
    return !isHead && run.field === null && run.text.trim() !== ''
  })
}

const bodyText = (document: Recognised): Paragraph[] => allOf(document, 'body', 'heading', 'attachment', 'attendance')

/** Lines and characters are judged where a line runs on: that is where they show. */
function firstLongParagraph(document: Recognised): Paragraph | null {
  const body = allOf(document, 'body')
  return body.find((paragraph) => paragraph.text.length > standard.cells) ?? body[0] ?? null
}

function judgeFirst(document: Recognised, judge: (paragraph: Paragraph) => string | null): Fault[] {
  const paragraph = firstLongParagraph(document)
  const found = paragraph === null ? null : judge(paragraph)
  return paragraph === null || found === null ? [] : [{ at: paragraph, found }]
}

function charactersPerLine(document: Recognised, paragraph: Paragraph): number {
  const { grid } = sectionOf(document.model, paragraph)
  const cell = cellPt(leadRun(paragraph)) + (grid.kind === 'characters' ? grid.spacingPt : 0)
  return standard.areaWidthPt / cell
}

export const bodyRules: readonly Rule[] = [
  {
    id: 'body.present',
    clause: '7.3.3',
    asked: '有正文，公文首页必须显示正文',
    severity: 'error',
    judge: (document) => (allOf(document, 'body', 'heading').length > 0 ? [] : [{ at: null, found: '没有找到正文' }]),
  },
  {
    id: 'body.font',
    clause: '5.2.2',
    asked: '正文用仿宋体字',
    severity: 'error',
    judge: (document) =>
      each(bodyText(document), (paragraph) => {
        const wrong = bodyRuns(paragraph).find((run) => hasHan(run.text) && typefaceOf(run.font) !== '仿宋')
        return wrong === undefined ? null : `字体：${fontWords(wrong.font)}`
      }),
  },
  {
    id: 'body.size',
    clause: '5.2.2',
    asked: '正文用 3 号字（16 磅，或 15.75 磅）',
    severity: 'error',
    judge: (document) =>
      each(bodyText(document), (paragraph) => {
        const wrong = bodyRuns(paragraph).find((run) => !isBodySize(run.sizePt))
        return wrong === undefined ? null : `字号：${inSize(wrong.sizePt)}`
      }),
  },
  {
    id: 'body.colour',
    clause: '5.2.4',
    asked: '文字颜色均为黑色（标志和红色分隔线除外）',
    severity: 'error',
    judge: (document) =>
      each(
        document.elements.filter(({ kind }) => kind !== 'mark' && kind !== 'annex').map(({ paragraph }) => paragraph),
        (paragraph) => {
          const wrong = paragraph.runs.find((run) => run.text.trim() !== '' && !/^(auto|000000)$/.test(run.colour))
          return wrong === undefined ? null : isRed(wrong.colour) ? '红色文字' : `文字颜色 #${wrong.colour}`
        },
      ),
  },
  {
    id: 'body.indent',
    clause: '7.3.3',
    asked: '每个自然段左空二字，回行顶格',
    severity: 'error',
    judge: (document) =>
      each(allOf(document, 'body', 'heading'), (paragraph) => {
        if (paragraph.label !== '') return null
        const { first, others } = indentCells(paragraph)
        if (isNear(first, 2, 0.2) && isNear(others, 0, 0.2)) return null
        return isNear(others, 0, 0.2)
          ? `首行空 ${inCells(first)}`
          : `首行空 ${inCells(first)}，回行空 ${inCells(others)}`
      }),
  },
  {
    id: 'body.lines',
    clause: '5.2.3',
    asked: '一般每面排 22 行并撑满版心，行距约 29 磅（28.5～29.5 磅）',
    severity: 'warning',
    judge: (document) =>
      judgeFirst(document, (paragraph) => {
        const pitch = linePitchPt(paragraph, sectionOf(document.model, paragraph))
        if (pitch === null) return '行距随字体变化，没有固定'
        const lines = Math.floor((standard.areaHeightPt + 0.5) / pitch)
        return pitch >= 28.5 && pitch <= 29.55 ? null : `行距 ${inPt(pitch)}，每面 ${lines} 行`
      }),
  },
  {
    id: 'body.characters',
    clause: '5.2.3',
    asked: '一般每行排 28 个字并撑满版心，字距约 15.8 磅（3 号字缩紧 0.2 磅）',
    severity: 'warning',
    judge: (document) =>
      judgeFirst(document, (paragraph) => {
        const count = charactersPerLine(document, paragraph)
        return count >= 27.95 && count < 28.6 ? null : `每行 ${Math.floor(count + 0.05)} 个字`
      }),
  },
]
