/**
 * `sidan report`: the month's figures and filled forms as files, for a scheduler. It asks nothing, leaves no half file, and
 * can be run again: what is there already is left when at most the day differs, other content gets a number.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, parse, resolve } from 'node:path'
import type { Artifact } from '../../contract/artifact.ts'
import { period } from '../../contract/api/exchange.ts'
import type { FormNote } from '../../contract/api/forms.ts'
import { AppError, describeError } from '../../contract/errors.ts'
import { exitCodes } from '../../contract/exit-codes.ts'
import { contradictionRules } from '../../contract/indicators/contradictions.ts'
import { localDate, shownDateTime } from '../../core/local-date.ts'
import { dataOption, textOption, textOptions, UsageError, type Arguments, type Command } from '../command.ts'
import { withSession, writeOutput, type Session } from '../session.ts'

export const reportCommand: Command = {
  name: 'report',
  usage: 'report --data 文件夹 [--period 2026-11] [--out 文件夹] [--form 空表.xlsx…] [--log 文件]',
  summary: '生成一个月的数据报表和填报表，可以由定时任务执行',
  options: {
    ...dataOption,
    period: { type: 'string', help: '月份，如 2026-11（默认：本月）' },
    out: { type: 'string', help: '写到哪个文件夹（默认：当前文件夹）' },
    form: {
      type: 'string',
      multiple: true,
      help: '要填的空表，可以接着写几个，也可以写几次（默认：程序里添加的全部空表）',
    },
    log: { type: 'string', help: '把过程追加到这个文件' },
  },
  run: async (args) => {
    const log = openLog(textOption(args, 'log'))
    try {
      const month = textOption(args, 'period') ?? localDate(new Date()).slice(0, 7)
      if (!period.safeParse(month).success) throw new UsageError(`--period 应写作 2026-11，现为“${month}”`)
      const folder = resolve(textOption(args, 'out') ?? '.')
      log.say(`开始生成 ${month} 的报表，写到 ${folder}`)
      const made = await withSession(args, (session) => makeReport(session, month, folder, formPaths(args), log))
      const exitCode = made.open.length + made.contradictions.length > 0 ? exitCodes.checkFailed : exitCodes.done
      log.say(exitCode === exitCodes.done ? '完成' : '完成，有需要核对的地方')
      return { json: { period: month, ...made }, text: log.lines, exitCode }
    } catch (error) {
      if (error instanceof AppError) log.say(`没有完成：${describeError(error)}`)
      else log.say(`没有完成：${error instanceof Error ? error.message : String(error)}`)
      throw error
    }
  },
}

interface Log {
  readonly lines: string[]
  say(line: string): void
}

function openLog(path: string | undefined): Log {
  const lines: string[] = []
  const target = path === undefined ? null : resolve(path)
  if (target !== null) mkdirSync(dirname(target), { recursive: true })
  return {
    lines,
    say: (line) => {
      lines.push(line)
      if (target !== null) appendFileSync(target, `${shownDateTime(new Date())} ${line}\n`)
    },
  }
}

function formPaths(args: Arguments): string[] {
  const named = textOptions(args, 'form')
  if (named.length === 0 && args.positionals.length > 0)
    throw new UsageError(`不认识的参数：${args.positionals.join(' ')}`)
  return [...named, ...args.positionals]
}

interface Made {
  readonly files: readonly { readonly file: string; readonly written: boolean }[]
  /** Places of forms that should have been filled. */
  readonly open: readonly (FormNote & { readonly form: string })[]
  readonly contradictions: readonly { readonly rule: string; readonly total: number }[]
}

