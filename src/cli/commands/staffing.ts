/** `sidan staffing check`: every gap against "1+3+N", with its rule, place and remedy. */
import { dataOption, exitCodes, noPositionals, type Command } from '../command.ts'
import { withSession } from '../session.ts'

export const staffingCheckCommand: Command = {
  name: 'staffing check',
  usage: 'staffing check --data 文件夹 [--strict]',
  summary: '检查网格“1+3+N”配备',
  options: { ...dataOption, strict: { type: 'boolean', help: '有缺口时退出码为 1' } },
  run: async (args) => {
    noPositionals(args)
    return withSession(args, async (session) => {
      const { findings, totals } = await session.client.organisation.board({})
      const failed = args.values['strict'] === true && findings.some((finding) => finding.severity === 'error')
      return {
        json: { totals, findings },
        text: [
          `${totals.communities} 个社区，${totals.grids} 个网格，${totals.people} 人；配齐 ${totals.fullyStaffed} 个网格`,
          ...findings.map(
            (finding) =>
              `${finding.severity === 'error' ? '缺口' : '提醒'} ${finding.place}：${finding.message}。${finding.fix}（${finding.source}）`,
          ),
        ],
        exitCode: failed ? exitCodes.checkFailed : exitCodes.done,
      }
    })
  },
}
