/** Several papers in one file, each of them beginning on a new page. Pure; knows no file format. */
import type { DocModel } from './doc-model.ts'

/**
 * `restart`: each paper counts its pages from 1 and begins on a sheet of its own, so that a file printed on both sides can
 * be handed out paper by paper. `continue`: one count through the file.
 */
export type PageNumbering = 'restart' | 'continue'

export interface DocumentSet {
  readonly papers: readonly DocModel[]
  readonly numbering: PageNumbering
}

export function joinDocuments(papers: readonly DocModel[], numbering: PageNumbering = 'restart'): DocumentSet {
  return { papers, numbering }
}

export function asSet(document: DocModel | DocumentSet): DocumentSet {
  return 'papers' in document ? document : joinDocuments([document])
}
