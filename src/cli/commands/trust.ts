/** `sidan card show | add | confirm | revoke | renew`. */
import { cardStateNames } from '../../contract/exchange-words.ts'
import { dataOption, noPositionals, onePositional, requireOption, textOption, type Command } from '../command.ts'
import { withSession, writeOutput } from '../session.ts'

export const cardShowCommand: Command = {
  name: 'card show',
  usage: 'card show --data 文件夹 [--out 名片文件]',
  summary: '显示本单位名片、核对码和在册单位；--out 把名片写成文件',
  options: { ...dataOption, out: { type: 'string', help: '把本单位名片写到哪个文件' } },
  run: async (args) => {
    noPositionals(args)
    return withSession(args, async ({ client }) => {
      const { unit, card, seal, partners } = await client.trust.overview({})
      const out = textOption(args, 'out')
      const file = out === undefined ? null : await writeOutput(out, await client.trust.saveCard({}))
      return {
        json: { unit, card, seal, partners, file },
        text: [
          `${unit.name} ${unit.code}`,
          ...(card === null ? ['印章不能使用，请先恢复'] : [`核对码 ${card.checkCode}`, card.text.trimEnd()]),
          ...(file === null ? [] : [`已写到：${file}`]),
          ...partners.map((partner) => `${cardStateNames[partner.state]}  ${partner.unit}  ${partner.name}`),
        ],
      }
    })
  },
}

export const cardAddCommand: Command = {
  name: 'card add',
  usage: 'card add 名片文件 --data 文件夹',
  summary: '添加对方的单位名片；对方的换章名片由旧印章担保，一步换好',
  options: { ...dataOption },
  run: async (args) => {
    const path = onePositional(args, '名片文件')
    return withSession(args, async (session) => {
      const { unit, name, outcome, state } = await session.client.trust.addCard({ fileId: session.stage(path).id })
      const next = state === 'confirmed' ? [] : ['请打电话请对方念核对码，再用 card confirm 确认。']
      return {
        json: { unit, name, outcome, state },
        text: [`已添加：${name} ${unit}，${cardStateNames[state]}`, ...next],
      }
    })
  },
}

const unitOption = { unit: { type: 'string', help: '单位编码' } } as const

export const cardConfirmCommand: Command = {
  name: 'card confirm',
  usage: 'card confirm --unit 单位编码 --code 核对码 --data 文件夹',
  summary: '填写电话里听到的 12 位核对码，确认一张名片',
  options: { ...dataOption, ...unitOption, code: { type: 'string', help: '对方在电话里念的 12 位核对码' } },
  run: async (args) => {
    noPositionals(args)
    const input = { unit: requireOption(args, 'unit'), checkCode: requireOption(args, 'code') }
    return withSession(args, async ({ client }) => {
      const { name } = await client.trust.confirmCard(input)
      return { json: { unit: input.unit, name }, text: [`已核对：${name}`] }
    })
  },
}

export const cardRevokeCommand: Command = {
  name: 'card revoke',
  usage: 'card revoke --unit 单位编码 --reason 原因 --data 文件夹',
  summary: '停用一张名片，此后盖这枚印章的数据包一律不收',
  options: { ...dataOption, ...unitOption, reason: { type: 'string', help: '停用的原因' } },
  run: async (args) => {
    noPositionals(args)
    const input = { unit: requireOption(args, 'unit'), reason: requireOption(args, 'reason') }
    return withSession(args, async ({ client }) => {
      const { name } = await client.trust.revokeCard(input)
      return { json: { unit: input.unit, name }, text: [`已停用：${name}`] }
    })
  },
}

export const cardRenewCommand: Command = {
  name: 'card renew',
  usage: 'card renew --out 名片文件 --data 文件夹',
  summary: '换章：另刻新章，写出由旧章担保的新名片',
  options: { ...dataOption, out: { type: 'string', help: '把新名片写到哪个文件' } },
  run: async (args) => {
    noPositionals(args)
    const out = requireOption(args, 'out')
    return withSession(args, async ({ client }) => {
      const { checkCode, vouched } = await client.trust.renewSeal({})
      const file = await writeOutput(out, await client.trust.saveCard({}))
      const how = vouched ? '由旧章担保，对方添加后即可使用' : '旧章已丢失，对方要重新核对核对码'
      return { json: { checkCode, vouched, file }, text: [`已换章，新名片：${file}`, `${how}。新核对码 ${checkCode}`] }
    })
  },
}
