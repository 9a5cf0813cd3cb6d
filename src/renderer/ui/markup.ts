/**
 * Reads the pages that the core draws (minutes, notices, hand-over lists), without handing text to the browser's own
 * HTML parser: the security policy allows no markup from strings. Only the few elements and attributes listed here
 * exist; anything else is refused.
 */

export interface MarkupElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MarkupNode[]
}

export type MarkupNode = MarkupElement | string

export interface MarkupPage {
  readonly styleText: string
  readonly body: readonly MarkupNode[]
}

const blocks = [
  'html',
  'head',
  'title',
  'style',
  'body',
  'main',
  'section',
  'article',
  'header',
  'footer',
  'div',
] as const
const texts = [
  'h1',
  'h2',
  'h3',
  'p',
  'span',
  'strong',
  'em',
  'del',
  'ins',
  'table',
  'colgroup',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'ol',
  'ul',
  'li',
] as const
const emptyTags: ReadonlySet<string> = new Set(['meta', 'br', 'hr', 'img', 'col'])
const knownTags: ReadonlySet<string> = new Set([...blocks, ...texts, ...emptyTags])
const keptAttributes: ReadonlySet<string> = new Set([
  'class',
  'style',
  'aria-label',
  'colspan',
  'rowspan',
  'lang',
  'alt',
  'src',
])

/** @throws Error when the text is not the small language described above */
export function readMarkup(html: string): MarkupPage {
  const root: OpenElement = { tag: '', attributes: {}, children: [] }
  const open: OpenElement[] = [root]
  const source = html.replace(/^\s*<!doctype html>/i, '')
  let at = 0
  while (at < source.length) {
    const current = open.at(-1)
    if (current === undefined) throw new Error('markup closes more than it opens')
    if (current.tag === 'style') {
      const end = source.indexOf('</style>', at)
      if (end < 0) throw new Error('markup does not close its style')
      current.children.push(source.slice(at, end))
      open.pop()
      at = end + '</style>'.length
      continue
    }
    const next = source.indexOf('<', at)
    if (next !== at) {
      current.children.push(decodeEntities(source.slice(at, next < 0 ? undefined : next)))
      at = next < 0 ? source.length : next
      continue
    }
    const end = source.indexOf('>', at)
    if (end < 0) throw new Error('markup ends inside a tag')
    readTag(source.slice(at + 1, end), open)
    at = end + 1
  }
  if (open.length !== 1) throw new Error(`markup does not close <${open.at(-1)?.tag ?? ''}>`)
  const page = find(root, 'html') ?? root
  return { styleText: textOf(find(page, 'style')), body: (find(page, 'body') ?? page).children }
}

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[]
}

function readTag(inside: string, open: OpenElement[]): void {
  if (inside.startsWith('/')) {
    const closing = inside.slice(1).trim().toLowerCase()
    if (open.pop()?.tag !== closing) throw new Error(`markup closes <${closing}> out of turn`)
    return
  }
  const match = /^([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*\/?$/i.exec(inside)
  const tag = match?.[1]?.toLowerCase()
  if (match === null || tag === undefined || !knownTags.has(tag))
    throw new Error(`markup has an unknown tag <${inside}>`)
  const element: OpenElement = { tag, attributes: readAttributes(match[2] ?? ''), children: [] }
  open.at(-1)?.children.push(element)
  if (!emptyTags.has(tag)) open.push(element)
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-z-]+)="([^"]*)"/gi)].map(([, name = '', value = '']): [string, string] => [
    name.toLowerCase(),
    decodeEntities(value),
  ])
  const foreign = pairs.find(([name, value]) => name === 'src' && !isPicture(value))
  if (foreign !== undefined) throw new Error('markup shows a picture that it does not carry')
  return Object.fromEntries(pairs.filter(([name]) => keptAttributes.has(name)))
}

/** A picture that the page itself carries; nothing is fetched from anywhere. */
function isPicture(address: string): boolean {
  return /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]*$/.test(address)
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  )
}

function find(element: MarkupElement, tag: string): MarkupElement | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const found = child.tag === tag ? child : find(child, tag)
    if (found !== null) return found
  }
  return null
}

function textOf(element: MarkupElement | null): string {
  return element === null ? '' : element.children.filter((child) => typeof child === 'string').join('')
}
