/** `sidan`: the core on the command line, for scheduled exports and support. Each command has its own file. Prints nothing itself. */
import { AppError, describeError } from '../contract/errors.ts'
import { exitCodes } from '../contract/exit-codes.ts'
import { helpText, readArguments, UsageError, type Command, type CommandResult } from './command.ts'
import { backupCommand, restoreCommand, verifyCommand } from './commands/backup.ts'
import { minutesCheckCommand } from './commands/compliance.ts'
import { importCommand } from './commands/import.ts'
import { packageInboxCommand, packageReceiptCommand, packageSubmissionsCommand } from './commands/inbox.ts'
import { initCommand } from './commands/init.ts'
import { listsExportCommand } from './commands/lists.ts'
import { meetingImportCommand, meetingPapersCommand, minutesIssueCommand } from './commands/meetings.ts'
import { moveInCommand, moveOutCommand } from './commands/moving.ts'
import { packageCreateCommand, packageImportCommand, packageVerifyCommand } from './commands/packages.ts'
import { reportCommand } from './commands/report.ts'
import { staffingCheckCommand, staffingRulesCommand } from './commands/staffing.ts'
import {
  cardAddCommand,
  cardConfirmCommand,
  cardRenewCommand,
  cardRevokeCommand,
  cardShowCommand,
} from './commands/trust.ts'

const commands: readonly Command[] = [
  initCommand,
  importCommand,
  listsExportCommand,
  staffingCheckCommand,
  staffingRulesCommand,
  meetingImportCommand,
  meetingPapersCommand,
  minutesIssueCommand,
  minutesCheckCommand,
  reportCommand,
  packageCreateCommand,
  packageVerifyCommand,
  packageImportCommand,
  packageInboxCommand,
  packageReceiptCommand,
  packageSubmissionsCommand,
  cardShowCommand,
  cardAddCommand,
  cardConfirmCommand,
  cardRevokeCommand,
  cardRenewCommand,
  moveOutCommand,
  moveInCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
]

/** What a run comes to: whoever started it prints the two texts and ends with the code. */
export interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}

/** @param argv what follows `sidan`. */
export async function run(argv: readonly string[]): Promise<Outcome> {
  const json = argv.includes('--json')
  const found = findCommand(argv)
  if (found === undefined) return overview(json, argv)
  try {
    if (argv.includes('--help'))
      return print(json, { json: { usage: found.command.usage }, text: helpText(found.command) })
    return print(json, await found.command.run(readArguments(found.command, found.rest)))
  } catch (error) {
    return fail(json, found.command, error)
  }
}

function findCommand(argv: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  const words = argv.findIndex((word) => word.startsWith('-'))
  const leading = words === -1 ? argv : argv.slice(0, words)
  for (const length of [2, 1]) {
    const name = leading.slice(0, length).join(' ')
    const command = leading.length < length ? undefined : commands.find((candidate) => candidate.name === name)
    if (command !== undefined) return { command, rest: argv.slice(length) }
  }
  return undefined
}

function overview(json: boolean, argv: readonly string[]): Outcome {
  const asked = argv.length === 0 || argv.every((word) => word === '--help' || word === 'help' || word === '--json')
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const lines = [
    '四单通命令行',
    '',
    '用法：sidan <命令> [选项]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
    '',
    '每条命令加 --help 查看用法，加 --json 输出 JSON。',
  ]
  if (asked) return print(json, { json: { commands: commands.map((command) => command.name) }, text: lines })
  return report(json, 'usage', `没有这条命令：${argv.join(' ')}\n\n${lines.join('\n')}`, exitCodes.usage)
}

function print(json: boolean, result: CommandResult): Outcome {
  const output = json
    ? `${JSON.stringify({ ok: true, ...result.json })}\n`
    : result.text.map((line) => `${line}\n`).join('')
  return { exitCode: result.exitCode ?? exitCodes.done, output, errors: '' }
}

function fail(json: boolean, command: Command, error: unknown): Outcome {
  if (error instanceof UsageError)
    return report(json, 'usage', `${error.message}。用法：sidan ${command.usage}`, exitCodes.usage)
  if (error instanceof AppError) return report(json, error.code, describeError(error), exitCodeOf(error))
  return report(
    json,
    'internal',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    exitCodes.internal,
  )
}

function report(json: boolean, code: string, message: string, exitCode: number): Outcome {
  return json
    ? { exitCode, output: `${JSON.stringify({ ok: false, code, message })}\n`, errors: '' }
    : { exitCode, output: '', errors: `${message}\n` }
}

function exitCodeOf({ code }: AppError): number {
  if (code === 'internal') return exitCodes.internal
  if (code === 'database_locked') return exitCodes.locked
  if (code === 'database_exists' || code === 'database_missing') return exitCodes.refused
  return code === 'in_recovery' || code.startsWith('database_') ? exitCodes.recovery : exitCodes.refused
}
