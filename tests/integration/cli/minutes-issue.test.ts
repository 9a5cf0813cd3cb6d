/** `sidan minutes issue` as a program of its own: which number, which personal data, and what it says when it refuses. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { exitCodes } from '../../../src/contract/exit-codes.ts'
import { aMeeting, openTestApp, temporaryFolder } from '../../support/app.ts'
import { partOf } from '../documents/parts.ts'

const cli = join(import.meta.dirname, '../../../src/cli/main.ts')
const phone = '19900001234'

let dataDir = ''
let out = ''
beforeEach(async () => {
  const app = await openTestApp()
  dataDir = app.dataDir
  out = join(temporaryFolder(), '纪要.docx')
  const resolutions = [
    { content: `夜市划线，联系电话${phone}`, responsibleUnit: '街道执法中队', deadline: '2026-12-01' },
  ]
  await app.client.meetings.create(aMeeting({ resolutions }))
  await app.close()
})

interface Run {
  readonly code: number | null
  readonly text: string
}

function issue(...options: string[]): Promise<Run> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [cli, 'minutes', 'issue', 'latest', '--data', dataDir, '--out', out, ...options],
      (_, output, error) => done({ code: child.exitCode, text: output + error }),
    )
  })
}

const bodyOf = async (): Promise<string> =>
  (await partOf(readFileSync(out), 'word/document.xml')).replace(/<[^>]+>/g, '')

describe('minutes with personal data', { timeout: 120_000 }, () => {
  it('are refused with each place named and nothing of the number shown, and no file is written', async () => {
    const { code, text } = await issue()
    expect(code).toBe(exitCodes.refused)
    expect(text).toMatch(/纪要里有 1 处个人信息还没有确认：.*第\s*\d+\s*段.*199\*{4}1234/)
    expect(text).not.toContain(phone)
    expect(existsSync(out)).toBe(false)
  })

  it('go out when that is confirmed, from the number given; the next one takes the next number', async () => {
    const first = await issue('--number', '37', '--confirm-personal')
    expect(first).toMatchObject({ code: exitCodes.done })
    expect(first.text).toMatch(/已发文：.*第37期/)
    expect(first.text).toMatch(/确认公开：.*199\*{4}1234/)
    expect(first.text).not.toContain(phone)
    const body = await bodyOf()
    expect(body).toContain('第37期')
    expect(body).toContain(phone)
    const again = await issue('--json', '--reason', '更正时限', '--confirm-personal')
    expect(JSON.parse(again.text)).toMatchObject({
      number: 37,
      revision: 2,
      confirmed: [expect.stringContaining('199')],
    })
  })

  it('are refused a number that is none', async () => {
    for (const number of ['0', '3.5', '第3期', '100000']) {
      const { code, text } = await issue('--number', number, '--confirm-personal')
      expect(code, number).toBe(exitCodes.usage)
      expect(text, number).toContain('不是编号')
    }
    expect(existsSync(out)).toBe(false)
  })
})

it('a number is chosen for the first minutes only', { timeout: 120_000 }, async () => {
  await issue('--number', '37', '--confirm-personal')
  const app = await openTestApp({ unit: null, dataDir })
  await app.client.meetings.create(aMeeting({ title: '第二次会议', heldAt: '2026-11-06T09:00' }))
  await app.close()
  const jump = await issue('--number', '50')
  expect(jump.code).toBe(exitCodes.refused)
  expect(jump.text).toContain('不能跳到第50期。下一个编号是第38期')
  expect((await issue()).text).toContain('第38期')
})
