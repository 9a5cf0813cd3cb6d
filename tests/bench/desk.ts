/**
 * Typing at the minute-taker's desk with 60 items and 200 people: from the key to the painted frame, in the built program.
 * A key counts as painted when the browser comes back from the frame that followed it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { meetingDraft } from '../../src/contract/meetings.ts'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'
import { launchLoopbackHost } from '../support/loopback-host.ts'
import type { BenchResult } from './measure.ts'

const items = 60
const people = 200
const keys = 400
const goalMs = 50

export async function benchDesk(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-desk-'))
  const server = await launchLoopbackHost(join(folder, 'data'))
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(server.url)
    await ask(page, 'system.initialize', { mode: 'blank', unitName: '云溪街道办事处', unitCode: '999901001' })
    const { meeting } = await ask(page, 'meetings.create', largeMeeting())
    await ask(page, 'meetings.setStage', { id: meeting.id, version: meeting.version, stage: '会中' })
    await page.goto(`${new URL(server.url).origin}/#/meetings/${meeting.id}`)
    await page.reload()
    const text = page.getByRole('textbox', { name: /^讨论记录/ })
    await text.waitFor()
    await text.focus()
    await delay(1000)
    const ours = await typing(page)
    await page.goto('data:text/html,<textarea style="width:600px;height:400px"></textarea>')
    await page.locator('textarea').focus()
    const bare = await typing(page)
    const described = `会议台打字，${items} 个议题、${people} 人，从按键到画出`
    const goal = { referenceName: '上限', unit: 'ms', goal: 1 } as const
    return [
      { name: `${described} p99`, ours: ours.p99, reference: goalMs, ...goal },
      {
        name: `${described} p50`,
        ours: ours.p50,
        reference: bare.p50,
        referenceName: '空白文本框',
        unit: 'ms',
        goal: 2,
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function largeMeeting() {
  return meetingDraft.parse({
    title: '云溪街道居民议事会',
    kind: '居民议事会',
    heldAt: '2026-11-05T14:30',
    place: '',
    chair: '',
    recorder: '',
    discussion: '',
    agenda: Array.from({ length: items }, (_, index) => ({
      title: `第${index + 1}件事：小区公共区域整治与后续管护`,
      presenter: '',
      discussion: '会上听取了汇报。'.repeat(40),
      plannedMinutes: 3,
    })),
    attendance: Array.from({ length: people }, (_, index) => ({
      status: '出席',
      unit: `第${(index % 20) + 1}居民小组`,
      name: `居民${index + 1}`,
    })),
    resolutions: Array.from({ length: items }, (_, index) => ({
      content: '划线入市，规范管理',
      responsibleUnit: '街道执法中队',
      deadline: null,
      item: index,
    })),
  })
}

async function ask(page: Page, method: string, input: unknown): Promise<{ meeting: { id: string; version: number } }> {
  return await page.evaluate(
    async ({ method, input }) => {
      const response = await fetch(new URL(`api/${method}`, document.baseURI), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      const answer: unknown = await response.json()
      const reply = answer as { ok: boolean; value: { meeting: { id: string; version: number } } }
      if (!reply.ok) throw new Error(`${method} was refused: ${JSON.stringify(reply)}`)
      return reply.value
    },
    { method, input },
  )
}

/** Types long enough that saves and everything else that happens beside it fall into the measurement. */
async function typing(page: Page): Promise<{ readonly p50: number; readonly p99: number }> {
  await page.evaluate(() => {
    const taken: number[] = []
    Object.assign(window, { keyToPaint: taken })
    document.addEventListener(
      'keydown',
      (event) => {
        const pressed = event.timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => taken.push(performance.now() - pressed)
          port2.postMessage(null)
        })
      },
      true,
    )
  })
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefgh'[key % 8] ?? 'a')
    await delay(40)
  }
  await delay(300)
  const taken = await page.evaluate<number[]>('window.keyToPaint')
  if (taken.length < keys) throw new Error(`only ${taken.length} of ${keys} keys were painted`)
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
