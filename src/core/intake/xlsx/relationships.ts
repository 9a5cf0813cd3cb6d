/** Relationship parts: which part of a package belongs to which, for both the transitional and the strict namespaces. */
import { token, XmlScanner } from './xml-scanner.ts'
import type { ZipParts } from './zip-parts.ts'

export interface Relationship {
  readonly id: string
  /** Last segment of the type, the same in both namespaces: `worksheet`, `styles` … */
  readonly kind: string
  /** Path inside the package without a leading slash. */
  readonly target: string
}

/** External targets are left out: nothing outside the file is ever followed. */
export async function readRelationships(parts: ZipParts, source: string): Promise<Relationship[]> {
  const slash = source.lastIndexOf('/') + 1
  const folder = source.slice(0, slash)
  const scanner = new XmlScanner()
  const found: Relationship[] = []
  await parts.readText(`${folder}_rels/${source.slice(slash)}.rels`, (text) => {
    scanner.feed(text)
    for (let kind = scanner.next(); kind !== token.more; kind = scanner.next()) {
      if (kind !== token.open || scanner.name() !== 'Relationship') continue
      const attributes = scanner.attributes()
      if (attributes.get('TargetMode') === 'External') continue
      const type = attributes.get('Type') ?? ''
      found.push({
        id: attributes.get('Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(folder, attributes.get('Target') ?? ''),
      })
    }
  })
  scanner.finish()
  return found
}

function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const segments: string[] = []
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
