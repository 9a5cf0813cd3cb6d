import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyPragmas, assertPragmas, assertSqliteVersion } from '../../../src/core/db/pragmas.ts'
import { temporaryFolder } from '../../support/checks/storage.ts'

function opened(): BetterSqlite3.Database {
  const database = new BetterSqlite3(join(temporaryFolder(), 'test.db'))
  onTestFinished(() => void database.close())
  return database
}

describe('the settings on which "saved is saved" rests', () => {
  it('hold after opening, read back from SQLite itself', () => {
    const database = opened()
    applyPragmas(database)
    const actual = (name: string): unknown => database.pragma(name, { simple: true })
    expect(actual('journal_mode')).toBe('wal')
    expect(actual('synchronous')).toBe(2)
    expect(actual('locking_mode')).toBe('exclusive')
    expect(actual('foreign_keys')).toBe(1)
    expect(actual('trusted_schema')).toBe(0)
    expect(actual('cell_size_check')).toBe(1)
    expect(actual('secure_delete')).toBe(1)
    expect(actual('mmap_size')).toBe(0)
  })

  it('are not what the driver would choose: its default loses commits in a power cut', () => {
    const path = join(temporaryFolder(), 'test.db')
    const first = new BetterSqlite3(path)
    first.pragma('journal_mode=WAL')
    first.exec('CREATE TABLE t (a)')
    first.close()
    const database = new BetterSqlite3(path)
    onTestFinished(() => void database.close())
    database.exec('INSERT INTO t VALUES (1)')
    expect(database.pragma('synchronous', { simple: true })).toBe(1)
    expect(() => assertPragmas(database)).toThrow()
  })

  it.each([
    'locking_mode=NORMAL',
    'journal_mode=DELETE',
    'synchronous=NORMAL',
    'synchronous=OFF',
    'foreign_keys=OFF',
    'trusted_schema=ON',
    'cell_size_check=OFF',
    'secure_delete=OFF',
    'mmap_size=1000000',
    'temp_store=FILE',
  ])('stop the start when one is different: %s', (change) => {
    const database = opened()
    applyPragmas(database)
    database.pragma(change)
    expect(() => assertPragmas(database)).toThrow(`pragma ${change.split('=')[0]}`)
  })

  it.each(['3.51.2', '3.50.9', '2.99.99'])('refuse SQLite %s, which can lose a write-ahead log', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(version)
  })

  it.each(['3.51.3', '3.53.2', '4.0.0'])('accept SQLite %s', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow()
  })
})
