/** 7.3.4: the list of attachments after the text. */
import type { Paragraph } from '../document.ts'
import { allOf, firstOf, type Recognised } from '../elements.ts'
import { inCells, indentCells, isNear } from '../measure.ts'
import { attachmentLabel } from '../patterns.ts'
import { each, only, type Rule } from '../rule.ts'
import { blanksBefore } from '../spacing.ts'

const first = (document: Recognised): Paragraph | null => firstOf(document, 'attachment')

export const attachmentRules: readonly Rule[] = [
  {
    id: 'attachment.gap',
    clause: '7.3.4',
    asked: '附件说明在正文下空一行',
    severity: 'error',
    judge: (document) =>
      only(first(document), (paragraph) => {
        const blanks = blanksBefore(document, paragraph)
        return blanks === 1 ? null : `空 ${blanks} 行`
      }),
  },
  {
    id: 'attachment.indent',
    clause: '7.3.4',
    asked: '附件说明左空二字',
    severity: 'error',
    judge: (document) =>
      only(first(document), (paragraph) => {
        const indent = indentCells(paragraph).first
        return isNear(indent, 2, 0.2) ? null : `左空 ${inCells(indent)}`
      }),
  },
  {
    id: 'attachment.colon',
    clause: '7.3.4',
    asked: '“附件”后标全角冒号',
    severity: 'error',
    judge: (document) =>
      only(first(document), ({ text }) => {
        const colon = attachmentLabel.exec(text)?.[1] ?? ''
        return colon === '：' ? null : colon === '' ? '没有冒号' : `用了“${colon}”`
      }),
  },
  {
    id: 'attachment.number',
    clause: '7.3.4',
    asked: '有多个附件时用阿拉伯数字标注顺序号，如“1.”',
    severity: 'error',
    judge: (document) => {
      const lines = allOf(document, 'attachment')
      if (lines.length < 2) return []
      return each(lines, ({ text }) => {
        const name = text.replace(attachmentLabel, '').trim()
        return /^\d+[.．]/.test(name) ? null : `写作“${name.slice(0, 4)}”`
      })
    },
  },
  {
    id: 'attachment.ending',
    clause: '7.3.4',
    asked: '附件名称后不加标点符号',
    severity: 'error',
    judge: (document) =>
      each(allOf(document, 'attachment'), ({ text }) => {
        const mark = /[。；，、.;,]$/u.exec(text)?.[0]
        return mark === undefined ? null : `末尾有“${mark}”`
      }),
  },
]
