/** The exchange by the scheduler: sealing, a folder of packages, receipts, who has submitted; with exit codes, without questions. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readArguments, UsageError, type Command, type CommandResult } from '../../../src/cli/command.ts'
import { exitCodes } from '../../../src/contract/exit-codes.ts'
import {
  packageInboxCommand,
  packageReceiptCommand,
  packageSubmissionsCommand,
} from '../../../src/cli/commands/inbox.ts'
import { packageCreateCommand, packageImportCommand, packageVerifyCommand } from '../../../src/cli/commands/packages.ts'
import { isConfidential } from '../../../src/core/exchange/confidential/index.ts'
import { district, openSampleApp, openTestApp, street, temporaryFolder } from '../../support/app.ts'

let streetDir = ''
let districtDir = ''
const folder = temporaryFolder()
const incoming = join(folder, '收到')

function run(command: Command, ...argv: string[]): Promise<CommandResult> {
  return command.run(readArguments(command, argv))
}

const create = (...more: string[]) =>
  run(packageCreateCommand, '--data', streetDir, '--period', '2026-11', '--out', join(folder, '数据包.zip'), ...more)

beforeAll(async () => {
  const sender = await openSampleApp()
  streetDir = sender.dataDir
  await sender.close()
  const app = await openTestApp({ unit: district })
  districtDir = app.dataDir
  await app.close()
  mkdirSync(incoming)
})

it('personal data does not leave unprotected because nobody said anything', async () => {
  await expect(create()).rejects.toThrow(UsageError)
  const sealed = await create('--protect', 'code')
  const bytes = readFileSync(join(folder, '数据包.zip'))
  expect(isConfidential(bytes)).toBe(true)
  const code = String(sealed.json['secretCode'])
  expect(sealed.text.join()).toContain(code)
  expect(await run(packageVerifyCommand, join(folder, '数据包.zip'), '--code', code)).toMatchObject({
    json: { code: 'ok', info: { sequence: 1 } },
  })
  expect(await run(packageVerifyCommand, join(folder, '数据包.zip'))).toMatchObject({
    json: { ok: false, code: 'package_code_needed' },
    exitCode: exitCodes.refused,
  })
})

it('a folder is taken in as a whole, and again without harm; what is refused is in the exit code', async () => {
  const sealed = await create('--protect', 'none')
  expect(sealed.json).toMatchObject({ protection: 'none', info: { sequence: 2 } })
  expect(sealed.json['readBackAt']).toMatch(/^2\d{3}-/)
  copyFileSync(join(folder, '数据包.zip'), join(incoming, '二.zip'))
  const one = join(incoming, '二.zip')
  await expect(run(packageImportCommand, one, '--data', districtDir)).rejects.toMatchObject({
    code: 'package_unknown_sender',
  })
  const unknown = await run(packageInboxCommand, incoming, '--data', districtDir)
  const left = [{ file: '二.zip', unitName: street.unitName, checkCode: sealed.json['checkCode'] }]
  expect(unknown).toMatchObject({ exitCode: exitCodes.refused, json: { imported: 0, left } })
  const accepted = await run(packageInboxCommand, incoming, '--data', districtDir, '--accept-new')
  expect(accepted).toMatchObject({ exitCode: exitCodes.done, json: { imported: 1 } })
  expect(accepted.text.join()).toContain('还没有收到第 1 号')
  writeFileSync(join(incoming, '坏.zip'), 'PK')
  const again = await run(packageInboxCommand, incoming, '--data', districtDir)
  expect(again).toMatchObject({ exitCode: exitCodes.refused, json: { imported: 1, refused: [{ file: '坏.zip' }] } })
})

it('without changes nothing is sealed', async () => {
  await expect(create('--protect', 'none', '--changes')).rejects.toMatchObject({ code: 'package_no_changes' })
})

it('receipts go back, and who has not submitted is in the exit code', async () => {
  const out = join(folder, '回执.zip')
  // What cannot be written is voided: it answers nothing, and its number is free.
  const nowhere = join(folder, '二.txt', '回执.zip')
  writeFileSync(join(folder, '二.txt'), '')
  const toStreet = ['--data', districtDir, '--from', street.unitCode]
  await expect(run(packageReceiptCommand, ...toStreet, '--out', nowhere)).rejects.toThrow(Error)
  const unanswered = await run(packageSubmissionsCommand, '--data', districtDir, '--period', '2026-11')
  expect(unanswered.json).toMatchObject({ units: [{ cells: [{ answered: false }] }] })
  const receipt = await run(packageReceiptCommand, '--data', districtDir, '--from', street.unitCode, '--out', out)
  expect(receipt.json).toMatchObject({ answered: { sequence: 2 }, info: { kind: 'receipt', sequence: 1 } })
  const back = join(folder, '回来')
  mkdirSync(back)
  copyFileSync(out, join(back, '回执.zip'))
  expect(await run(packageInboxCommand, back, '--data', streetDir, '--accept-new')).toMatchObject({
    exitCode: exitCodes.done,
  })
  const table = await run(packageSubmissionsCommand, '--data', districtDir, '--period', '2026-11')
  expect(table.json).toMatchObject({ units: [{ unit: street.unitCode, missingSequences: [1] }] })
  await expect(run(packageReceiptCommand, '--data', districtDir, '--from', '999901009', '--out', out)).rejects.toThrow(
    UsageError,
  )
})
