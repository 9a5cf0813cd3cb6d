/** Where the lines of a table are, as it is typed and as it is asked for. Pure. */
import type { FormTable } from '../../../contract/indicators/form-mapping.ts'

export interface TypedPlace {
  readonly labelColumn: string
  readonly communityColumn?: string | undefined
  readonly from: number | ''
  readonly to: number | ''
}

/** Letters are typed small, with blanks, or by a full-width keyboard; they mean the same column. */
export const asAddress = (text: string): string => text.normalize('NFKC').trim().toUpperCase()

/** What was typed, as it is asked for; null where a row is missing. */
export function placeAsked({ labelColumn, communityColumn = '', from, to }: TypedPlace, lines: FormTable['lines']) {
  if (from === '' || to === '') return null
  const community = lines === 'grid' ? asAddress(communityColumn) : ''
  const at = { labelColumn: asAddress(labelColumn), from, to }
  return community === '' ? at : { ...at, communityColumn: community }
}
