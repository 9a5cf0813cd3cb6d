/** Finds the tags of a template, paragraph by paragraph, whatever runs they are split over. Knows no field. */
import type { DocxParts } from '../compliance/reading/docx-parts.ts'
import { elementsOf, textOf, type XmlElement } from '../compliance/reading/xml-tree.ts'

export interface Place {
  /** 正文, or 页眉页脚. */
  readonly part: string
  /** From 1, blank paragraphs too. */
  readonly ordinal: number
  readonly text: string
}

export interface Tag {
  /** open begins a loop, absent what is shown when there is nothing to loop over, close ends both. */
  readonly kind: 'field' | 'open' | 'absent' | 'close'
  readonly name: string
  readonly place: Place
}

export interface BrokenTag {
  readonly written: string
  readonly problem: 'unclosed' | 'unopened' | 'fullWidth'
  readonly place: Place
}

export interface TemplatePart {
  readonly tags: readonly Tag[]
  readonly broken: readonly BrokenTag[]
}

/** A loop begins and ends in the same part. */
export function readTags(parts: DocxParts): TemplatePart[] {
  const others = [...parts.byRelationship.values()]
  return [tagsOf(paragraphsOf(parts.document), '正文'), ...others.map((part) => tagsOf(paragraphsOf(part), '页眉页脚'))]
}

/** Texts of the paragraphs; those of a text box follow the one that holds it. */
function paragraphsOf(element: XmlElement): string[] {
  return elementsOf(element).flatMap((child) => {
    // The same content once more, for older programs.
    if (child.name === 'mc:Fallback') return []
    const inner = paragraphsOf(child)
    return child.name === 'w:p' ? [ownText(child), ...inner] : inner
  })
}

function ownText(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => {
      if (child.name === 'w:t') return textOf(child)
      return child.name === 'w:p' || child.name === 'mc:Fallback' || child.name === 'w:txbxContent'
        ? ''
        : ownText(child)
    })
    .join('')
}

function tagsOf(texts: readonly string[], part: string): TemplatePart {
  const tags: Tag[] = []
  const broken: BrokenTag[] = []
  for (const [index, text] of texts.entries()) {
    const place = { part, ordinal: index + 1, text }
    // A brace, what follows it up to the next one, and the closing one; or a closing one that nothing opened.
    for (const [written, full, inner, closer] of text.matchAll(/(｛[^{}｛｝]*｝)|\{([^{}]*)(\}?)|\}/gu)) {
      if (full !== undefined) broken.push({ written, problem: 'fullWidth', place })
      else if (inner === undefined) broken.push({ written, problem: 'unopened', place })
      else if (closer === '') broken.push({ written, problem: 'unclosed', place })
      else tags.push(tagOf(inner.trim(), place))
    }
  }
  return { tags, broken }
}

const kinds: Readonly<Record<string, Tag['kind']>> = { '#': 'open', '^': 'absent', '/': 'close' }

function tagOf(inner: string, place: Place): Tag {
  const kind = kinds[inner.charAt(0)]
  return kind === undefined ? { kind: 'field', name: inner, place } : { kind, name: inner.slice(1).trim(), place }
}
