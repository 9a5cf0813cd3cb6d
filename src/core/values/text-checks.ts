/** Checks that hold for any stored text. Pure. */
import { isInvisible } from './fold.ts'

/** What a spreadsheet cell can hold; more would be cut when a list is exported. */
export const MAX_TEXT = 32_767

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

/** Why a text cannot be stored unchanged; null when it can. Tabs and line ends are allowed. */
export function textProblem(text: string): string | null {
  if (text.length > MAX_TEXT) return `有 ${text.length} 个字，超过 ${MAX_TEXT} 个`
  if (!text.isWellFormed()) return '含有残缺的字符，请重新输入这一格'
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code <= 0x9f)) {
      return `第 ${at + 1} 个字是看不见的控制字符（${codePoint(code)}），请删去`
    }
    if (code === 0xfffd) return `第 ${at + 1} 个字是乱码，请核对原文后改正`
    if (code >= 0xfffe) return `第 ${at + 1} 个字不是有效字符（${codePoint(code)}），请删去`
  }
  return null
}

/** A remark on characters that are kept although they cannot be seen. */
export function invisibleWarning(text: string): string | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isInvisible(code)) return `含有看不见的字符（${codePoint(code)}）`
  }
  return null
}
