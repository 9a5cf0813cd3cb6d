/** The promise about packages (reliability D1) in the form of the other checks; what it tries is in package/bit-flip.ts. */
import { bagChecks } from '../../src/core/exchange/format/bag.ts'
import { readPackage, readPackageWith } from '../../src/core/exchange/format/read-package.ts'
import type { Check, CheckResult, CheckSize } from '../support/checks/report.ts'
import { flipFileBits, flipMemberBits, type Reader } from './package/bit-flip.ts'
import { samplePackage } from './package/sample-package.ts'

/** No common factor with eight: every position within a byte is still tried. */
const fastStep = 5

const unsigned: Reader = (file) =>
  readPackageWith(
    bagChecks.filter((check) => check.name !== 'signature'),
    file,
  )

async function run({ deep }: CheckSize): Promise<CheckResult> {
  const step = deep ? 1 : fastStep
  const bytes = samplePackage()
  const reports = [await flipFileBits(bytes, readPackage, step), await flipMemberBits(bytes, readPackage, step)]
  const twin = await flipMemberBits(bytes, unsigned, fastStep)
  return {
    name: 'package',
    promise: '数据包里改动任何一位都会被拒收',
    tried: reports.reduce((sum, { tried }) => sum + tried, 0),
    failures: reports.flatMap(({ accepted, crashes }) => [...accepted, ...crashes]),
    twins: [{ name: '不查单位印章', tried: twin.tried, caught: twin.accepted.length }],
    notes: [],
  }
}

export const packageCheck: Check = { name: 'package', unavailable: () => null, run }
