/** A folder of packages taken in at once, the receipts that go back, and who has submitted: for the district's scheduler. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { period, type IncomingPackage, type RefusedPackage } from '../../contract/api/exchange.ts'
import { bucketLabels, buckets, type BucketCounts } from '../../contract/api/intake.ts'
import { submissionNames } from '../../contract/exchange-words.ts'
import { exitCodes } from '../../contract/exit-codes.ts'
import { inboxBatches } from '../../contract/inbox-batches.ts'
import { localDate } from '../../core/local-date.ts'
import {
  dataOption,
  noPositionals,
  onePositional,
  requireOption,
  textOption,
  UsageError,
  type Command,
} from '../command.ts'
import { withSession, type Session } from '../session.ts'
import { chosenProtection, protectOption, unasked } from '../protect-option.ts'
import { writeAndReadBack } from '../write-and-read-back.ts'

export const packageInboxCommand: Command = {
  name: 'package inbox',
  usage: 'package inbox 文件夹 --data 文件夹 [--dry-run] [--accept-new]',
  summary: '导入一个文件夹里的全部数据包和回执；有问题的列出来，不影响其他文件',
  options: {
    ...dataOption,
    'dry-run': { type: 'boolean', help: '只预览，不写入' },
    'accept-new': { type: 'boolean', help: '登记没有登记过名片的发出单位，记为未核对' },
  },
  run: async (args) => {
    const folder = onePositional(args, '文件夹')
    const found = packageFiles(folder)
    if (found.length === 0) throw new UsageError(`文件夹“${folder}”里没有数据包（.zip 或 .age）`)
    const acceptSender = args.values['accept-new'] === true
    const dryRun = args.values['dry-run'] === true
    return withSession(args, async (session) => {
      const packages: IncomingPackage[] = []
      const refused: RefusedPackage[] = []
      const left: LeftPackage[] = []
      let imported = 0
      for (const batch of inboxBatches(found)) {
        const answer = await takeIn(session, batch, { acceptSender, dryRun })
        packages.push(...answer.packages)
        refused.push(...answer.refused)
        left.push(...answer.left)
        imported += answer.imported
      }
      const isComplete = refused.length === 0 && left.length === 0
      return {
        json: { dryRun, packages, refused, left, imported },
        text: [
          ...packages.map(describeIncoming),
          ...left.map(
            ({ file, unitName, checkCode }) => `没有导入“${file}”：${unitName} 的名片没有登记，核对码 ${checkCode}`,
          ),
          ...refused.map(({ message }) => message),
          dryRun ? '以上是预览，没有写入。' : `已导入 ${imported} 个。`,
        ],
        exitCode: isComplete ? exitCodes.done : exitCodes.refused,
      }
    })
  },
}

/** A package of a unit whose card is not registered. */
interface LeftPackage {
  readonly file: string
  readonly unitName: string
  readonly checkCode: string
}

interface Taken {
  readonly packages: IncomingPackage[]
  readonly refused: RefusedPackage[]
  readonly left: LeftPackage[]
  readonly imported: number
}

async function takeIn(
  session: Session,
  batch: readonly PackageFile[],
  { acceptSender, dryRun }: { readonly acceptSender: boolean; readonly dryRun: boolean },
): Promise<Taken> {
  const files = batch.map(({ path }) => ({ fileId: session.stage(path).id }))
  const { client } = session
  const { planId, packages, refused } = await client.exchange.inbox({ files })
  const strangers = acceptSender ? [] : packages.filter(({ sender }) => sender === 'unknown')
  const left: LeftPackage[] = []
  for (const { fileId, file, info } of strangers)
    left.push({ file, unitName: info.unitName, ...(await client.exchange.checkCode({ planId, fileId })) })
  if (dryRun || strangers.length === packages.length) return { packages, refused, left, imported: 0 }
  const applied = await client.exchange.apply({ planId, acceptSender, decisions: [] })
  return { packages, refused, left, imported: applied.packages.length }
}

interface PackageFile {
  readonly path: string
  readonly size: number
}

/** The scheduler may ask for the same folder again: the order of names decides nothing, it only keeps the report steady. */
function packageFiles(folder: string): PackageFile[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(zip|age)$/i.test(name))
      .sort()
      .map((name) => join(folder, name))
      .map((path) => ({ path, size: statSync(path).size }))
  } catch {
    throw new UsageError(`读不到文件夹“${folder}”`)
  }
}

