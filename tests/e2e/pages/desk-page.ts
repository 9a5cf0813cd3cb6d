/** The minute-taker's desk, as the keyboard and the eye find it. */
import type { Locator, Page } from '@playwright/test'
import type { Meeting, MeetingDraftInput, MeetingStage } from '../../../src/contract/meetings.ts'

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
    await this.page.evaluate((hash) => (location.hash = hash), `/meetings/${id}`)
    await this.text.waitFor()
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
