/**
 * The process whose stick is pulled: seals a package with the command line's own code while the n-th operation on the stick
 * fails. Arguments: data folder, file on the stick, which operation, errno. Answers one line of JSON.
 */
import { readFileSync, truncateSync, writeSync } from 'node:fs'
import { AppError } from '../../../src/contract/errors.ts'
import { readArguments } from '../../../src/cli/command.ts'
import { packageCreateCommand } from '../../../src/cli/commands/packages.ts'
import { ackFile, openAcks } from '../../support/checks/acknowledge.ts'

const [dataDir = '', out = '', at = '', errno = ''] = process.argv.slice(2)
const acks = openAcks()
writeSync(acks, `arm ${at} ${errno} 1`)
const argv = ['--data', dataDir, '--out', out, '--period', '2026-11', '--protect', 'none', '--changes']
const code = await packageCreateCommand.run(readArguments(packageCreateCommand, argv)).then(
  () => 'written',
  (error: unknown) => (error instanceof AppError ? error.code : String(error)),
)
truncateSync(ackFile())
writeSync(acks, 'disarm')
console.log(JSON.stringify({ code, hit: readFileSync(ackFile(), 'utf8').includes('hit') }))
