/** Keeps what was counted for a month, once per set of figures: reporting the same again leaves the first as it is. */
import type { ReportView } from '../../contract/api/reports.ts'
import { sha256 } from '../db/sha256.ts'
import type { CommandContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { countReport, type CountedReport } from './read-report.ts'
import { readSnapshots } from './repository.ts'
import { writeSnapshot } from './snapshot.ts'

export interface KeptNow {
  readonly snapshot: ReportView['snapshots'][number]
  /** False: these very figures had been kept before. */
  readonly kept: boolean
}

export async function keepReport(
  context: CommandContext,
  period: string,
  purpose: string,
  counted?: CountedReport,
): Promise<KeptNow> {
  const { db, records, stamp, unit, options } = context
  const { places } = counted ?? (await countReport(context, period, null))
  const content = writeSnapshot(places)
  const contentHash = sha256(content)
  const [newest] = (await readSnapshots(db, unit.code)).filter((snapshot) => snapshot.period === period)
  if (newest?.content_hash === contentHash) {
    const { id, taken_on, updated_at } = newest
    return { snapshot: { id, period, purpose: newest.purpose, takenOn: taken_on, takenAt: updated_at }, kept: false }
  }
  const takenOn = localDate(options.now())
  const id = options.newId()
  records.create(stamp, 'reportSnapshots', id, unit.code, {
    values: { period, purpose, takenOn, content, contentHash },
  })
  return { snapshot: { id, period, purpose, takenOn, takenAt: stamp.at }, kept: true }
}
