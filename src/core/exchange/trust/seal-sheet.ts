/**
 * 恢复单: the seal written as five codes that a person can copy from paper. The sheet needs no file beside it: it is the seal
 * itself in another spelling. Pure; each line has its own check character, all five a common one.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../../../contract/errors.ts'
import { readCodeValues, valuesInCode, writeCode } from '../confidential/secret-code.ts'
import { publicKeyOf } from '../format/minisign.ts'
import type { UnitSeal } from '../format/unit-seal.ts'

const version = 1
const idSize = 8
const seedSize = 32
/** Tells lines of different sheets, or in another order, from one sheet. */
const sumSize = 5
const sheetSize = 1 + idSize + seedSize + sumSize
const lineCount = 5
/** Five lines carry 375 bits; the seal with its check needs 368. */
const spareBits = BigInt(lineCount * valuesInCode * 5 - sheetSize * 8)

export function sealToSheet({ secret }: UnitSeal): string[] {
  const content = Buffer.concat([Uint8Array.of(version), secret.id, secret.seed])
  let rest = BigInt(`0x${Buffer.concat([content, checksum(content)]).toString('hex')}`) << spareBits
  const values: number[] = []
  for (let at = 0; at < lineCount * valuesInCode; at++) {
    values.unshift(Number(rest % 32n))
    rest /= 32n
  }
  return Array.from({ length: lineCount }, (_, line) =>
    writeCode(values.slice(line * valuesInCode, (line + 1) * valuesInCode)),
  )
}

/** @throws AppError seal_sheet_lines, seal_sheet_line, seal_sheet_mixed */
export function sealFromSheet(text: string): UnitSeal {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length !== lineCount) throw new AppError('seal_sheet_lines', { count: lines.length })
  const values = lines.flatMap((line, index) => {
    const read = readCodeValues(line)
    if (read === undefined) throw new AppError('seal_sheet_line', { line: index + 1 })
    return read
  })
  const number = values.reduce((sum, value) => sum * 32n + BigInt(value), 0n)
  const hex = (number >> spareBits).toString(16).padStart(2 * sheetSize, '0')
  const bytes = Buffer.from(hex, 'hex')
  const content = bytes.subarray(0, sheetSize - sumSize)
  if (content[0] !== version || !checksum(content).equals(bytes.subarray(sheetSize - sumSize)))
    throw new AppError('seal_sheet_mixed')
  const secret = {
    id: Uint8Array.from(content.subarray(1, 1 + idSize)),
    seed: Uint8Array.from(content.subarray(1 + idSize)),
  }
  return { secret, public: publicKeyOf(secret) }
}

function checksum(content: Uint8Array): Buffer {
  return createHash('sha256').update('sidantong seal sheet 1').update(content).digest().subarray(0, sumSize)
}
