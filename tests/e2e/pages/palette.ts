/** The box over everything, as the keyboard sees it. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Palette {
  readonly page: Page
  readonly dialog: Locator
  readonly box: Locator
  readonly list: Locator
  readonly options: Locator
  readonly active: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: '搜索' })
    this.box = this.dialog.getByRole('combobox', { name: '搜索或输入命令' })
    this.list = this.dialog.getByRole('listbox', { name: '结果', includeHidden: true })
    this.options = this.dialog.getByRole('option')
    this.active = this.dialog.getByRole('option', { selected: true })
  }

  async open(): Promise<void> {
    // The keys are heard once the frame stands.
    await this.page.getByRole('button', { name: '搜索或输入命令' }).waitFor()
    await this.page.keyboard.press('Control+k')
    await this.box.waitFor()
  }

  async type(text: string): Promise<void> {
    await this.open()
    await this.page.keyboard.type(text)
  }

  /** Types, and waits until what is shown answers all of it. */
  async search(text: string): Promise<void> {
    await this.type(text)
    await expect(this.list).toHaveAttribute('aria-busy', 'false')
  }

  filter(name: string | RegExp): Locator {
    return this.dialog.getByRole('group', { name: '按类别看' }).getByRole('button', { name })
  }
}
