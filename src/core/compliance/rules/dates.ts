/** 7.3.5.4: how the dates of the document's own elements are written. */
import type { Paragraph } from '../document.ts'
import { allOf, type Recognised } from '../elements.ts'
import { anyDate } from '../patterns.ts'
import { each, type Rule } from '../rule.ts'

const dated = (document: Recognised): Paragraph[] => allOf(document, 'issuer', 'date', 'issue')

function dateIn({ text }: Paragraph): string | null {
  return anyDate.exec(text)?.[0] ?? null
}

const inChinese = /[〇○零一二三四五六七八九十]/u

export const dateRules: readonly Rule[] = [
  {
    id: 'date.numerals',
    clause: '7.3.5.4',
    asked: '日期用阿拉伯数字（半角）',
    severity: 'error',
    judge: (document) =>
      each(dated(document), (paragraph) => {
        const date = dateIn(paragraph)
        return date !== null && (inChinese.test(date) || /[０-９]/.test(date)) ? `写作“${date}”` : null
      }),
  },
  {
    id: 'date.year',
    clause: '7.3.5.4',
    asked: '年份标全称，四位数字',
    severity: 'error',
    judge: (document) =>
      each(dated(document), (paragraph) => {
        const date = dateIn(paragraph)
        return date !== null && /^[^年]{2,3}年/u.test(date) ? `写作“${date}”` : null
      }),
  },
  {
    id: 'date.padding',
    clause: '7.3.5.4',
    asked: '月、日不编虚位，1 不编为 01',
    severity: 'error',
    judge: (document) =>
      each(dated(document), (paragraph) => {
        const date = dateIn(paragraph)
        return date !== null && /[年月][0０]/u.test(date) ? `写作“${date}”` : null
      }),
  },
]
