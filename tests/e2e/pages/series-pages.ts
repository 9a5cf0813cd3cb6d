/** The pages around the meetings: series, topics, who is told of a meeting. */
import type { Locator, Page } from '@playwright/test'
import { Shell } from './shell.ts'

export class SeriesPages {
  readonly page: Page
  readonly dialog: Locator
  readonly topics: Locator
  readonly card: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
    this.topics = page.getByRole('list', { name: '议题', exact: true })
    this.card = page.getByRole('complementary', { name: '议题申请单' })
  }

  async openSeries(): Promise<void> {
    await new Shell(this.page).goTo('议事协商')
    await this.page.getByRole('link', { name: '会议系列' }).click()
  }

  async openTopics(): Promise<void> {
    await new Shell(this.page).goTo('议事协商')
    await this.page.getByRole('link', { name: '议题征集' }).click()
  }

  async newTopic(title: string, unit: string): Promise<void> {
    await this.page.getByRole('button', { name: '登记议题' }).first().click()
    await this.dialog.getByRole('textbox', { name: '议题', exact: true }).fill(title)
    await this.dialog.getByRole('textbox', { name: '提出单位' }).fill(unit)
  }

  async saveTopic(): Promise<void> {
    await this.dialog.getByRole('button', { name: '保存' }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }

  topic(title: string): Locator {
    return this.topics.getByRole('button', { name: title })
  }

  tab(state: string): Locator {
    return this.page.getByRole('tab', { name: state })
  }

  async paste(field: Locator, text: string): Promise<void> {
    await field.focus()
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, text)
  }
}
