/** `sidan lists export`: the four lists as one workbook. */
import { ledgerKeys } from '../../contract/ledgers/index.ts'
import { dataOption, noPositionals, requireOption, type Command } from '../command.ts'
import { withSession, writeOutput } from '../session.ts'

export const listsExportCommand: Command = {
  name: 'lists export',
  usage: 'lists export --data 文件夹 --out 文件.xlsx',
  summary: '导出四张清单',
  options: { ...dataOption, out: { type: 'string', help: '写到哪个文件' } },
  run: async (args) => {
    noPositionals(args)
    const out = requireOption(args, 'out')
    return withSession(args, async (session) => {
      const artifact = await session.client.ledgers.export({ ledgers: [...ledgerKeys] })
      const counts = await session.client.ledgers.counts({})
      const file = await writeOutput(out, artifact)
      return { json: { file, counts, size: artifact.bytes.length }, text: [`已导出：${file}`] }
    })
  },
}
