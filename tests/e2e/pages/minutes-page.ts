/** The 纪要 of a meeting: the page at the left, its structure, findings and issued versions at the right. */
import type { Locator, Page } from '@playwright/test'

export class MinutesPage {
  readonly page: Page
  readonly paper: Locator
  readonly comparison: Locator
  readonly blocks: Locator
  readonly findings: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.paper = page.getByRole('region', { name: '纪要版面' })
    this.comparison = page.getByRole('region', { name: '对照表' })
    this.blocks = page.getByRole('list', { name: '纪要正文' })
    this.findings = page.getByRole('list', { name: '核对结果' })
    this.dialog = page.getByRole('dialog')
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: '编辑、核对和确认纪要' }).click()
    await this.blocks.waitFor()
  }

  /** The text box of the block at a place, counted from 1. */
  block(place: number): Locator {
    return this.blocks
      .getByRole('listitem')
      .nth(place - 1)
      .getByRole('textbox')
  }

  async texts(): Promise<string[]> {
    return await this.blocks
      .getByRole('textbox')
      .evaluateAll((boxes) => boxes.map((box) => (box instanceof HTMLTextAreaElement ? box.value : '')))
  }

  async show(view: '正文与核对' | '发文与确认'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: '右侧内容' }).getByText(view).click()
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((plain) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', plain)
      clipboardData.setData('text/html', '<p style="color:red">不该出现<img src="x.png"></p>')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, text)
  }
}
