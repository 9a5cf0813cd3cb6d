/** The numbers that a word processor puts in front of paragraphs by itself (ECMA-376 part 1, 17.9), and their indents. */
import { chineseNumeral } from '../../documents/chinese-text.ts'
import { winning, type PropertyStack } from './style-sheet.ts'
import { attribute, childNamed, childrenNamed, numberAttribute, valueOf, type XmlElement } from './xml-tree.ts'

export interface Numbered {
  readonly label: string
  /** Indents that the level prescribes. */
  readonly properties: XmlElement | null
}

const nothing: Numbered = { label: '', properties: null }

export class Numbering {
  readonly #abstractOf: ReadonlyMap<string, string>
  readonly #levels: ReadonlyMap<string, ReadonlyMap<number, XmlElement>>
  readonly #counters = new Map<string, (number | undefined)[]>()

  constructor(numbering: XmlElement | null) {
    this.#abstractOf = new Map(
      childrenNamed(numbering, 'w:num').map((instance) => [
        attribute(instance, 'w:numId') ?? '',
        valueOf(instance, 'w:abstractNumId') ?? '',
      ]),
    )
    this.#levels = new Map(
      childrenNamed(numbering, 'w:abstractNum').map((abstract) => [
        attribute(abstract, 'w:abstractNumId') ?? '',
        new Map(childrenNamed(abstract, 'w:lvl').map((level) => [numberAttribute(level, 'w:ilvl') ?? 0, level])),
      ]),
    )
  }

  /** Counts the paragraph; to be called once for each, in the order of the text. */
  next(stack: PropertyStack): Numbered {
    const property = winning(stack, 'w:numPr')
    const abstract = this.#abstractOf.get(valueOf(property, 'w:numId') ?? '')
    const depth = numberAttribute(childNamed(property, 'w:ilvl'), 'w:val') ?? 0
    const level = abstract === undefined ? undefined : this.#levels.get(abstract)?.get(depth)
    if (abstract === undefined || level === undefined) return nothing
    const counters = this.#counters.get(abstract) ?? []
    counters[depth] = (counters[depth] ?? startOf(level) - 1) + 1
    counters.length = depth + 1
    this.#counters.set(abstract, counters)
    return { label: this.#label(abstract, level, counters), properties: childNamed(level, 'w:pPr') }
  }

  #label(abstract: string, level: XmlElement, counters: readonly (number | undefined)[]): string {
    return (valueOf(level, 'w:lvlText') ?? '').replace(/%([1-9])/g, (_, digit: string) => {
      const other = this.#levels.get(abstract)?.get(Number(digit) - 1) ?? null
      return formatted(counters[Number(digit) - 1] ?? startOf(other), valueOf(other, 'w:numFmt') ?? 'decimal')
    })
  }
}

function startOf(level: XmlElement | null): number {
  return numberAttribute(childNamed(level, 'w:start'), 'w:val') ?? 1
}

const chineseFormats = new Set(['chineseCounting', 'chineseCountingThousand', 'japaneseCounting', 'taiwaneseCounting'])

function formatted(value: number, format: string): string {
  return chineseFormats.has(format) && value >= 1 && value <= 999 ? chineseNumeral(value) : String(value)
}
