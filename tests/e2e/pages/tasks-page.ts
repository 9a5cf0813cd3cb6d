/** 督办事项: tabs, rows, the card of one item; and the page on which a meeting is closed. */
import type { Locator, Page } from '@playwright/test'

export class TasksPage {
  readonly page: Page
  readonly table: Locator
  readonly card: Locator
  readonly form: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('grid', { name: '督办事项' })
    this.card = page.getByRole('complementary', { name: '督办事项详情' })
    this.form = page.getByRole('form', { name: '登记办理情况' })
    this.dialog = page.getByRole('dialog')
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name })
  }

  row(content: string): Locator {
    return this.table.getByRole('row').filter({ hasText: content })
  }

  async report(kind: string, label: string, note: string): Promise<void> {
    await this.form.getByText(kind, { exact: true }).click()
    await this.form.getByRole('textbox', { name: label }).fill(note)
    await this.form.getByRole('button', { name: '登记' }).click()
  }
}

export class ClosingPage {
  readonly page: Page
  readonly items: Locator
  readonly sum: Locator
  readonly closeButton: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.items = page.getByRole('table', { name: '未办结事项' })
    this.sum = page.getByRole('status', { name: '结转合计' })
    this.closeButton = page.getByRole('button', { name: '结转会议' })
    this.dialog = page.getByRole('dialog')
  }

  item(content: string): Locator {
    return this.items.getByRole('row', { name: content })
  }

  reason(content: string): Locator {
    return this.items.getByRole('textbox', { name: `“${content}”的原因` })
  }

  receipt(number: number): Locator {
    return this.page.getByRole('region', { name: `第 ${number} 号结转单` })
  }
}
