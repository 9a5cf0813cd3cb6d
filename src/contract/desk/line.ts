/** The line in which the caret stands, in a text of many. Pure. */

export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

export function lineAt(text: string, caret: number): Line {
  const start = text.slice(0, caret).lastIndexOf('\n') + 1
  const next = text.indexOf('\n', caret)
  const end = next === -1 ? text.length : next
  return { start, end, text: text.slice(start, end) }
}

export interface Cut {
  readonly text: string
  readonly caret: number
}

/** The text without that line; the caret stands where writing goes on, at the beginning of a line of its own. */
export function withoutLine(text: string, { start, end }: Line): Cut {
  const rest = text.slice(end + 1)
  return { text: text.slice(0, start) + rest, caret: start }
}

export interface Word {
  readonly start: number
  readonly typed: string
}

/** `；会yi` at the beginning of a line, before the caret: a standard sentence is looked for. */
export function sentenceTyped(text: string, caret: number): Word | null {
  const { start } = lineAt(text, caret)
  const match = /^[;；]([^\s;；。，,]{0,20})$/u.exec(text.slice(start, caret))
  return match === null ? null : { start, typed: match[1] ?? '' }
}

/** `@zs` anywhere before the caret: a name is looked for. */
export function nameTyped(text: string, caret: number): Word | null {
  const match = /[@＠]([\p{L}]{0,20})$/u.exec(text.slice(Math.max(0, caret - 30), caret))
  return match === null ? null : { start: caret - match[0].length, typed: match[1] ?? '' }
}
