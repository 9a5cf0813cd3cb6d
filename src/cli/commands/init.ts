/** `sidan init`: a new data folder, with the sample street or empty. */
import { dataOption, noPositionals, requireOption, UsageError, type Command } from '../command.ts'
import { withSession } from '../session.ts'
import { unitCode } from '../../contract/api/system.ts'

export const initCommand: Command = {
  name: 'init',
  usage: 'init --data 文件夹 (--sample | --unit 单位名称 --code 单位编码)',
  summary: '在空文件夹里开始使用',
  options: {
    ...dataOption,
    sample: { type: 'boolean', help: '装入示例街道' },
    unit: { type: 'string', help: '单位名称' },
    code: { type: 'string', help: '单位编码：区 6 位，街道 9 位' },
  },
  run: async (args) => {
    noPositionals(args)
    const sample = args.values['sample'] === true
    const input = sample
      ? ({ mode: 'sample' } as const)
      : ({ mode: 'blank', unitName: requireOption(args, 'unit'), unitCode: requireOption(args, 'code') } as const)
    if (input.mode === 'blank' && !unitCode.safeParse(input.unitCode).success)
      throw new UsageError(`--code 应为 6 位或 9 位数字，现为“${input.unitCode}”`)
    return withSession(
      args,
      async (session) => {
        const status = await session.client.system.initialize(input)
        const counts = await session.client.ledgers.counts({})
        return {
          json: { unit: status.unit, sample: status.sample, counts },
          text: [`已开始使用：${status.unit?.name ?? ''}（${status.unit?.code ?? ''}）`],
        }
      },
      ['empty'],
    )
  },
}
