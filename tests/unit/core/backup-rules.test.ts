/** Which backups give way: by kind, oldest first, never the newest sound one. */
import { describe, expect, it } from 'vitest'
import type { BackupInfo } from '../../../src/contract/api/backups.ts'
import { surplusBackups } from '../../../src/core/backups/rules.ts'

/** Newest first. */
function backups(...kinds: readonly (readonly [BackupInfo['reason'], number, boolean?])[]): BackupInfo[] {
  return kinds.flatMap(([reason, count, valid = true], group) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${group}-${reason}-${index}`,
      at: '2026-11-05T02:00:00.000Z',
      size: 1,
      reason,
      unitName: '云溪街道办事处',
      sequence: 1,
      rows: {},
      valid,
    })),
  )
}

const namesOf = (list: readonly BackupInfo[]): string[] => list.map(({ name }) => name)

describe('surplus backups', () => {
  it.each<[BackupInfo['reason'], number]>([
    ['daily', 14],
    ['beforeImport', 10],
    ['beforeRestore', 10],
  ])('of the kind %s begin after %i', (reason, kept) => {
    expect(surplusBackups(backups([reason, kept]))).toEqual([])
    expect(namesOf(surplusBackups(backups([reason, kept + 2])))).toEqual([
      `0-${reason}-${kept}`,
      `0-${reason}-${kept + 1}`,
    ])
  })

  it.each<BackupInfo['reason']>(['manual', 'beforeMigration'])('never are of the kind %s', (reason) => {
    expect(surplusBackups(backups([reason, 200]))).toEqual([])
  })

  it('are counted by kind', () => {
    expect(surplusBackups(backups(['daily', 14], ['beforeImport', 10], ['manual', 30], ['beforeRestore', 10]))).toEqual(
      [],
    )
  })

  it('are not the newest sound one, however old it is', () => {
    const list = backups(['daily', 14, false], ['daily', 2])
    expect(namesOf(surplusBackups(list))).toEqual(['1-daily-1'])
  })

  it('of none are none', () => {
    expect(surplusBackups([])).toEqual([])
  })
})
