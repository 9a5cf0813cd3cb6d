/** Edits the XML of a .docx the way a careless hand would: direct formatting and other words, wherever the writer put them. */
import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'
import PizZip from 'pizzip'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export type Attributes = Readonly<Record<string, string | number>>

export class DocxEditor {
  readonly #zip: PizZip
  readonly #parts = new Map<string, Document>()

  constructor(bytes: Uint8Array) {
    this.#zip = new PizZip(bytes)
  }

  bytes(): Uint8Array {
    for (const [name, part] of this.#parts) this.#zip.file(name, new XMLSerializer().serializeToString(part))
    return this.#zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
  }

  names(): string[] {
    return Object.keys(this.#zip.files)
  }

  /** Replaces a part by text as it is. */
  write(name: string, xml: string): void {
    this.#zip.file(name, xml)
  }

  remove(name: string): void {
    this.#zip.remove(name)
  }

  text(name: string): string {
    const file = this.#zip.file(name)
    if (file === null) throw new Error(`no part ${name}`)
    return file.asText()
  }

  part(name = 'word/document.xml'): Document {
    const known = this.#parts.get(name) ?? new DOMParser().parseFromString(this.text(name), 'text/xml')
    this.#parts.set(name, known)
    return known
  }

  all(name: string, part?: string): Element[] {
    return [...this.part(part).getElementsByTagNameNS(W, name)]
  }

  /** The first element of the name; the last where documents end with it. */
  one(name: string, part?: string): Element {
    const found = this.all(name, part).at(-1)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }

  /** The first paragraph whose text begins so. */
  paragraph(beginning: string, part?: string): Element {
    const found = this.all('p', part).find((paragraph) => textOf(paragraph).trimStart().startsWith(beginning))
    if (found === undefined) throw new Error(`no paragraph ${beginning}`)
    return found
  }

  setText(paragraph: Element, text: string): void {
    const [first, ...others] = paragraph.getElementsByTagNameNS(W, 't')
    if (first === undefined) throw new Error('a paragraph without text')
    for (const tab of [...paragraph.getElementsByTagNameNS(W, 'tab')]) {
      if (tab.parentNode?.localName === 'r') tab.parentNode.removeChild(tab)
    }
    first.textContent = text
    first.setAttribute('xml:space', 'preserve')
    for (const other of others) other.textContent = ''
  }

  replaceText(paragraph: Element, before: string | RegExp, after: string): void {
    const texts = [...paragraph.getElementsByTagNameNS(W, 't')]
    const target = texts.find((text) => (text.textContent ?? '').search(before) !== -1)
    if (target === undefined) throw new Error(`no text ${String(before)}`)
    target.textContent = (target.textContent ?? '').replace(before, after)
  }

  /** Direct formatting of the paragraph; what is not given of the property stays inherited. */
  format(paragraph: Element, property: string, attributes: Attributes): void {
    this.#set(this.#child(paragraph, 'pPr'), property, attributes)
  }

  /** Direct formatting of every run. */
  formatRuns(paragraph: Element, property: string, attributes: Attributes): void {
    for (const run of paragraph.getElementsByTagNameNS(W, 'r')) this.#set(this.#child(run, 'rPr'), property, attributes)
  }

  formatFirstRun(paragraph: Element, property: string, attributes: Attributes): void {
    this.#set(this.#child(this.child(paragraph, 'r'), 'rPr'), property, attributes)
  }

  /** The first child of the name. */
  child(parent: Element, name: string): Element {
    const own = childOf(parent, name)
    if (own === null) throw new Error(`no ${name}`)
    return own
  }

  font(paragraph: Element, name: string): void {
    this.formatRuns(paragraph, 'rFonts', { ascii: name, hAnsi: name, eastAsia: name })
  }

  size(paragraph: Element, pt: number): void {
    this.formatRuns(paragraph, 'sz', { val: pt * 2 })
  }

  set(element: Element, attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) element.setAttributeNS(W, `w:${name}`, String(value))
  }

  /** A copy of a paragraph with another text, after it. */
  insertAfter(paragraph: Element, text: string, model = paragraph): Element {
    const copy = model.cloneNode(true)
    paragraph.parentNode?.insertBefore(copy, paragraph.nextSibling)
    if (!isElement(copy)) throw new Error('a paragraph is an element')
    if (text === '') for (const run of [...copy.getElementsByTagNameNS(W, 'r')]) copy.removeChild(run)
    else this.setText(copy, text)
    return copy
  }

  drop(element: Element): void {
    element.parentNode?.removeChild(element)
  }

  /** Puts an element elsewhere. */
  move(element: Element, before: Element): void {
    before.parentNode?.insertBefore(element, before)
  }

  #child(parent: Element, name: string): Element {
    const own = childOf(parent, name)
    if (own !== null) return own
    const made = this.#make(parent, name)
    parent.insertBefore(made, parent.firstChild)
    return made
  }

  #set(properties: Element, property: string, attributes: Attributes): void {
    const own = childOf(properties, property) ?? this.#make(properties, property)
    properties.appendChild(own)
    this.set(own, attributes)
  }

  #make(near: Element, name: string): Element {
    if (near.ownerDocument === null) throw new Error('an element without a document')
    return near.ownerDocument.createElementNS(W, `w:${name}`)
  }
}

function childOf(parent: Element, name: string): Element | null {
  const own = [...parent.childNodes].find((node) => node.localName === name)
  return own !== undefined && isElement(own) ? own : null
}

function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1
}

export function textOf(paragraph: Element): string {
  return [...paragraph.getElementsByTagNameNS(W, 't')].map((text) => text.textContent ?? '').join('')
}
