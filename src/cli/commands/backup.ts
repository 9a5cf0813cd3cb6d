/** `sidan backup`, `sidan restore`, `sidan verify`. */
import { exitCodes } from '../../contract/exit-codes.ts'
import { dataOption, noPositionals, onePositional, type Command } from '../command.ts'
import { withSession } from '../session.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup --data 文件夹 [--list]',
  summary: '做一个经过校验的备份，或列出已有备份',
  options: { ...dataOption, list: { type: 'boolean', help: '只列出' } },
  run: async (args) => {
    noPositionals(args)
    return withSession(args, async (session) => {
      if (args.values['list'] === true) {
        const backups = await session.client.backups.list({})
        return {
          json: { backups },
          text: backups.map((backup) => `${backup.name}  ${backup.at}  ${backup.valid ? '已校验' : '未通过校验'}`),
        }
      }
      const backup = await session.client.backups.create({})
      return { json: { backup, name: backup.name }, text: [`已备份并校验：${backup.name}`] }
    })
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore (备份名称 | latest) --data 文件夹',
  summary: '恢复到一个备份；恢复前的数据会另行保存',
  options: { ...dataOption },
  run: async (args) => {
    const wanted = onePositional(args, '备份名称')
    return withSession(
      args,
      async (session) => {
        const backups = await session.client.backups.list({})
        const name = wanted === 'latest' ? (backups.find((backup) => backup.valid)?.name ?? wanted) : wanted
        const status = await session.client.backups.restore({ name })
        return { json: { restored: name, state: status.state, unit: status.unit }, text: [`已恢复到：${name}`] }
      },
      ['empty', 'ready', 'recovery'],
    )
  },
}

const checkNames = {
  integrity: '数据库结构',
  foreignKeys: '引用关系',
  auditChain: '操作记录链',
  contents: '记录内容',
  marker: '标记文件',
} as const

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify --data 文件夹',
  summary: '全面检查数据：结构、操作记录链、记录内容、标记',
  options: { ...dataOption },
  run: async (args) => {
    noPositionals(args)
    return withSession(args, async (session) => {
      const { ok, checks } = await session.client.system.verify({})
      return {
        json: { ok, checks },
        text: checks.flatMap((check) => [
          `${check.ok ? '通过' : '未通过'}  ${checkNames[check.name]}`,
          ...check.problems.map((problem) => `  ${problem}`),
        ]),
        exitCode: ok ? exitCodes.done : exitCodes.checkFailed,
      }
    })
  },
}
