/** `sidan minutes check`: the format of any .docx against GB/T 9704-2012. Needs no data folder. */
import { basename } from 'node:path'
import { severityLabels, type ComplianceFinding, type ComplianceReport } from '../../contract/api/compliance.ts'
import { exitCodes } from '../../contract/exit-codes.ts'
import { checkDocument } from '../../core/compliance/check.ts'
import { onePositional, type Command } from '../command.ts'
import { readInput } from '../session.ts'

export const minutesCheckCommand: Command = {
  name: 'minutes check',
  usage: 'minutes check 文件.docx',
  summary: '按 GB/T 9704—2012 检查公文格式；有不符合处时退出码为 1',
  options: {},
  run: async (args) => {
    const path = onePositional(args, '.docx 文件')
    const report = await checkDocument({ name: basename(path), bytes: readInput(path) })
    return {
      json: report,
      text: reportLines(report),
      exitCode: report.counts.errors > 0 ? exitCodes.checkFailed : exitCodes.done,
    }
  },
}

function reportLines({ file, counts, findings, checked, notes }: ComplianceReport): string[] {
  const rules = checked.reduce((sum, group) => sum + group.rules, 0)
  return [
    `${file}：检查 ${rules} 项，${severityLabels.error} ${counts.errors} 处，${severityLabels.warning} ${counts.warnings} 处`,
    ...findings.flatMap(findingLines),
    ...notes.map((note) => `说明：${note}`),
  ]
}

function findingLines({ severity, clause, place, found, asked, others }: ComplianceFinding): string[] {
  const elsewhere = others.length === 0 ? '' : `（另有第 ${others.join('、')} 段）`
  return [
    `[${severityLabels[severity]}] ${clause} ${place.text}${elsewhere}`,
    `    现为：${found}`,
    `    要求：${asked}`,
  ]
}
