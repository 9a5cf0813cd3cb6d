/** Turns stacks of properties into the formatting of a paragraph and of a run, in points. Pure. */
import type { Border, Indent, ParagraphFormat, Run } from '../document.ts'
import { winning, winningAttribute, winningFlag, type PropertyStack, type StyleSheet } from './style-sheet.ts'
import { attribute, childNamed, isOn, numberAttribute, type XmlElement } from './xml-tree.ts'

/** Without a line grid a "line" is 12 points (17.3.1.33). */
const usualLinePt = 12

export function paragraphFormat(stack: PropertyStack, linePitchPt: number | null): ParagraphFormat {
  const spacing = (name: string): number | null => numberOf(winningAttribute(stack, 'w:spacing', name))
  const space = (side: 'before' | 'after'): number => {
    const lines = spacing(`w:${side}Lines`)
    return lines === null || lines === 0
      ? (spacing(`w:${side}`) ?? 0) / 20
      : (lines / 100) * (linePitchPt ?? usualLinePt)
  }
  const borders = winning(stack, 'w:pBdr')
  return {
    align: alignOf(attribute(winning(stack, 'w:jc'), 'w:val')),
    left: indentOf(stack, ['w:left', 'w:start'], ['w:leftChars', 'w:startChars']),
    right: indentOf(stack, ['w:right', 'w:end'], ['w:rightChars', 'w:endChars']),
    firstLine: firstLineOf(stack),
    beforePt: space('before'),
    afterPt: space('after'),
    line: lineOf(spacing('w:line'), winningAttribute(stack, 'w:spacing', 'w:lineRule')),
    snapsToGrid: winningFlag(stack, 'w:snapToGrid', true),
    top: borderOf(childNamed(borders, 'w:top')),
    bottom: borderOf(childNamed(borders, 'w:bottom')),
    startsPage: winningFlag(stack, 'w:pageBreakBefore', false),
  }
}

function numberOf(value: string | null): number | null {
  return value === null || Number.isNaN(Number.parseFloat(value)) ? null : Number.parseFloat(value)
}

function alignOf(value: string | null): ParagraphFormat['align'] {
  if (value === 'center' || value === 'right') return value
  if (value === 'end') return 'right'
  return value === 'both' || value === 'distribute' ? 'justify' : 'left'
}

function lineOf(value: number | null, rule: string | null): ParagraphFormat['line'] {
  if (rule === 'exact' || rule === 'atLeast') return { rule, value: (value ?? 240) / 20 }
  return { rule: 'multiple', value: (value ?? 240) / 240 }
}

function indentOf(stack: PropertyStack, twipNames: readonly string[], cellNames: readonly string[]): Indent {
  const first = (names: readonly string[]): number | null =>
    names.map((name) => numberOf(winningAttribute(stack, 'w:ind', name))).find((value) => value !== null) ?? null
  const cells = first(cellNames)
  // Word writes 0 characters for "not in characters".
  return { pt: (first(twipNames) ?? 0) / 20, cells: cells === null || cells === 0 ? null : cells / 100 }
}

/** First line and hanging replace each other: what a higher level says of the one, ends the other of a lower level. */
function firstLineOf(stack: PropertyStack): Indent {
  const level = stack.findLast((properties) => {
    const names = childNamed(properties, 'w:ind')?.attributes.keys() ?? []
    return [...names].some((name) => /^w:(firstLine|hanging)/.test(name))
  })
  if (level === undefined) return { pt: 0, cells: null }
  const indent = childNamed(level, 'w:ind')
  const hangs = [...(indent?.attributes.keys() ?? [])].some((name) => name.startsWith('w:hanging'))
  const found = hangs
    ? indentOf(stack, ['w:hanging'], ['w:hangingChars'])
    : indentOf(stack, ['w:firstLine'], ['w:firstLineChars'])
  return hangs ? { pt: -found.pt, cells: found.cells === null ? null : -found.cells } : found
}

/** Null for a border that is switched off. */
export function borderOf(border: XmlElement | null): Border | null {
  const kind = attribute(border, 'w:val')
  if (kind === null || kind === 'nil' || kind === 'none') return null
  return {
    widthPt: (numberAttribute(border, 'w:sz') ?? 0) / 8,
    colour: colourOf(attribute(border, 'w:color')),
    gapPt: numberAttribute(border, 'w:space') ?? 0,
  }
}

export function colourOf(value: string | null): string {
  return value === null ? 'auto' : value.replace(/^#/, '').toUpperCase().replace('AUTO', 'auto')
}

/** What is true of the letters, whatever they say. */
export type RunFormat = Omit<Run, 'text' | 'field'>

export function runFormat(stack: PropertyStack, styles: StyleSheet): RunFormat {
  return {
    font: fontOf(stack, styles, 'eastAsia'),
    latinFont: fontOf(stack, styles, 'ascii'),
    sizePt: (numberAttribute(winning(stack, 'w:sz'), 'w:val') ?? 20) / 2,
    colour: colourOf(attribute(winning(stack, 'w:color'), 'w:val')),
    spacingPt: (numberAttribute(winning(stack, 'w:spacing'), 'w:val') ?? 0) / 20,
  }
}

export function isHidden(stack: PropertyStack): boolean {
  return isOn(winning(stack, 'w:vanish'))
}

/** At the same level the theme's font goes before a name (17.3.2.26). */
function fontOf(stack: PropertyStack, styles: StyleSheet, script: 'eastAsia' | 'ascii'): string {
  for (const properties of stack.toReversed()) {
    const fonts = childNamed(properties, 'w:rFonts')
    const theme = attribute(fonts, `w:${script}Theme`)
    const themed = theme === null ? null : styles.themeFont(theme)
    const found = themed ?? attribute(fonts, `w:${script}`)
    if (found !== null && found !== '') return found
  }
  return ''
}
