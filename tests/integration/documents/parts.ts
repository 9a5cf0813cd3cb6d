/** Looks into Office files: their parts by name, and whether a part is well-formed XML. */
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)

export interface Part {
  readonly content: string
  readonly time: string
}

export async function partsOf(file: Uint8Array): Promise<Map<string, Part>> {
  const zip = await open(Buffer.from(file), { lazyEntries: true })
  const openStream = promisify(zip.openReadStream.bind(zip))
  const parts = new Map<string, Part>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry: yauzl.Entry) => {
      openStream(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          const time = `${entry.lastModFileDate}/${entry.lastModFileTime}`
          parts.set(entry.fileName, { content: content.toString('utf8'), time })
          zip.readEntry()
        })
        .catch(reject)
    })
    zip.readEntry()
  })
}

export async function partOf(file: Uint8Array, name: string): Promise<string> {
  const part = (await partsOf(file)).get(name)
  if (!part) throw new Error(`no part ${name}`)
  return part.content
}

const TOKEN =
  /<\?[^?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy

/** The first thing that is not XML, or null. Enough for what writers produce: no comments, CDATA or DOCTYPE. */
export function xmlFault(xml: string): string | null {
  const stack: string[] = []
  let at = 0
  for (const token of xml.matchAll(TOKEN)) {
    const [text, closing, name] = token
    at += text.length
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/.test(text)) return `a bare & in ${text.slice(0, 60)}`
    if (/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
      return `a forbidden character in ${text.slice(0, 60)}`
    if (name === undefined) continue
    if (closing === '/' && stack.pop() !== name) return `</${name}> closes nothing`
    const attributes = Array.from((token[3] ?? '').matchAll(/([\w:.-]+)\s*=/g), (match) => match[1])
    if (new Set(attributes).size !== attributes.length) return `an attribute twice in ${text.slice(0, 60)}`
    if (closing !== '/' && token[4] !== '/') stack.push(name)
  }
  if (at !== xml.length) return `not XML: ${xml.slice(at, at + 60)}`
  return stack.length === 0 ? null : `<${stack.join('><')}> stay open`
}
