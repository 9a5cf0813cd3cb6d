/** 7.3.1: the title, two lines below the line under the head. */
import type { Paragraph } from '../document.ts'
import { allOf, firstOf, type Recognised } from '../elements.ts'
import { hasHan, inSize, isTitleSize, leadRun, likelyPitchPt, sectionOf } from '../measure.ts'
import { each, type Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

/** Height of the blank between the head and the title, in body lines; null without a head. */
function linesAbove(document: Recognised, title: Paragraph): number | null {
  const index = document.elements.findIndex(({ paragraph }) => paragraph === title)
  const start = document.elements.slice(0, index).findLastIndex(({ kind }) => kind !== 'blank')
  if (start === -1) return null
  const head = document.elements[start]?.paragraph
  const blanks = document.elements.slice(start + 1, index).map(({ paragraph }) => paragraph)
  const body = firstOf(document, 'body') ?? title
  const section = sectionOf(document.model, title)
  const height = blanks.reduce(
    (sum, blank) => sum + blank.format.beforePt + likelyPitchPt(blank, section) + blank.format.afterPt,
    (head?.format.afterPt ?? 0) + title.format.beforePt,
  )
  return height / likelyPitchPt(body, section)
}

export const titleRules: readonly Rule[] = [
  {
    id: 'title.present',
    clause: '7.3.1',
    asked: '有标题',
    severity: 'error',
    judge: (document) => (firstOf(document, 'title') === null ? [{ at: null, found: '没有找到标题' }] : []),
  },
  {
    id: 'title.font',
    clause: '7.3.1',
    asked: '标题一般用小标宋体字',
    severity: 'error',
    judge: (document) =>
      each(allOf(document, 'title'), ({ runs }) => {
        const wrong = runs.find((run) => hasHan(run.text) && typefaceOf(run.font) !== '小标宋')
        return wrong === undefined ? null : `字体：${fontWords(wrong.font)}`
      }),
  },
  {
    id: 'title.size',
    clause: '7.3.1',
    asked: '标题一般用 2 号字（22 磅）',
    severity: 'error',
    judge: (document) =>
      each(allOf(document, 'title'), (paragraph) => {
        const { sizePt } = leadRun(paragraph)
        return isTitleSize(sizePt) ? null : `字号：${inSize(sizePt)}`
      }),
  },
  {
    id: 'title.align',
    clause: '7.3.1',
    asked: '标题分一行或多行居中排布',
    severity: 'error',
    judge: (document) =>
      each(allOf(document, 'title'), ({ format }) => (format.align === 'center' ? null : '没有居中')),
  },
  {
    id: 'title.gap',
    clause: '7.3.1',
    asked: '标题在红色分隔线下空二行',
    severity: 'warning',
    judge: (document) => {
      const title = firstOf(document, 'title')
      const lines = title === null || document.redRule === null ? null : linesAbove(document, title)
      if (title === null || lines === null || (lines > 1.6 && lines < 2.5)) return []
      return [{ at: title, found: `空 ${Math.round(lines * 10) / 10} 行` }]
    },
  },
]
