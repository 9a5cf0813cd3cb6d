/** The list of meetings, the desk on which one is written, and its minutes. */
import type { Locator, Page } from '@playwright/test'
import type { Program } from '../../support/program.ts'

export interface ResolutionText {
  readonly content: string
  readonly unit: string
  readonly deadline: string
}

export class MeetingPage {
  readonly page: Page
  readonly minutes: Locator
  readonly paper: Locator
  readonly dialog: Locator
  readonly issueButton: Locator

  constructor(page: Page) {
    this.page = page
    this.minutes = page.getByRole('complementary', { name: '纪要' })
    this.paper = page.getByRole('region', { name: '纪要版面' })
    this.dialog = page.getByRole('dialog')
    this.issueButton = this.minutes.getByRole('button', { name: '发文', exact: true })
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: '新建会议' }).first().click()
    await this.page.getByRole('textbox', { name: '会议名称' }).waitFor()
  }

  async open(title: string): Promise<void> {
    await this.page.getByRole('table').getByRole('link', { name: title }).click()
    await this.page.getByRole('textbox', { name: '会议名称' }).waitFor()
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  async addAgendaItem(number: number, title: string, presenter: string, discussion: string): Promise<void> {
    await this.page.getByRole('button', { name: '加一个议题' }).click()
    await this.field(`议题 ${number}`).fill(title)
    await this.field(`议题 ${number} 汇报人`).fill(presenter)
    await this.field(`议题 ${number} 讨论摘要`).fill(discussion)
  }

  async addResolution(number: number, { content, unit, deadline }: ResolutionText): Promise<void> {
    await this.page.getByRole('button', { name: '加一项议定事项' }).click()
    await this.field(`议定事项 ${number}`).fill(content)
    await this.field(`议定事项 ${number} 责任单位`).fill(unit)
    await this.field(`议定事项 ${number} 完成时限`).fill(deadline)
  }

  async addAttendees(status: '出席' | '列席' | '请假', line: string): Promise<void> {
    await this.field(`添加${status}人员`).fill(line)
    await this.field(`添加${status}人员`).press('Enter')
  }

  async show(view: '会议记录' | '纪要版面'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: '查看方式' }).getByText(view, { exact: true }).click()
  }

  /** Confirms the open question, keeps the document that comes and closes the note about it. */
  async issue(program: Program, confirm: '发文' | '发出更正版'): Promise<Uint8Array> {
    const kept = await program.keepFile(
      async () => await this.dialog.getByRole('button', { name: confirm, exact: true }).click(),
    )
    await this.dialog.getByRole('button', { name: '知道了' }).click()
    return kept.bytes
  }
}
