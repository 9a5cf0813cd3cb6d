/** `sidan move out | in`. */
import { exitCodes } from '../../contract/exit-codes.ts'
import { titleOfKind } from '../../contract/records/index.ts'
import { dataOption, onePositional, requireOption, type Command } from '../command.ts'
import { withSession, writeOutput } from '../session.ts'

export const moveOutCommand: Command = {
  name: 'move out',
  usage: 'move out 文件 --data 文件夹',
  summary: '把全部数据、附件、印章和设置写成一个加密的搬家文件',
  options: { ...dataOption },
  run: async (args) => {
    const path = onePositional(args, '文件')
    return withSession(args, async ({ client }) => {
      const { artifact, code, rows } = await client.moving.out({})
      try {
        const file = await writeOutput(path, artifact)
        return {
          json: { file, code, rows },
          text: [`已搬出：${file}`, `搬家码 ${code}`, '搬家码只显示这一次，请抄下来，不要和文件放在一起。'],
        }
      } catch (error) {
        // Without the file nothing has moved.
        await client.moving.stay({})
        throw error
      }
    })
  },
}

export const moveInCommand: Command = {
  name: 'move in',
  usage: 'move in 文件 --code 搬家码 --data 空文件夹',
  summary: '把搬家文件装进空的数据文件夹，逐类核对条数',
  options: { ...dataOption, code: { type: 'string', help: '旧电脑上显示的搬家码' } },
  run: async (args) => {
    const path = onePositional(args, '文件')
    const code = requireOption(args, 'code')
    return withSession(
      args,
      async (session) => {
        const fileId = session.stage(path).id
        const { unit, movedAt, counts, sealMoved } = await session.client.moving.in({ fileId, code })
        const same = counts.every(({ before, after }) => before === after)
        return {
          json: { unit, movedAt, counts, sealMoved, same },
          text: [
            `已搬入：${unit.name} ${unit.code}`,
            ...counts.map(
              ({ kind, before, after }) =>
                `${titleOfKind(kind)}：旧电脑 ${before}，新电脑 ${after}${before === after ? '' : '，不一致'}`,
            ),
            same ? '各类条数都一致。' : '有条数不一致，请不要删除旧电脑上的数据。',
          ],
          exitCode: same ? exitCodes.done : exitCodes.checkFailed,
        }
      },
      ['empty'],
    )
  },
}
