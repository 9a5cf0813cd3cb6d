/** Where the row behind a number is kept. */
import type { ReportRowKind } from '../../../contract/api/reports.ts'

export function rowPath(kind: ReportRowKind, id: string): string {
  switch (kind) {
    case 'communities':
      return `/staffing?community=${id}`
    case 'grids':
      return `/staffing?grid=${id}`
    case 'people':
      return `/staffing/people/${id}`
    case 'meetings':
      return `/meetings/${id}`
    case 'topics':
      return '/meetings/topics'
    case 'tasks':
      return `/tasks?scope=all&task=${id}`
    default:
      return `/ledgers/${kind}?record=${id}`
  }
}
