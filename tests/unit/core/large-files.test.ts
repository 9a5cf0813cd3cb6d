/** Files in pieces: the same hash as in one, and files that no buffer could hold. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { copyDurably, fileSha256 } from '../../../src/core/db/large-files.ts'
import { sha256 } from '../../../src/core/db/sha256.ts'

const folder = mkdtempSync(join(tmpdir(), 'sidantong-large-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const piece = 4 * 1024 * 1024

describe('a file in pieces', () => {
  it.each([0, 1, piece - 1, piece, piece + 1, 2 * piece + 3])('of %i bytes is hashed and copied whole', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 12)) % 251)
    const [from, to] = [join(folder, `${size}`), join(folder, `${size}.copy`)]
    writeFileSync(from, bytes)
    expect(fileSha256(from)).toBe(sha256(bytes))
    expect(copyDurably(from, to)).toBe(sha256(bytes))
    expect(readFileSync(to).equals(bytes)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  it('may be larger than a buffer, which reading it whole is not (broken twin)', () => {
    const path = join(folder, 'huge')
    writeFileSync(path, 'begin')
    truncateSync(path, 2 ** 31 + 5)
    expect(() => readFileSync(path)).toThrow(/2 GiB/)
    expect(fileSha256(path)).toMatch(/^[0-9a-f]{64}$/)
  })
})
