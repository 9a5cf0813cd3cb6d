/** Where a hit leads. A list opens with the row selected, the board with the grid in view, the tasks with the card of one. */
import type { SearchTarget } from '../../../contract/api/search.ts'

export function targetPath(target: SearchTarget): string {
  switch (target.page) {
    case 'ledger':
      return `/ledgers/${target.ledger}?record=${target.recordId}`
    case 'community':
      return `/staffing?community=${target.recordId}`
    case 'grid':
      return `/staffing?grid=${target.recordId}`
    case 'meeting':
      return `/meetings/${target.recordId}`
    case 'task':
      return `/tasks?task=${target.recordId}`
  }
}
