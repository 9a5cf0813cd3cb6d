/** What a command of `sidan` is, and how its arguments are read. Knows no command. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

export interface CommandResult {
  /** One object for `--json`. */
  readonly json: Readonly<Record<string, unknown>>
  /** Lines for people. */
  readonly text: readonly string[]
  readonly exitCode?: number
}

export interface OptionHelp {
  readonly type: 'string' | 'boolean'
  /** May be given more than once; of any other option the last one holds. */
  readonly multiple?: boolean
  readonly help: string
}

export interface Command {
  /** One or two words, e.g. `package create`. */
  readonly name: string
  /** How it is called, after `sidan`. */
  readonly usage: string
  readonly summary: string
  /** Option → what it means, in Chinese. */
  readonly options: Readonly<Record<string, OptionHelp>>
  readonly run: (args: Arguments) => Promise<CommandResult>
}

/** Wrong arguments: the usage is shown with the sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const commonOptions = {
  json: { type: 'boolean', help: '只输出一个 JSON 对象' },
  help: { type: 'boolean', help: '显示用法' },
} as const

export const dataOption = { data: { type: 'string', help: '数据文件夹（默认：本机用户的数据文件夹）' } } as const

export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const options: ParseArgsOptionsConfig = {}
  const known: Command['options'] = { ...command.options, ...commonOptions }
  for (const [name, { type, multiple = false }] of Object.entries(known)) options[name] = { type, multiple }
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    return {
      positionals,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : value]),
      ),
    }
  } catch (error) {
    throw new UsageError(describeParseError(error))
  }
}

/** Node says it in English; the clerk's administrator reads Chinese. */
function describeParseError(error: unknown): string {
  const option = error instanceof Error ? (/'(--?[^' ]+)[^']*'/.exec(error.message)?.[1] ?? '') : ''
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识的选项 ${option}`
  return `选项 ${option} 的写法不对`
}

export function textOption(args: Arguments, name: string): string | undefined {
  const value = args.values[name]
  return typeof value === 'string' ? value : undefined
}

/** Every value of an option that may be given more than once. */
export function textOptions(args: Arguments, name: string): readonly string[] {
  const value = args.values[name]
  return Array.isArray(value) ? value.map(String) : []
}

export function requireOption(args: Arguments, name: string): string {
  const value = textOption(args, name)
  if (value === undefined || value === '') throw new UsageError(`缺少 --${name}`)
  return value
}

/** The only positional argument. */
export function onePositional(args: Arguments, what: string): string {
  const [value, ...rest] = args.positionals
  if (value === undefined || rest.length > 0) throw new UsageError(`请给出一个${what}`)
  return value
}

export function noPositionals(args: Arguments): void {
  if (args.positionals.length > 0) throw new UsageError(`不认识的参数：${args.positionals.join(' ')}`)
}

export function helpText(command: Command): string[] {
  const options = Object.entries({ ...command.options, ...commonOptions })
  const width = Math.max(...options.map(([name]) => name.length)) + 4
  return [
    command.summary,
    '',
    `用法：sidan ${command.usage}`,
    '',
    '选项：',
    ...options.map(([name, { help }]) => `  ${`--${name}`.padEnd(width)}${help}`),
    '',
    '退出码：0 完成；1 检查未通过；2 用法错误；3 数据正被使用；4 被拒绝（文件或内容有问题）；5 数据需要恢复；70 内部错误；130 被中断',
  ]
}
