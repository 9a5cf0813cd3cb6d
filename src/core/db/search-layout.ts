/** How the index is laid out: by kind, own records before others, newest last. A number tells all three. */
import { searchKinds, type SearchKind } from '../../contract/api/search.ts'
import { roleNames } from '../../contract/roles.ts'
import { searchables } from '../search/searchables.ts'
import { sha256 } from './sha256.ts'

const perPart = 2 ** 40

/** To be raised when the same records get other tokens. */
const version = 1

/** Changes with everything that decides what stands in the index. */
export const layout = sha256(JSON.stringify([version, searchKinds, searchables, roleNames]))

export interface IdRange {
  readonly first: number
  readonly last: number
}

/** Own records have the higher half: read backwards, they come first. */
export function idsOf(kind: SearchKind, own?: boolean): IdRange {
  const start = (searchKinds.indexOf(kind) + 1) * 2 * perPart
  if (own === undefined) return { first: start, last: start + 2 * perPart - 1 }
  const part = start + (own ? perPart : 0)
  return { first: part, last: part + perPart - 1 }
}