function describeIncoming({ file, info, counts, missingSequences, sender, receipt }: IncomingPackage): string {
  const content =
    receipt === null
      ? `${info.period} 第 ${info.sequence} 号，${describeTotals((bucket) => totalOf(counts, bucket)) || '没有行'}`
      : `回执，答复 ${receipt.period} 第 ${receipt.sequence} 号：${describeTotals((bucket) => receipt.totals[bucket])}`
  const gaps = missingSequences.length === 0 ? '' : `；还没有收到第 ${missingSequences.join('、')} 号`
  const doubt = sender === 'unconfirmed' ? '；名片还没有打电话核对' : ''
  return `${file}：${info.unitName} ${content}${gaps}${doubt}`
}

type Bucket = (typeof buckets)[number]

function describeTotals(countOf: (bucket: Bucket) => number): string {
  const counted = buckets.map((bucket) => [bucketLabels[bucket], countOf(bucket)] as const)
  return counted
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${label} ${count}`)
    .join('，')
}

function totalOf(counts: Readonly<Record<string, BucketCounts>>, bucket: Bucket): number {
  return Object.values(counts).reduce((sum, each) => sum + each[bucket], 0)
}

export const packageReceiptCommand: Command = {
  name: 'package receipt',
  usage:
    'package receipt --from 发出单位编码 --out 文件.zip --data 文件夹 [--period 2026-11] [--protect none|card|code]',
  summary: '为一个单位最近的上报封存回执',
  options: {
    ...dataOption,
    from: { type: 'string', help: '上报单位编码' },
    out: { type: 'string', help: '写到哪个文件' },
    period: { type: 'string', help: '月份（默认：最近收到的）' },
    ...protectOption('有退回的行的按对方名片'),
  },
  run: async (args) => {
    noPositionals(args)
    const from = requireOption(args, 'from')
    const out = requireOption(args, 'out')
    const month = textOption(args, 'period')
    const chosen = chosenProtection(args)
    return withSession(args, async (session) => {
      const { client } = session
      const { packages } = await client.exchange.list({})
      const found = packages
        .filter((each) => each.direction === 'received' && each.unit === from && each.kind !== 'receipt')
        .filter((each) => !each.takenBack && (month === undefined || each.period === month))
        .toSorted((a, b) => b.sequence - a.sequence)[0]
      if (found === undefined) throw new UsageError(`没有收到过 ${from} ${month ?? ''}的数据包`)
      const protection = chosen ?? unasked(found.answerProtection, '回执含退回的行，又没有对方核对过的名片')
      const { artifact, info, secretCode } = await client.exchange.receipt({ packageId: found.packageId, protection })
      const { file, readBackAt } = await writeAndReadBack(session, out, artifact, info.packageId)
      return {
        json: {
          file,
          info,
          protection,
          secretCode,
          readBackAt,
          answered: { sequence: found.sequence, period: found.period, totals: found.totals },
        },
        text: [
          `已封存回执：${file}`,
          `答复 ${found.unitName} ${found.period} 第 ${found.sequence} 号`,
          ...(secretCode === null ? [] : [`提取码 ${secretCode}（请另行告诉对方）`]),
        ],
      }
    })
  },
}

export const packageSubmissionsCommand: Command = {
  name: 'package submissions',
  usage: 'package submissions --data 文件夹 [--period 2026-11] [--months 1]',
  summary: '各单位按月上报情况；有到期未报的，退出码为 1',
  options: {
    ...dataOption,
    period: { type: 'string', help: '到哪个月（默认：本月）' },
    months: { type: 'string', help: '往前几个月（默认：1）' },
  },
  run: async (args) => {
    noPositionals(args)
    const until = textOption(args, 'period') ?? localDate(new Date()).slice(0, 7)
    const months = Number(textOption(args, 'months') ?? '1')
    if (!period.safeParse(until).success) throw new UsageError(`--period 应写作 2026-11，现为“${until}”`)
    if (!Number.isInteger(months) || months < 1 || months > 24) throw new UsageError('--months 应为 1 至 24')
    return withSession(args, async ({ client }) => {
      const table = await client.exchange.submissions({ until, months })
      const isMissing = table.units.some(({ cells }) => cells.some(({ state }) => state === 'missing'))
      return {
        json: { ...table },
        text: table.units.map(({ unit, name, lastSequence, missingSequences, cells }) => {
          const gaps = missingSequences.length === 0 ? '' : `，缺第 ${missingSequences.join('、')} 号`
          const states = cells.map((cell) => `${cell.period} ${submissionNames[cell.state]}`).join('，')
          return `${unit} ${name}：${states}；最后第 ${lastSequence} 号${gaps}`
        }),
        exitCode: isMissing ? exitCodes.checkFailed : exitCodes.done,
      }
    })
  },
}