async function makeReport(
  session: Session,
  month: string,
  folder: string,
  paths: readonly string[],
  log: Log,
): Promise<Made> {
  const { client } = session
  const contradictions = (await client.reports.check({ period: month })).map(({ rule, total }) => ({ rule, total }))
  for (const { rule, total } of contradictions) log.say(`核对：${contradictionRules[rule].title} ${total} 处`)
  const given = await knownForms(session, paths, log)
  const ids = given.length > 0 ? given : (await client.forms.list({})).map(({ id }) => id)
  const exportedBefore = async (path: string) =>
    client.reports.exportedBefore({ period: month, fileId: session.stage(path).id })
  const files = [await put(folder, await client.reports.export({ period: month }), log, exportedBefore)]
  const open: (FormNote & { form: string })[] = []
  if (ids.length === 0) {
    await client.reports.keep({ period: month })
    return { files, open, contradictions: errorsOf(contradictions) }
  }
  const { forms } = await client.forms.make({ period: month, ids })
  for (const { id, name, file, signature, filled, unfilled, warnings } of forms) {
    let signed = signature
    const written = await put(folder, file, log, async (path) => {
      const before = await client.forms.madeBefore({ id, period: month, fileId: session.stage(path).id })
      signed = before?.signature ?? signature
      return before !== null
    })
    const beside = { ...signed, name: `${basename(written.file)}.minisig` }
    files.push(written, await put(folder, beside, log))
    log.say(`“${name}”填了 ${filled} 格`)
    for (const note of unfilled.filter(({ kind }) => kind === 'open')) {
      log.say(`“${name}”没有填 ${note.sheet} ${note.cell}（${note.header}）：${note.reason}`)
      open.push({ ...note, form: name })
    }
    for (const note of warnings) log.say(`“${name}”请核对 ${note.sheet} ${note.cell}（${note.header}）：${note.reason}`)
  }
  return { files, open, contradictions: errorsOf(contradictions) }
}

const errorsOf = (found: readonly { readonly rule: keyof typeof contradictionRules; readonly total: number }[]) =>
  found.filter(({ rule }) => contradictionRules[rule].severity === 'error')

/**
 * The files that were given as stored forms, in their order. Several may have the same texts: a file whose own form is
 * stored comes first to it, so that none of them takes the place of another.
 */
async function knownForms({ client, ...session }: Session, paths: readonly string[], log: Log): Promise<string[]> {
  const fileNames = new Map((await client.forms.list({})).map(({ id, fileName }) => [id, fileName]))
  const files = []
  for (const path of paths) {
    const { id: fileId, name } = session.stage(path)
    const { known, isStored } = await client.forms.read({ fileId })
    files.push({ fileId, isOwn: isStored || (known !== null && fileNames.get(known) === name) })
  }
  const ids = new Map<string, string>()
  for (const { fileId } of files.toSorted((left, right) => Number(right.isOwn) - Number(left.isOwn)))
    ids.set(fileId, await knownForm(client, fileId, new Set(ids.values()), log))
  return files.flatMap(({ fileId }) => ids.get(fileId) ?? [])
}

/**
 * What is filled is the file that was given: where only its look or its digits differ, it becomes the stored blank.
 * @param taken forms that other files of this run are; a further file of the same texts becomes a form of its own.
 * @throws AppError form_changed where a remembered form has other headers now: nobody is there to look at it.
 */
async function knownForm(
  client: Session['client'],
  fileId: string,
  taken: ReadonlySet<string>,
  log: Log,
): Promise<string> {
  const { name, freeName, mapping, known, isStored, changes } = await client.forms.read({ fileId })
  if (changes.length > 0) throw new AppError('form_changed', { form: name, changes: changes.join('；') })
  if (known !== null && isStored) return known
  const save = async (as: string, replaces: string | null) =>
    (await client.forms.save({ fileId, name: as, mapping, replaces })).form.id
  if (known !== null && taken.has(known)) {
    log.say(`“${freeName}”与“${name}”文字相同，另存为一张空表`)
    return save(freeName, null)
  }
  log.say(known === null ? `“${name}”第一次使用，按表头自动对应` : `“${name}”换成这次给出的空表，填写对应不变`)
  return save(name, known)
}

/**
 * The first free among 名称.xlsx, 名称-2.xlsx, …, unless one of them is the same already.
 * @param differsInDayOnly whether a file with other bytes says the same on another day; then it stays as it is.
 */
async function put(
  folder: string,
  artifact: Artifact,
  log: Log,
  differsInDayOnly: (path: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<Made['files'][number]> {
  const { name, ext } = parse(artifact.name)
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? artifact.name : `${name}-${number}${ext}`)
    if (!existsSync(file)) {
      await writeOutput(file, artifact)
      log.say(number === 1 ? `已写出 ${file}` : `内容与已有的 ${artifact.name} 不同，另外写出 ${file}`)
      return { file, written: true }
    }
    if (Buffer.compare(readFileSync(file), artifact.bytes) === 0) {
      log.say(`与已有文件相同，没有重写 ${file}`)
      return { file, written: false }
    }
    if (await differsInDayOnly(file)) {
      log.say(`除日期外与已有文件相同，保留原来的 ${file}`)
      return { file, written: false }
    }
  }
}
