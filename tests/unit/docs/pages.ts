/** The documents of the project as files, and what the tests read out of them. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const root = join(import.meta.dirname, '..', '..', '..')

export interface DocumentPage {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

export function readPages(): DocumentPage[] {
  return globSync(['*.md', 'docs/**/*.md'], { cwd: root })
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readPage(path) }))
}

export function readPage(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Targets of links and pictures that lie in the project, from its root. */
export function localTargets({ path, text }: DocumentPage): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:|^#/.test(target))
    .map((target) => relative(root, join(root, dirname(path), decodeURI(target.replace(/#.*$/, '')))))
}

/** Paths of the project that are named in backticks, as far as they are written out in full. */
export function namedPaths({ text }: DocumentPage): string[] {
  return [...text.matchAll(/`((?:src|scripts|tests|resources|docs)\/[^`\s]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<>*{…]/.test(path))
}

function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
}
