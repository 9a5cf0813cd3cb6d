/** Paper, margins, grid and footers of each section (ECMA-376 part 1, 17.6). */
import type { Section } from '../document.ts'
import { attribute, childNamed, childrenNamed, elementsOf, isOn, numberAttribute, type XmlElement } from './xml-tree.ts'

export interface SectionParts {
  readonly section: Omit<Section, 'oddFooter' | 'evenFooter'>
  /** Relationship ids; a section without one goes on with that of the section before. */
  readonly oddFooter: string | null
  readonly evenFooter: string | null
}

export function readSections(document: XmlElement): SectionParts[] {
  const found: SectionParts[] = []
  for (const [index, properties] of sectionProperties(childNamed(document, 'w:body')).entries()) {
    const previous = found.at(-1)
    found.push({
      section: sectionOf(properties, index),
      oddFooter: footerOf(properties, 'default') ?? previous?.oddFooter ?? null,
      evenFooter: footerOf(properties, 'even') ?? previous?.evenFooter ?? null,
    })
  }
  return found
}

/** Each section's properties stand in its last paragraph, those of the last section at the end of the body. */
function sectionProperties(body: XmlElement | null): XmlElement[] {
  const found = elementsOf(body).flatMap((block) => {
    if (block.name === 'w:sectPr') return [block]
    const own = block.name === 'w:p' ? childNamed(childNamed(block, 'w:pPr'), 'w:sectPr') : null
    return own === null ? [] : [own]
  })
  // A document without any is one section with the usual measures.
  return found.length > 0 ? found : [{ name: 'w:sectPr', attributes: new Map(), children: [] }]
}

const mmOfTwips = (twips: number): number => (twips / 1440) * 25.4

function sectionOf(properties: XmlElement, index: number): SectionParts['section'] {
  const size = childNamed(properties, 'w:pgSz')
  const margin = childNamed(properties, 'w:pgMar')
  const grid = childNamed(properties, 'w:docGrid')
  const kind = attribute(grid, 'w:type')
  const mm = (element: XmlElement | null, name: string, usual: number): number =>
    mmOfTwips(numberAttribute(element, name) ?? usual)
  const gutter = mm(margin, 'w:gutter', 0)
  const rightToLeft = isOn(childNamed(properties, 'w:rtlGutter'))
  const linePitch = numberAttribute(grid, 'w:linePitch')
  return {
    index,
    // What Word takes where a size or margin is not written.
    widthMm: mm(size, 'w:w', 12_240),
    heightMm: mm(size, 'w:h', 15_840),
    topMm: Math.abs(mm(margin, 'w:top', 1440)),
    bottomMm: Math.abs(mm(margin, 'w:bottom', 1440)),
    leftMm: mm(margin, 'w:left', 1800) + (rightToLeft ? 0 : gutter),
    rightMm: mm(margin, 'w:right', 1800) + (rightToLeft ? gutter : 0),
    footerMm: mm(margin, 'w:footer', 720),
    grid: {
      kind: kind === 'lines' ? 'lines' : kind === 'linesAndChars' || kind === 'snapToChars' ? 'characters' : 'none',
      linePitchPt: linePitch === null || kind === null || kind === 'default' ? null : linePitch / 20,
      spacingPt: (numberAttribute(grid, 'w:charSpace') ?? 0) / 4096,
    },
    pageNumberFormat: attribute(childNamed(properties, 'w:pgNumType'), 'w:fmt') ?? 'decimal',
  }
}

function footerOf(properties: XmlElement, kind: string): string | null {
  const reference = childrenNamed(properties, 'w:footerReference').find(
    (each) => (attribute(each, 'w:type') ?? 'default') === kind,
  )
  return attribute(reference ?? null, 'r:id')
}
