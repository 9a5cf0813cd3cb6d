/** 9: punctuation (GB/T 15834) and numbers (GB/T 15835) in the text. */
import type { Paragraph } from '../document.ts'
import { allOf, type Recognised } from '../elements.ts'
import { attachmentLabel, attendanceLabel, copiesLabel } from '../patterns.ts'
import { each, type Rule } from '../rule.ts'

const written = (document: Recognised): Paragraph[] =>
  allOf(document, 'title', 'heading', 'body', 'attachment', 'note', 'attendance', 'copies')

/** Half-width marks that stand right after a Chinese character, and brackets around Chinese words. */
const halfWidth = /[\p{Script=Han}”’）》][,;:?!](?!\d)|[\p{Script=Han}]\.(?=\s*$)|\([^()]*\p{Script=Han}[^()]*\)/u

/** Some characters around a place, to recognise it by. */
function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - 4), index + length + 4)
}

/** What stands after a label's colon: the colon itself has rules of its own (7.3.4, 7.4.2, 10.3). */
function withoutLabel(text: string): string {
  return text.replace(attendanceLabel, '').replace(copiesLabel, '').replace(attachmentLabel, '')
}

function firstMatch(pattern: RegExp): (paragraph: Paragraph) => string | null {
  return (paragraph) => {
    const text = withoutLabel(paragraph.text)
    const found = pattern.exec(text)
    return found === null ? null : `“${around(text, found.index, Math.min(found[0].length, 12))}”`
  }
}

export const writingRules: readonly Rule[] = [
  {
    id: 'writing.punctuation',
    clause: '9（GB/T 15834）',
    asked: '汉字之间用全角标点',
    severity: 'warning',
    judge: (document) => each(written(document), firstMatch(halfWidth)),
  },
  {
    id: 'writing.digits',
    clause: '9（GB/T 15835）',
    asked: '阿拉伯数字用半角',
    severity: 'warning',
    judge: (document) => each(written(document), firstMatch(/[０-９]+/u)),
  },
  {
    id: 'writing.dates',
    clause: '9（GB/T 15835）',
    asked: '正文里的年月日用阿拉伯数字，年份标全称，月、日不编虚位',
    severity: 'warning',
    judge: (document) =>
      each(
        allOf(document, 'title', 'heading', 'body'),
        firstMatch(/[〇○零一二三四五六七八九]{4}年|(?<![\d.])\d{2}年\d{1,2}月|\d年0\d月|月0\d日/u),
      ),
  },
]
