/** `sidan package create | verify | import`. */
import { basename } from 'node:path'
import { bucketLabels, buckets, type BucketCounts } from '../../contract/api/intake.ts'
import { exitCodes } from '../../contract/exit-codes.ts'
import { titleOfKind } from '../../contract/records/index.ts'
import { AppError, describeError } from '../../contract/errors.ts'
import { protectedPackage, unprotectPackage } from '../../core/exchange/confidential/index.ts'
import { readPackage } from '../../core/exchange/format/read-package.ts'
import { checkCode } from '../../core/exchange/format/unit-seal.ts'
import { localDate } from '../../core/local-date.ts'
import { period, type Protection } from '../../contract/api/exchange.ts'
import {
  dataOption,
  noPositionals,
  onePositional,
  requireOption,
  textOption,
  UsageError,
  type Command,
} from '../command.ts'
import { chosenProtection, protectOption, unasked } from '../protect-option.ts'
import { readInput, withSession } from '../session.ts'
import { writeAndReadBack } from '../write-and-read-back.ts'

const protectionLines: Readonly<Record<Protection, string>> = {
  none: '没有加密，谁都能打开。',
  card: '已按对方名片加密。',
  code: '已用提取码加密，有提取码才能打开。',
}

export const packageCreateCommand: Command = {
  name: 'package create',
  usage:
    'package create --data 文件夹 --out 文件.zip [--period 2026-11] [--to 接收单位编码] [--changes] [--protect none|card|code]',
  summary: '封存并导出一个月的数据包，写好后读回核对',
  options: {
    ...dataOption,
    out: { type: 'string', help: '写到哪个文件' },
    period: { type: 'string', help: '月份，如 2026-11（默认：本月）' },
    to: { type: 'string', help: '接收单位编码（默认：所属区，即本单位编码前 6 位）' },
    changes: { type: 'boolean', help: '只发上次发给对方以后的变化' },
    ...protectOption('含个人信息的按对方名片'),
  },
  run: async (args) => {
    noPositionals(args)
    const out = requireOption(args, 'out')
    const month = textOption(args, 'period') ?? localDate(new Date()).slice(0, 7)
    if (!period.safeParse(month).success) throw new UsageError(`--period 应写作 2026-11，现为“${month}”`)
    const chosen = chosenProtection(args)
    const scope = args.values['changes'] === true ? 'changes' : 'full'
    return withSession(args, async (session) => {
      const { unit } = await session.client.system.status({})
      const recipient = textOption(args, 'to') ?? unit?.code.slice(0, 6) ?? ''
      const input = { period: month, recipient, scope } as const
      const protection =
        chosen ??
        unasked((await session.client.exchange.outgoing(input)).suggested, '内容含个人信息，又没有对方核对过的单位名片')
      const { artifact, info, secretCode } = await session.client.exchange.create({ ...input, protection })
      const { file, readBackAt } = await writeAndReadBack(session, out, artifact, info.packageId)
      const { card, partners } = await session.client.trust.overview({})
      const cardConfirmed = partners.some(({ unit: code, state }) => code === recipient && state === 'confirmed')
      return {
        json: {
          file,
          info,
          counts: info.counts,
          checkCode: card?.checkCode ?? null,
          protection,
          cardConfirmed,
          secretCode,
          readBackAt,
        },
        text: [
          `已封存：${file}`,
          `第 ${info.sequence} 号，${info.period}`,
          ...(card === null ? [] : [`本单位核对码 ${card.checkCode}`]),
          protectionLines[protection],
          ...(protection === 'card' && !cardConfirmed ? ['提醒：对方的名片还没有打电话核对，可能不是对方的。'] : []),
          ...(secretCode === null ? [] : [`提取码 ${secretCode}（请另行告诉对方）`]),
          '已读回核对，文件与封存的一致。',
        ],
      }
    })
  },
}

export const packageVerifyCommand: Command = {
  name: 'package verify',
  usage: 'package verify 数据包.zip [--code 提取码]',
  summary: '检查数据包是否完整、未被改动、印章相符',
  options: { code: { type: 'string', help: '提取码（用提取码加密的数据包）' } },
  run: async (args) => {
    const path = onePositional(args, '数据包')
    const name = basename(path)
    try {
      const keys = { seal: null, code: textOption(args, 'code') ?? null }
      const file = { name, bytes: readInput(path) }
      const sealed = protectedPackage(file)
      const bytes = sealed === null ? file.bytes : await unprotectPackage(sealed, keys)
      const { info, hash, publicCard } = await readPackage({ name, bytes })
      const digits = await checkCode(publicCard)
      return {
        json: { code: 'ok', info, checkCode: digits, hash },
        text: [`完好：${info.unitName} 第 ${info.sequence} 号，${info.period}`, `核对码 ${digits}`],
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const message = describeError(error)
      return { json: { ok: false, code: error.code, message }, text: [message], exitCode: exitCodes.refused }
    }
  },
}

export const packageImportCommand: Command = {
  name: 'package import',
  usage: 'package import 数据包.zip --data 文件夹 [--code 提取码] [--dry-run] [--accept-new]',
  summary: '导入另一单位的数据包',
  options: {
    ...dataOption,
    code: { type: 'string', help: '提取码（用提取码加密的数据包）' },
    'dry-run': { type: 'boolean', help: '只预览，不写入' },
    'accept-new': { type: 'boolean', help: '登记没有登记过名片的发出单位，记为未核对' },
  },
  run: async (args) => {
    const path = onePositional(args, '数据包')
    return withSession(args, async (session) => {
      const code = textOption(args, 'code')
      const plan = await session.client.exchange.preview({
        fileId: session.stage(path).id,
        ...(code === undefined ? {} : { code }),
      })
      const dryRun = args.values['dry-run'] === true
      const acceptSender = args.values['accept-new'] === true
      // Asked before the plan is followed and gone; null where it has been compared.
      const { checkCode: digits } =
        plan.sender === 'known'
          ? { checkCode: null }
          : await session.client.exchange.checkCode({ planId: plan.planId, fileId: plan.fileId })
      if (!dryRun) await session.client.exchange.apply({ planId: plan.planId, acceptSender })
      const first =
        plan.sender === 'unknown'
          ? [`首次收到 ${plan.info.unitName} 的数据包，核对码 ${digits}，请打电话核对，再用 card confirm 确认。`]
          : plan.sender === 'unconfirmed'
            ? [`${plan.info.unitName} 的名片还没有核对，核对码 ${digits}，请打电话核对，再用 card confirm 确认。`]
            : []
      return {
        json: {
          dryRun,
          counts: plan.counts,
          info: plan.info,
          sender: plan.sender,
          checkCode: digits,
          alreadyImported: plan.alreadyImported,
          addressedHere: plan.addressedHere,
          missingSequences: plan.missingSequences,
        },
        text: [
          ...first,
          ...(plan.alreadyImported ? ['这个数据包以前导入过。'] : []),
          ...(plan.addressedHere ? [] : [`提醒：这个数据包是发给 ${plan.info.recipient} 的。`]),
          ...Object.entries(plan.counts).map(([key, counts]) => describeCounts(key, counts)),
          ...(plan.missingSequences.length === 0 ? [] : [`还没有收到第 ${plan.missingSequences.join('、')} 号`]),
          dryRun ? '以上是预览，没有写入。' : '已导入。',
        ],
      }
    })
  },
}

function describeCounts(key: string, counts: BucketCounts): string {
  const parts = buckets.map((bucket) => `${bucketLabels[bucket]} ${counts[bucket]}`)
  return `${titleOfKind(key)}：${parts.join('，')}`
}
