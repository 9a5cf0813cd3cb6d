/** The part of a paragraph that is its heading: a heading may run on into its text after the first full stop. */
import type { Paragraph } from './document.ts'

export function leadText({ text }: Paragraph): string {
  const stop = text.indexOf('。')
  return stop === -1 ? text : text.slice(0, stop + 1)
}
