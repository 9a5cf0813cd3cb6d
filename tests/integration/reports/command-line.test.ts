/** `sidan report` as a scheduler runs it: again and again, with nobody there to ask. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readArguments, UsageError } from '../../../src/cli/command.ts'
import { exitCodes } from '../../../src/contract/exit-codes.ts'
import { reportCommand } from '../../../src/cli/commands/report.ts'
import { openTestApp, refusal, temporaryFolder } from '../../support/app.ts'
import { blankForm, blankFormName } from '../../support/report-scenarios.ts'
import { editedForm, partsOf } from './form-parts.ts'

async function sampleFolder(): Promise<string> {
  const app = await openTestApp({ unit: null })
  await app.client.system.initialize({ mode: 'sample' })
  await app.close()
  return app.dataDir
}

const run = (...argv: string[]) => reportCommand.run(readArguments(reportCommand, argv))

afterEach(() => {
  vi.useRealTimers()
})

describe('sidan report', () => {
  it('writes the report, the filled form and its signature; the same again leaves them as they are', async () => {
    const data = await sampleFolder()
    const out = join(temporaryFolder(), '上报 2026')
    const form = join(temporaryFolder(), blankFormName)
    writeFileSync(form, blankForm())
    const log = join(out, '记录', '月报.log')
    const argv = ['--data', data, '--period', '2026-11', '--out', out, '--form', form, '--log', log]
    const first = await run(...argv)
    expect(first.exitCode).toBe(exitCodes.done)
    const names = ['区局月报空表-云溪街道办事处-2026-11.xlsx', '区局月报空表-云溪街道办事处-2026-11.xlsx.minisig', '数据报表-2026-11-云溪街道办事处.xlsx', '记录'] // prettier-ignore
    expect(readdirSync(out).toSorted()).toEqual(names)
    const second = await run(...argv)
    expect(readdirSync(out).toSorted()).toEqual(names)
    expect(second.json['files']).toEqual(
      [names[2], names[0], names[1]].map((name) => ({ file: join(out, name ?? ''), written: false })),
    )
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    expect(lines[0]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} 开始生成 2026-11 的报表，写到 /)
    expect(lines.filter((line) => line.endsWith('第一次使用，按表头自动对应'))).toHaveLength(1)
    expect(lines.at(-1)).toMatch(/ 完成$/)
  })

  it('on another day leaves what was made before where only the day is another', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime('2026-11-26T02:00:00.000Z')
    const data = await sampleFolder()
    const out = temporaryFolder()
    const form = join(temporaryFolder(), blankFormName)
    writeFileSync(form, blankForm())
    const argv = ['--data', data, '--period', '2026-11', '--out', out, '--form', form]
    await run(...argv)
    const names = readdirSync(out).toSorted()
    const before = names.map((name) => readFileSync(join(out, name)))
    const [filled = '', signature = '', report = ''] = names.map((name) => join(out, name))
    vi.setSystemTime('2026-11-28T02:00:00.000Z')
    rmSync(signature)
    const second = await run(...argv)
    expect(second.exitCode).toBe(exitCodes.done)
    expect(readdirSync(out).toSorted()).toEqual(names)
    expect(names.map((name) => readFileSync(join(out, name)))).toEqual(before)
    expect(second.text).toEqual(
      expect.arrayContaining([filled, report].map((file) => `除日期外与已有文件相同，保留原来的 ${file}`)),
    )
    writeFileSync(filled, await editedForm(readFileSync(filled), (xml) => xml.replace('<v>5</v>', '<v>6</v>')))
    const third = await run(...argv)
    expect(third.text).toContain(
      `内容与已有的 ${basename(filled)} 不同，另外写出 ${filled.replace('.xlsx', '-2.xlsx')}`,
    )
  })

  it('gives other figures a number of their own, and covers nothing', async () => {
    const data = await sampleFolder()
    const out = temporaryFolder()
    await run('--data', data, '--period', '2026-11', '--out', out)
    const name = '数据报表-2026-11-云溪街道办事处.xlsx'
    const before = readFileSync(join(out, name))
    const app = await openTestApp({ unit: null, dataDir: data })
    const { communities } = await app.client.organisation.board({})
    const grid = { name: '又一网格', code: '', households: 300, partyGroup: '' }
    await app.client.organisation.saveGrid({ communityId: communities[0]?.id ?? '', ...grid })
    await app.close()
    await run('--data', data, '--period', '2026-11', '--out', out)
    expect(readdirSync(out).toSorted()).toEqual(['数据报表-2026-11-云溪街道办事处-2.xlsx', name].toSorted())
    expect(readFileSync(join(out, name)).equals(before)).toBe(true)
  })

  it('fills every form that is named, however they are named', async () => {
    const data = await sampleFolder()
    const paths = ['甲', '乙', '丙'].map((name) => join(temporaryFolder(), `${name}.xlsx`))
    for (const [index, path] of paths.entries())
      writeFileSync(
        path,
        await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;', '甲乙丙'[index] ?? '')),
      )
    const [first = '', second = '', third = ''] = paths
    const out = temporaryFolder()
    const argv = ['--data', data, '--period', '2026-11', '--out', out]
    await run(...argv, '--form', first, '--form', second, third)
    const filled = readdirSync(out).filter((name) => /^[甲乙丙].*xlsx$/.test(name))
    expect(filled.map((name) => name[0]).toSorted()).toEqual(['丙', '乙', '甲'])
  })

  it('keeps files whose texts differ in digits only as forms of their own, whichever of them comes first', async () => {
    const data = await sampleFolder()
    const folder = temporaryFolder()
    const [first, second] = [join(folder, '甲.xlsx'), join(folder, '乙.xlsx')]
    const title = (text: string) => (xml: string) => xml.replace('&#31354;&#32570;&#23703;&#20301;', text)
    writeFileSync(first, await editedForm(blankForm(), title('No.1')))
    writeFileSync(second, await editedForm(blankForm(), title('No.2')))
    const titleOf = async (out: string, name: string) =>
      /No\.\d/.exec((await partsOf(readFileSync(join(out, name)))).get('xl/worksheets/sheet1.xml') ?? '')?.[0]
    for (const paths of [[first], [second, first], [first, second], [first, first, second]]) {
      const out = temporaryFolder()
      const forms = paths.flatMap((path) => ['--form', path])
      await run('--data', data, '--period', '2026-11', '--out', out, ...forms)
      const made = readdirSync(out).filter((name) => /^[甲乙].*xlsx$/.test(name))
      expect(made).toHaveLength(new Set(paths).size)
      for (const name of made) expect(await titleOf(out, name)).toBe(name.startsWith('甲') ? 'No.1' : 'No.2')
    }
  })

  it('says in the log what stopped it, whatever it was', async () => {
    const data = await sampleFolder()
    const folder = temporaryFolder()
    const [out, log] = [join(folder, '不是文件夹'), join(folder, '月报.log')]
    writeFileSync(out, '')
    await expect(run('--data', data, '--period', '2026-11', '--out', out, '--log', log)).rejects.toThrow()
    expect(readFileSync(log, 'utf8')).toContain('没有完成：')
  })

  it('ends with 1 when a place that should be filled stays empty', async () => {
    const data = await sampleFolder()
    const out = temporaryFolder()
    const form = join(temporaryFolder(), '多一栏.xlsx')
    writeFileSync(
      form,
      await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '红黑榜名次')),
    )
    const { exitCode, json } = await run('--data', data, '--period', '2026-11', '--out', out, '--form', form)
    expect(exitCode).toBe(exitCodes.checkFailed)
    expect(json['open']).toHaveLength(6)
  })

  it('fills the file that was given where only its look differs from the one that is kept, and keeps it', async () => {
    const data = await sampleFolder()
    const form = join(temporaryFolder(), blankFormName)
    writeFileSync(form, blankForm())
    const first = temporaryFolder()
    await run('--data', data, '--period', '2026-11', '--out', first, '--form', form)
    writeFileSync(form, await editedForm(blankForm(), (xml) => xml.replace(/<c r="D12" s="\d+"/, '<c r="D12" s="0"')))
    const second = temporaryFolder()
    const given = await run('--data', data, '--period', '2026-11', '--out', second, '--form', form)
    const name = '区局月报空表-云溪街道办事处-2026-11.xlsx'
    expect((await partsOf(readFileSync(join(second, name)))).get('xl/worksheets/sheet1.xml')).toContain(
      '<c r="D12" s="0"',
    )
    expect(given.text).toContain('“区局月报空表”换成这次给出的空表，填写对应不变')
    const kept = temporaryFolder()
    await run('--data', data, '--period', '2026-11', '--out', kept)
    expect(readFileSync(join(kept, name)).equals(readFileSync(join(second, name)))).toBe(true)
  })

  it('refuses a form whose headers have changed since it was looked through, and writes nothing', async () => {
    const data = await sampleFolder()
    const out = temporaryFolder()
    const form = join(temporaryFolder(), blankFormName)
    writeFileSync(form, blankForm())
    await run('--data', data, '--period', '2026-11', '--out', out, '--form', form)
    const before = readdirSync(out)
    writeFileSync(
      form,
      await editedForm(blankForm(), (xml) => xml.replace('&#31354;&#32570;&#23703;&#20301;', '网格长')),
    )
    const again = refusal(run('--data', data, '--period', '2026-11', '--out', out, '--form', form))
    expect(await again).toMatchObject({ code: 'form_changed' })
    expect(readdirSync(out)).toEqual(before)
  })

  it('leaves a data folder alone that is open in the window, and says so in the log', async () => {
    const app = await openTestApp()
    const out = temporaryFolder()
    const log = join(out, '月报.log')
    expect(await refusal(run('--data', app.dataDir, '--out', out, '--log', log))).toMatchObject({
      code: 'database_locked',
    })
    expect(readdirSync(out)).toEqual(['月报.log'])
    expect(readFileSync(log, 'utf8')).toContain('没有完成：数据正被另一个程序使用')
  })

  it.each([[['--period', '2026-13']], [['空表.xlsx']], [['--form', '没有这个文件.xlsx']]])(
    'wrong arguments are told: %j',
    async (argv) => {
      const data = await sampleFolder()
      await expect(run('--data', data, '--out', temporaryFolder(), ...argv)).rejects.toThrow(UsageError)
    },
  )
})
