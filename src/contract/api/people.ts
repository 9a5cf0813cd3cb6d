/** Two records of one person become one, and two again when it was a mistake. */
import { z } from 'zod'
import { command } from '../define-api.ts'
import { cellValues, recordId, saved } from './shared.ts'

export const peopleApi = {
  /** `values` are the chosen values of the person who is kept; what is not named stays as it is. */
  merge: command(
    '合并人员',
    z.strictObject({ keep: recordId, merge: recordId, values: cellValues.default({}) }),
    z.strictObject({ saved }),
  ),
  /** `merge` is the id of the merge, as the record of the kept person names it. */
  unmerge: command('拆分人员', z.strictObject({ merge: recordId }), z.strictObject({ saved })),
} as const
