/** The versions of a list: issuing one, and what has changed since. */
import type { Locator, Page } from '@playwright/test'
import { Shell, type PageName } from './shell.ts'

export class VersionsPage {
  readonly page: Page
  readonly dialog: Locator
  readonly issued: Locator
  readonly compared: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
    this.issued = page.getByRole('region', { name: '已发布的版本' })
    this.compared = page.getByRole('region', { name: '对照' })
  }

  async open(list: PageName): Promise<void> {
    await new Shell(this.page).goTo(list)
    await this.page.getByRole('link', { name: /^(尚未发布|第\d+版)/ }).click()
    await this.page.getByRole('heading', { level: 1, name: /版本$/ }).waitFor()
  }

  async publish(basis: string, remarks?: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .or(this.page.getByRole('main'))
      .getByRole('button', { name: /^发布第\d+版$/ })
      .first()
      .click()
    await this.dialog.getByLabel('依据').fill(basis)
    if (remarks !== undefined) await this.dialog.getByLabel('调整说明').fill(remarks)
    await this.dialog.getByRole('button', { name: '发布', exact: true }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }
}
