/** The minute-taker's desk, as the keyboard and the eye find it. */
import type { Locator, Page } from '@playwright/test'
import type { Meeting, MeetingDraftInput, MeetingStage } from '../../../src/contract/meetings.ts'

const rules: MeetingDraftInput['rules'] = {
  quorum: { base: 'entitled', fraction: { numerator: 1, denominator: 2, strict: true } },
  majority: { of: 'present', fraction: { numerator: 1, denominator: 2, strict: true } },
}

export function aMeeting(changes: Partial<MeetingDraftInput> = {}): MeetingDraftInput {
  return {
    title: '云溪街道居民议事会',
    kind: '居民议事会',
    heldAt: '2026-11-05T14:30',
    place: '三楼会议室',
    chair: '主任甲',
    recorder: '书记员乙',
    discussion: '',
    agenda: [
      { title: '飞线充电治理', presenter: '丁科', discussion: '', plannedMinutes: 15 },
      { title: '夜市占道经营', presenter: '', discussion: '' },
    ],
    attendance: [
      { status: '出席', unit: '物业公司', name: '赵一', party: '物业' },
      { status: '出席', unit: '街道执法中队', name: '钱二' },
      { status: '出席', unit: '梧桐里社区', name: '孙三' },
      { status: '列席', unit: '供电所', name: '李四' },
    ],
    resolutions: [],
    rules,
    ...changes,
  }
}

export class DeskPage {
  readonly page: Page
  readonly text: Locator
  readonly agenda: Locator
  readonly room: Locator
  readonly offers: Locator
  readonly signIn: Locator

  constructor(page: Page) {
    this.page = page
    this.text = page.getByRole('region', { name: '当前议题' }).getByRole('textbox', { name: /^(讨论记录|综合讨论)/ })
    this.agenda = page.getByRole('navigation', { name: '议程' })
    this.room = page.getByRole('region', { name: '到会情况' })
    this.offers = page.getByRole('listbox', { name: '可选用语和人名' })
    this.signIn = page.getByRole('textbox', { name: /^签到/ })
  }

  /** Through the host's own door: what a test wants to start from, without walking there. */
  async ask(method: string, input: unknown): Promise<{ readonly meeting: Meeting }> {
    const reply = await this.page.evaluate(
      async ({ method, input }) => {
        const response = await fetch(new URL(`api/${method}`, document.baseURI), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
        })
        const answer: unknown = await response.json()
        return answer as { ok: boolean; value: { meeting: Meeting } }
      },
      { method, input },
    )
    if (!reply.ok) throw new Error(`${method} was refused: ${JSON.stringify(reply)}`)
    return reply.value
  }

  async begin(draft: MeetingDraftInput, stage: MeetingStage = '会中'): Promise<string> {
    const { meeting } = await this.ask('meetings.create', draft)
    if (stage !== meeting.stage)
      await this.ask('meetings.setStage', { id: meeting.id, version: meeting.version, stage })
    await this.open(meeting.id)
    return meeting.id
  }

  async open(id: string): Promise<void> {
    await this.show(id)
    await this.text.waitFor()
  }

  /** Where words were found, the desk comes only after somebody has decided about them. */
  async show(id: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), `/meetings/${id}`)
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true })
  }

  async stored(id: string): Promise<Meeting> {
    const value: unknown = await this.ask('meetings.get', { id })
    return value as Meeting
  }

  async settled(): Promise<void> {
    await this.page.locator('#content').getByText('正在保存…').waitFor({ state: 'detached' })
  }
}
