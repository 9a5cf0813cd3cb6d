/** What the program says after a cut, and what SQLite alone says: every acknowledged step there, none by half. */
import type { BackupInfo } from '../../../src/contract/api/backups.ts'
import { systemStatus, verifyReport } from '../../../src/contract/api/system.ts'
import { inspectFolder } from '../../../src/core/db/inspect.ts'
import { ask, openApp } from '../../support/checks/app.ts'
import { readStoredState } from '../../support/checks/stored-state.ts'
import { judgeBackups, validBackups } from './judge-backups.ts'
import { dataFolder, databasePath, type Recording } from './recording.ts'
import type { DiskImage } from './simulated-disk.ts'

export interface Verdict {
  readonly state: 'empty' | 'sound' | 'doubtful'
  readonly problems: readonly string[]
}

/** @param last index of the last acknowledgement before the cut; -1 when nothing was acknowledged yet. */
export function judge(root: string, image: DiskImage, recording: Recording, last: number): Verdict {
  const inspection = inspectFolder(root + dataFolder)
  const backups = judgeBackups(root, image, recording, last)
  const stepUnderWay = recording.acknowledged[last + 1]?.step
  if (inspection.state === 'empty')
    return { state: 'empty', problems: last < 0 ? backups : [...backups, 'an empty first run where data had been'] }
  if (inspection.state === 'doubtful') {
    const { code } = inspection.problem
    const kept = keepsBoth(validBackups(root, image, recording), recording, last)
    const allowed = stepUnderWay === 'restore' && code === 'database_lost' && kept
    return { state: 'doubtful', problems: allowed ? backups : [...backups, `recovery: ${code}`] }
  }
  return { state: 'sound', problems: [...backups, ...judgeDatabase(root, recording, last)] }
}

/** Between the old database and the restored one there may be none in place, as long as both can be had. */
function keepsBoth(valid: readonly BackupInfo[], { acknowledged }: Recording, last: number): boolean {
  const restores = acknowledged.slice(0, last + 2).filter(({ step }) => step === 'restore').length
  return (
    valid.filter(({ reason }) => reason === 'beforeRestore').length === restores &&
    valid.some(({ name }) => name === acknowledged[last + 1]?.backup)
  )
}

function judgeDatabase(root: string, recording: Recording, last: number): string[] {
  const { scenario, acknowledged, digests } = recording
  // A restore takes acknowledged commands back; there the digest alone decides.
  const expected = scenario.name === 'restore' ? [] : acknowledged.slice(0, last + 1)
  const { digest, schema, problems } = readStoredState(root + databasePath, expected)
  if (problems.length > 0 || digest === digests[last] || digest === digests[last + 1]) return [...problems]
  // Several migrations are several steps; each is there or not.
  if (acknowledged[last + 1]?.step === 'migrate' && recording.schemas.has(schema)) return []
  return [digests.includes(digest) ? 'lost: an earlier state' : 'a state that never was']
}

/** The whole program on what the cut left: it starts, and its own full check finds nothing. */
export async function judgeByProgram(root: string, expected: Verdict['state']): Promise<string[]> {
  const app = await openApp(root + dataFolder)
  try {
    const { state, problem } = systemStatus.parse(await ask(app, 'system.status'))
    const wanted = { empty: 'empty', sound: 'ready', doubtful: 'recovery' }[expected]
    if (state !== wanted) return [`the program says ${state} (${problem?.code ?? '-'}), not ${wanted}`]
    if (state !== 'ready') return []
    const report = verifyReport.parse(await ask(app, 'system.verify'))
    return report.checks.flatMap((check) => check.problems)
  } finally {
    await app.close()
  }
}
