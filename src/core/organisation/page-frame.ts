/** The frame of a printed page: a complete HTML document without scripts, in the fonts of the office's papers. */
import { escapeHtml, htmlDocument } from '../documents/html-document.ts'
import { fonts } from '../documents/styles.ts'

/** Flowing pages get their margins from the printer; sheets are drawn to the edge of the paper. */
export function pageFrame(title: string, css: string, body: string): string {
  return htmlDocument({ title, css, body, pictures: true })
}

export function family(role: keyof typeof fonts): string {
  const { name, fallbacks } = fonts[role]
  return [name, ...fallbacks].map((font) => (font.endsWith('serif') ? font : `"${font}"`)).join(', ')
}

/** `2026-11-05` as papers write it. */
export function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

export { escapeHtml }
