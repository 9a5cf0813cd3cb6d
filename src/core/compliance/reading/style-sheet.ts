/**
 * Which properties apply to a paragraph or run: defaults of the document, chain of styles (`basedOn`), numbering, direct
 * formatting. They come as a stack, the last one wins; nothing is interpreted here (ECMA-376 part 1, 17.7.2).
 */
import { attribute, childNamed, childrenNamed, isOn, valueOf, type XmlElement } from './xml-tree.ts'

/** Property elements (`w:pPr` or `w:rPr`), lowest precedence first. */
export type PropertyStack = readonly XmlElement[]

/** Longer chains are circles. */
const longestChain = 20

export class StyleSheet {
  readonly #styles: ReadonlyMap<string, XmlElement>
  readonly #defaults: XmlElement | null
  readonly #defaultParagraphStyle: string | null
  readonly #theme: XmlElement | null

  constructor(styles: XmlElement | null, theme: XmlElement | null) {
    const all = childrenNamed(styles, 'w:style')
    this.#styles = new Map(all.map((style) => [attribute(style, 'w:styleId') ?? '', style]))
    this.#defaults = childNamed(styles, 'w:docDefaults')
    const usual = all.find(
      (style) =>
        attribute(style, 'w:type') === 'paragraph' && /^(1|true|on)$/.test(attribute(style, 'w:default') ?? ''),
    )
    this.#defaultParagraphStyle = attribute(usual ?? null, 'w:styleId')
    this.#theme = theme
  }

  paragraphStack(direct: XmlElement | null): PropertyStack {
    const defaults = childNamed(childNamed(this.#defaults, 'w:pPrDefault'), 'w:pPr')
    return present([defaults, ...this.#chain(this.#paragraphStyle(direct), 'w:pPr'), direct])
  }

  /** @param paragraph the paragraph's direct properties; @param direct those of the run. */
  runStack(paragraph: XmlElement | null, direct: XmlElement | null): PropertyStack {
    const defaults = childNamed(childNamed(this.#defaults, 'w:rPrDefault'), 'w:rPr')
    const ofParagraph = this.#chain(this.#paragraphStyle(paragraph), 'w:rPr')
    const ofCharacter = this.#chain(valueOf(direct, 'w:rStyle'), 'w:rPr')
    return present([defaults, ...ofParagraph, ...ofCharacter, direct])
  }

  /** `w:tblPr` of a table style and what it is based on. */
  tableStack(direct: XmlElement | null): PropertyStack {
    return present([...this.#chain(valueOf(direct, 'w:tblStyle'), 'w:tblPr'), direct])
  }

  /** The typeface behind a name like `minorEastAsia` or `majorHAnsi`. */
  themeFont(name: string): string | null {
    const scheme = childNamed(childNamed(this.#theme, 'a:themeElements'), 'a:fontScheme')
    const group = childNamed(scheme, name.startsWith('major') ? 'a:majorFont' : 'a:minorFont')
    if (!name.endsWith('EastAsia')) return attribute(childNamed(group, 'a:latin'), 'typeface')
    const face = attribute(childNamed(group, 'a:ea'), 'typeface')
    if (face !== null && face !== '') return face
    const simplified = childrenNamed(group, 'a:font').find((font) => attribute(font, 'script') === 'Hans')
    return attribute(simplified ?? null, 'typeface')
  }

  #paragraphStyle(direct: XmlElement | null): string | null {
    return valueOf(direct, 'w:pStyle') ?? this.#defaultParagraphStyle
  }

  #chain(styleId: string | null, properties: string): (XmlElement | null)[] {
    const chain: (XmlElement | null)[] = []
    let id = styleId
    while (id !== null && chain.length < longestChain) {
      const style: XmlElement | null = this.#styles.get(id) ?? null
      chain.unshift(childNamed(style, properties))
      id = valueOf(style, 'w:basedOn')
    }
    return chain
  }
}

function present(elements: readonly (XmlElement | null)[]): PropertyStack {
  return elements.filter((element) => element !== null)
}

/** The property that wins. */
export function winning(stack: PropertyStack, name: string): XmlElement | null {
  return stack.map((properties) => childNamed(properties, name)).findLast((property) => property !== null) ?? null
}

export function winningFlag(stack: PropertyStack, name: string, usual: boolean): boolean {
  const property = winning(stack, name)
  return property === null ? usual : isOn(property)
}

/** An attribute of a property whose attributes are inherited one by one. */
export function winningAttribute(stack: PropertyStack, property: string, name: string): string | null {
  return stack.map((level) => attribute(childNamed(level, property), name)).findLast((value) => value !== null) ?? null
}
