import { describe, expect, it } from 'vitest'
import { bagChecks } from '../../../src/core/exchange/format/bag.ts'
import { readPackage, readPackageWith } from '../../../src/core/exchange/format/read-package.ts'
import { flipFileBits, flipMemberBits, type Reader } from '../../checks/package/bit-flip.ts'
import { samplePackage } from '../../checks/package/sample-package.ts'

const without =
  (name: string): Reader =>
  (file) => {
    const checks = bagChecks.filter((check) => check.name !== name)
    expect(checks).toHaveLength(bagChecks.length - 1)
    return readPackageWith(checks, file)
  }

describe('a package with one changed bit', () => {
  it('is refused, whichever bit of the file it is', { timeout: 120_000 }, async () => {
    const bytes = samplePackage()
    const report = await flipFileBits(bytes, readPackage)
    expect(report.tried).toBe(bytes.length * 8)
    expect(report.accepted).toEqual([])
    expect(report.crashes).toEqual([])
    console.log(`every one of ${report.tried} bits of a package:`, Object.fromEntries(report.byCode))
  })

  it(
    'is refused, whichever bit of a member it is, when the zip around it is made correct again',
    { timeout: 120_000 },
    async () => {
      const report = await flipMemberBits(samplePackage(), readPackage)
      expect(report.tried).toBeGreaterThan(20_000)
      expect(report.accepted).toEqual([])
      expect(report.crashes).toEqual([])
      console.log(`every one of ${report.tried} bits of its members:`, Object.fromEntries(report.byCode))
    },
  )
})

// Five has no common factor with eight: every bit position is still tried.
describe('a reader with one check left out (broken twins)', () => {
  it('lets changed zip headers pass without the check of the archive', async () => {
    const report = await flipFileBits(samplePackage(), without('canonical archive'), 5)
    expect(report.accepted.length).toBeGreaterThan(0)
  })

  it.each([
    ['payload manifest', 'data/datapackage.json'],
    ['tag manifest', 'bag-info.txt'],
    ['signature', 'tagmanifest-sha256.txt.minisig'],
  ])('lets changed members pass without the check of the %s', async (name, member) => {
    const report = await flipMemberBits(samplePackage(), without(name), 5)
    expect(report.accepted.length).toBeGreaterThan(0)
    expect(report.accepted.every((place) => place.includes(member))).toBe(true)
  })
})
