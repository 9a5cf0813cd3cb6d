/** `sidan staffing`: every gap against "1+3+N", with its rule, place and remedy; and the rules in force. */
import { exitCodes } from '../../contract/exit-codes.ts'
import { dataOption, noPositionals, type Command } from '../command.ts'
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
              `${finding.severity === 'error' ? '缺口' : '提醒'} ${finding.place}：${finding.message}。${finding.fix}（依据：${finding.source}）`,
          ),
        ],
        exitCode: failed ? exitCodes.checkFailed : exitCodes.done,
      }
    })
  },
}

export const staffingRulesCommand: Command = {
  name: 'staffing rules',
  usage: 'staffing rules --data 文件夹',
  summary: '列出配备规则、现用的数字和依据',
  options: dataOption,
  run: async (args) => {
    noPositionals(args)
    return withSession(args, async (session) => {
      const { rules } = await session.client.organisation.board({})
      return {
        json: { rules },
        text: rules.map(
          ({ title, statement, document, clause, reason }) =>
            `${title}：${statement}（依据：${document === '' ? clause : `${document}：${clause}`}${reason === '' ? '' : `；本单位调整：${reason}`}）`,
        ),
      }
    })
  },
}
