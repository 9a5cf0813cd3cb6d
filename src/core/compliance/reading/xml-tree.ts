/**
 * A small unchanging tree of an XML part of an Office file. Names get one fixed prefix per namespace, whatever prefix the
 * writer chose and whether it wrote the transitional or the strict namespaces. Knows nothing of documents.
 */
import { DOMParser, onErrorStopParsing, ParseError, type Element, type Node } from '@xmldom/xmldom'
import { damaged, unsafe } from '../../intake/limits.ts'

export interface XmlElement {
  /** Fixed prefix and local name, e.g. `w:p`; names of unknown namespaces begin with `?:`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Counted before a tree is built. A document of a thousand pages stays below them. */
export const treeLimits = { characters: 24 * 1024 * 1024, tags: 1_500_000, depth: 200 } as const

const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
}

/** @throws AppError file_damaged, file_unsafe without the file's name */
export function parseXml(part: string, xml: string): XmlElement {
  refuseHostile(part, xml)
  try {
    const root = new DOMParser({ locator: false, onError: onErrorStopParsing }).parseFromString(xml, 'text/xml')
    return elementOf(root.documentElement)
  } catch (error) {
    if (error instanceof ParseError) throw damaged(`${part} 的 XML 写法有误`)
    throw error
  }
}

/** In well-formed XML `<!DOCTYPE` can only be a declaration, or stand in a comment or CDATA, which no writer does. */
function refuseHostile(part: string, xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) throw unsafe(`${part} 的 XML 里有 DOCTYPE 等声明`)
  let tags = 0
  let depth = 0
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml.charAt(at + 1)
    if (next === '!' || next === '?') continue
    tags += 1
    if (next === '/') depth -= 1
    else if (xml.charAt(xml.indexOf('>', at) - 1) !== '/') depth += 1
    if (depth > treeLimits.depth) throw unsafe(`${part} 的内容嵌套超过 ${treeLimits.depth} 层`)
    if (tags > treeLimits.tags) throw unsafe(`${part} 的内容过多`)
  }
}

function elementOf(node: Element | null): XmlElement {
  if (node === null) throw damaged('XML 内容不完整')
  const attributes = new Map<string, string>()
  for (let index = 0; index < node.attributes.length; index += 1) {
    const attribute = node.attributes.item(index)
    if (attribute !== null) attributes.set(nameOf(attribute.namespaceURI, attribute.localName), attribute.value)
  }
  const children: (XmlElement | string)[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child)) children.push(elementOf(child))
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE)
      children.push(child.nodeValue ?? '')
  }
  return { name: nameOf(node.namespaceURI ?? '', node.localName), attributes, children }
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}

function nameOf(namespace: string | null, local: string | null): string {
  if (namespace === null) return local ?? ''
  return `${prefixes[namespace] ?? '?'}:${local ?? ''}`
}

export function elementsOf(element: XmlElement | null): XmlElement[] {
  return element === null ? [] : element.children.filter((child) => typeof child !== 'string')
}

export function childrenNamed(element: XmlElement | null, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name)
}

export function childNamed(element: XmlElement | null, name: string): XmlElement | null {
  return elementsOf(element).find((child) => child.name === name) ?? null
}

/** The first element of the name at any depth. */
export function descendantNamed(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : descendantNamed(child, name)
    if (found !== null) return found
  }
  return null
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

export function attribute(element: XmlElement | null, name: string): string | null {
  return element?.attributes.get(name) ?? null
}

/** A number, also with the unit that the strict format writes (`12pt`, `2.5mm`); null when it is none. */
export function numberAttribute(element: XmlElement | null, name: string): number | null {
  const value = attribute(element, name)
  const parts = value === null ? null : /^(-?\d+(?:\.\d+)?)(pt|mm|cm|in)?$/.exec(value.trim())
  if (parts === null) return null
  return Number(parts[1]) * (twipsPerUnit[parts[2] ?? ''] ?? 1)
}

const twipsPerUnit: Readonly<Record<string, number>> = { pt: 20, mm: 1440 / 25.4, cm: 14400 / 25.4, in: 1440 }

/** `w:val` of a child. */
export function valueOf(element: XmlElement | null, name: string): string | null {
  return attribute(childNamed(element, name), 'w:val')
}

/** An on/off property: present without a value means on. */
export function isOn(property: XmlElement | null): boolean {
  return property !== null && !['0', 'false', 'off'].includes(attribute(property, 'w:val') ?? '1')
}
