/** `sidan lists export`: the four lists as one workbook, or one of them as a file of its own. */
import { fileFormats, type FileFormat } from '../../contract/api/output.ts'
import { ledgerKeys, type LedgerKey } from '../../contract/ledgers/index.ts'
import { dataOption, noPositionals, requireOption, textOption, UsageError, type Command } from '../command.ts'
import { withSession, writeOutput } from '../session.ts'

export const listsExportCommand: Command = {
  name: 'lists export',
  usage: 'lists export --data 文件夹 --out 文件 [--list 清单] [--format xlsx|csv] [--masked]',
  summary: '导出四张清单，或其中一张',
  options: {
    ...dataOption,
    out: { type: 'string', help: '写到哪个文件' },
    list: { type: 'string', help: `只导出一张：${ledgerKeys.join('、')}` },
    format: { type: 'string', help: '文件格式：xlsx（默认）或 csv；csv 只能放一张清单' },
    masked: { type: 'boolean', help: '公示版：不含内部栏目，个人信息脱敏' },
  },
  run: async (args) => {
    noPositionals(args)
    const out = requireOption(args, 'out')
    const format = formatOf(textOption(args, 'format'))
    const wanted = listsOf(textOption(args, 'list'))
    return withSession(args, async (session) => {
      const document = { kind: 'lists' as const, ledgers: [...wanted] }
      const masked = args.values['masked'] === true
      const { artifact, misread } = await session.client.output.export({ document, format, masked })
      const counts = await session.client.ledgers.counts({})
      const file = await writeOutput(out, artifact)
      const remark = `其中 ${misread} 格用 Excel 或 WPS 双击打开会被改写，请按文本导入，或改用 xlsx`
      return {
        json: { file, counts, size: artifact.bytes.length, misread },
        text: [`已导出：${file}`, ...(misread > 0 ? [remark] : [])],
      }
    })
  },
}

function formatOf(text = 'xlsx'): FileFormat {
  const format = fileFormats.find((known) => known === text)
  if (format === undefined) throw new UsageError(`不认识的格式 ${text}，可用：${fileFormats.join('、')}`)
  return format
}

function listsOf(text: string | undefined): readonly LedgerKey[] {
  if (text === undefined) return ledgerKeys
  const key = ledgerKeys.find((known) => known === text)
  if (key === undefined) throw new UsageError(`没有清单 ${text}，可用：${ledgerKeys.join('、')}`)
  return [key]
}
