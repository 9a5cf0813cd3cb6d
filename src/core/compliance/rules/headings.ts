/** 7.3.3: the levels 一、（一）1.（1）, their type, their form and their order. */
import type { Paragraph } from '../document.ts'
import { allOf, type Recognised } from '../elements.ts'
import { hasHan } from '../measure.ts'
import { headingMark, type HeadingMark } from '../patterns.ts'
import { each, type Fault, type Rule } from '../rule.ts'
import { fontWords, typefaceOf, type Typeface } from '../typeface.ts'

interface Heading {
  readonly paragraph: Paragraph
  readonly mark: HeadingMark
}

function headings(document: Recognised): Heading[] {
  return allOf(document, 'heading').flatMap((paragraph) => {
    const mark = headingMark(paragraph.text)
    return mark === null ? [] : [{ paragraph, mark }]
  })
}

function wrongFont(document: Recognised, level: HeadingMark['level'], wanted: Typeface): Fault[] {
  const paragraphs = headings(document)
    .filter(({ mark }) => mark.level === level)
    .map(({ paragraph }) => paragraph)
  return each(paragraphs, ({ runs }) => {
    const first = runs.find((run) => hasHan(run.text) || (run.text.trim() !== '' && run.field === null))
    return first === undefined || typefaceOf(first.font) === wanted ? null : `字体：${fontWords(first.font)}`
  })
}

const rightForms: Readonly<Record<HeadingMark['level'], string>> = { 1: '一、', 2: '（一）', 3: '1.', 4: '（1）' }

/**
 * Walks down the headings with the numbers that are open at each level. A level may be left out (一、 followed by 1.), but
 * one that comes after a deeper level without having been begun before it, stands upside down.
 */
function walk(document: Recognised): { readonly upsideDown: Fault[]; readonly outOfTurn: Fault[] } {
  const upsideDown: Fault[] = []
  const outOfTurn: Fault[] = []
  const open: (number | undefined)[] = []
  for (const { paragraph, mark } of headings(document)) {
    const previous = open[mark.level]
    const deeper = open.findLastIndex((value, level) => value !== undefined && level > mark.level)
    if (previous === undefined && deeper !== -1)
      upsideDown.push({ at: paragraph, found: `“${mark.written}”编在“${rightForms[levelOf(deeper)]}”一级之下` })
    else if (mark.value !== (previous ?? 0) + 1 && !isNewList(mark))
      outOfTurn.push({ at: paragraph, found: `序号“${mark.written}”，应为第 ${(previous ?? 0) + 1} 个` })
    open.length = mark.level
    open[mark.level] = mark.value
  }
  return { upsideDown, outOfTurn }
}

/** Items of a list that begins anew after other text are not a level of their own. */
function isNewList({ level, value }: HeadingMark): boolean {
  return level >= 3 && value === 1
}

function levelOf(index: number): HeadingMark['level'] {
  return index === 4 ? 4 : index === 3 ? 3 : index === 2 ? 2 : 1
}

export const headingRules: readonly Rule[] = [
  {
    id: 'heading.first',
    clause: '7.3.3',
    asked: '第一层“一、”用黑体字',
    severity: 'error',
    judge: (document) => wrongFont(document, 1, '黑体'),
  },
  {
    id: 'heading.second',
    clause: '7.3.3',
    asked: '第二层“（一）”用楷体字',
    severity: 'error',
    judge: (document) => wrongFont(document, 2, '楷体'),
  },
  {
    id: 'heading.form',
    clause: '7.3.3',
    asked: '层次序数依次用“一、”“（一）”“1.”“（1）”',
    severity: 'error',
    judge: (document) =>
      headings(document).flatMap(({ paragraph, mark }) =>
        mark.isRight ? [] : [{ at: paragraph, found: `写作“${mark.written}”，应为“${rightForms[mark.level]}”的形式` }],
      ),
  },
  {
    id: 'heading.order',
    clause: '7.3.3',
    asked: '层次从“一、”到“（1）”逐级向下，不颠倒',
    severity: 'error',
    judge: (document) => walk(document).upsideDown,
  },
  {
    id: 'heading.sequence',
    clause: '7.3.3',
    asked: '同一层的序号从一开始连续编排',
    severity: 'error',
    judge: (document) => walk(document).outOfTurn,
  },
]
