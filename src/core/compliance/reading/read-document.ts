/** From the parts of a .docx to the model that the rules judge: paragraphs in reading order, sections, footers. */
import type { Border, DocumentModel, Footer, Paragraph, Section } from '../document.ts'
import type { DocxParts } from './docx-parts.ts'
import { borderOf, paragraphFormat, runFormat } from './formatting.ts'
import { Numbering } from './numbering.ts'
import { readContent } from './paragraph-content.ts'
import { readSections, type SectionParts } from './sections.ts'
import { StyleSheet, winning } from './style-sheet.ts'
import { childNamed, childrenNamed, elementsOf, isOn, type XmlElement } from './xml-tree.ts'

export function readDocument(parts: DocxParts): DocumentModel {
  const styles = new StyleSheet(parts.styles, parts.theme)
  const sections = readSections(parts.document)
  const reader = new BodyReader(styles, new Numbering(parts.numbering), sections)
  reader.readBlocks(childNamed(parts.document, 'w:body'), outside)
  const footerOf = (element: XmlElement | null): Footer | null => {
    if (element === null) return null
    const inner = new BodyReader(styles, new Numbering(null), sections)
    inner.readBlocks(element, outside)
    return { paragraphs: inner.paragraphs }
  }
  return {
    sections: sections.map(({ section, oddFooter, evenFooter }): Section => ({
      ...section,
      oddFooter: footerOf(parts.byRelationship.get(oddFooter ?? '') ?? null),
      evenFooter: footerOf(parts.byRelationship.get(evenFooter ?? '') ?? null),
    })),
    paragraphs: reader.notesPages ? reader.paragraphs : reader.paragraphs.map((each) => ({ ...each, page: null })),
    facingPages: isOn(childNamed(parts.settings, 'w:evenAndOddHeaders')),
  }
}

interface Surroundings {
  readonly inTextBox: boolean
  readonly cell: Paragraph['cell']
}

const outside: Surroundings = { inTextBox: false, cell: null }

/** Block wrappers whose content is part of the text. */
const transparent = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'mc:AlternateContent',
  'mc:Choice',
])

class BodyReader {
  readonly #styles: StyleSheet
  readonly #numbering: Numbering
  readonly #sections: readonly SectionParts[]
  readonly paragraphs: Paragraph[] = []
  notesPages = false
  #section = 0
  #page = 1
  #tables = 0

  constructor(styles: StyleSheet, numbering: Numbering, sections: readonly SectionParts[]) {
    this.#styles = styles
    this.#numbering = numbering
    this.#sections = sections
  }

  readBlocks(parent: XmlElement | null, surroundings: Surroundings): void {
    for (const block of elementsOf(parent)) {
      if (block.name === 'w:p') this.#readParagraph(block, surroundings)
      else if (block.name === 'w:tbl') this.#readTable(block, surroundings)
      else if (transparent.has(block.name)) this.readBlocks(block, surroundings)
    }
  }

  #readParagraph(element: XmlElement, surroundings: Surroundings): void {
    const properties = childNamed(element, 'w:pPr')
    const own = this.#styles.paragraphStack(properties)
    const numbered = this.#numbering.next(own)
    const stack =
      numbered.properties === null ? own : own.toSpliced(properties === null ? own.length : -1, 0, numbered.properties)
    const content = readContent(element, this.#styles)
    this.notesPages ||= content.notesPages
    this.#page += content.breaksBefore
    const text = content.runs.map((run) => run.text).join('')
    this.paragraphs.push({
      ordinal: this.paragraphs.length + 1,
      section: this.#section,
      page: this.#page,
      label: numbered.label,
      text: (numbered.label + text).trim(),
      runs: content.runs,
      mark: {
        ...runFormat(this.#styles.runStack(properties, childNamed(properties, 'w:rPr')), this.#styles),
        text: '',
        field: null,
      },
      format: paragraphFormat(stack, this.#sections[this.#section]?.section.grid.linePitchPt ?? null),
      drawings: content.drawings,
      ...surroundings,
    })
    this.#page += content.breaksAfter
    for (const box of content.textBoxes) this.readBlocks(box, { ...surroundings, inTextBox: true })
    if (childNamed(properties, 'w:sectPr') !== null) this.#section += 1
  }

  #readTable(table: XmlElement, surroundings: Surroundings): void {
    this.#tables += 1
    const number = this.#tables
    const borders = winning(this.#styles.tableStack(childNamed(table, 'w:tblPr')), 'w:tblBorders')
    const rows = childrenNamed(table, 'w:tr')
    for (const [index, row] of rows.entries()) {
      const edge = (side: 'top' | 'bottom', isOuter: boolean): XmlElement | null =>
        childNamed(borders, isOuter ? `w:${side}` : 'w:insideH')
      for (const cell of childrenNamed(row, 'w:tc')) {
        const own = childNamed(childNamed(cell, 'w:tcPr'), 'w:tcBorders')
        const ruleAt = (side: 'top' | 'bottom', isOuter: boolean): Border | null =>
          borderOf(childNamed(own, `w:${side}`) ?? edge(side, isOuter))
        this.readBlocks(cell, {
          ...surroundings,
          cell: { table: number, top: ruleAt('top', index === 0), bottom: ruleAt('bottom', index === rows.length - 1) },
        })
      }
    }
  }
}
