/** Folding of full-width characters and outer blanks. Only for fields that say so: names are never folded. */

/** Full-width letters, digits and signs (U+FF01–FF5E) and the ideographic space become their ASCII forms. */
export function foldWidth(text: string): string {
  return /[\uff01-\uff5e\u3000]/.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/\u3000/g, ' ')
    : text
}

/** Without ASCII white space and ideographic spaces at both ends: what a clerk cannot see and does not mean. */
export function trimOuter(text: string): string {
  return trimWhere(text, isOuterSpace)
}

/** `trimOuter`, and besides the invisible characters that web pages and input methods leave around digits. */
export function trimInvisible(text: string): string {
  return trimWhere(text, (code) => isOuterSpace(code) || code === 0xa0 || isInvisible(code))
}

const isOuterSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0x3000

/** Zero-width characters, direction marks and overrides, byte order mark. */
export function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  )
}

/** By a loop: a regular expression for the end of a text takes quadratic time on many inner blanks. */
function trimWhere(text: string, drop: (code: number) => boolean): string {
  let start = 0
  let end = text.length
  while (start < end && drop(text.charCodeAt(start))) start += 1
  while (end > start && drop(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}
