/** Which backups give way: by kind, oldest first, never the newest sound one. */
import { describe, expect, it } from 'vitest'
import { isCovered } from '../../../src/core/backups/before-import.ts'
import { surplusBackups } from '../../../src/core/backups/rules.ts'
import type { StatedBackup } from '../../../src/core/db/backup.ts'

const at = '2026-11-05T02:00:00.000Z'
const gigabyte = 1024 ** 3

/** Newest first. */
function backups(...kinds: readonly (readonly [StatedBackup['reason'], number, number?])[]): StatedBackup[] {
  return kinds.flatMap(([reason, count, size = 1], group) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${group}-${reason}-${index}`,
      at,
      size,
      reason,
      unitName: '云溪街道办事处',
      sequence: 1,
      rows: {},
    })),
  )
}

function surplus(list: readonly StatedBackup[], stay: readonly string[] = []): string[] {
  return surplusBackups(list, new Set(stay)).map(({ name }) => name)
}

describe('surplus backups', () => {
  it.each<[StatedBackup['reason'], number]>([
    ['daily', 14],
    ['beforeImport', 10],
    ['beforeRestore', 10],
  ])('of the kind %s begin after %i', (reason, kept) => {
    expect(surplus(backups([reason, kept]))).toEqual([])
    expect(surplus(backups([reason, kept + 2]))).toEqual([`0-${reason}-${kept}`, `0-${reason}-${kept + 1}`])
  })

  it.each<StatedBackup['reason']>(['manual', 'beforeMigration'])('never are of the kind %s', (reason) => {
    expect(surplus(backups([reason, 200, gigabyte]))).toEqual([])
  })

  it('are counted by kind', () => {
    expect(surplus(backups(['daily', 14], ['beforeImport', 10], ['manual', 30], ['beforeRestore', 10]))).toEqual([])
  })

  it('are not those that stay in any case, however old they seem', () => {
    const list = backups(['daily', 17])
    expect(surplus(list, ['0-daily-14', '0-daily-16'])).toEqual(['0-daily-15'])
    expect(surplus(list)).toEqual(['0-daily-14', '0-daily-15', '0-daily-16'])
  })

  it('of none are none', () => {
    expect(surplus([])).toEqual([])
  })

  it('begin sooner where all of them are large, but never before the second of a kind', () => {
    expect(surplus(backups(['daily', 14, gigabyte], ['beforeImport', 6, gigabyte]))).toEqual([])
    expect(surplus(backups(['daily', 8, 3 * gigabyte], ['beforeImport', 3, 3 * gigabyte]))).toEqual([
      '0-daily-6',
      '0-daily-7',
      '1-beforeImport-2',
    ])
    expect(surplus(backups(['daily', 3, 40 * gigabyte]))).toEqual(['0-daily-2'])
  })

  it('are not large because of what goes anyway', () => {
    expect(surplus(backups(['daily', 30, gigabyte], ['beforeImport', 6, gigabyte]))).toHaveLength(16)
  })

  it('are not counted as large because of those that people made', () => {
    expect(surplus(backups(['manual', 40, gigabyte], ['daily', 14, gigabyte]))).toEqual([])
  })
})

describe('an import needs no backup of its own', () => {
  const [backup] = backups(['beforeImport', 1])
  if (backup === undefined) throw new Error('one backup was asked for')
  const cover = { backup, head: 'head' }

  it.each([
    ['after another import, minutes after its backup', 'head', '2026-11-05T02:29:59.000Z', true],
    ['not when something else was saved since', 'other', '2026-11-05T02:05:00.000Z', false],
    ['not when the backup is half an hour old', 'head', '2026-11-05T02:30:00.000Z', false],
    ['not when the clock was set back', 'head', '2026-11-05T01:59:59.000Z', false],
  ])('%s', (_, head, now, expected) => {
    expect(isCovered(cover, head, new Date(now))).toBe(expected)
  })
})
