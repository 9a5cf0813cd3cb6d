/** Backups, restoring one, the full check, and every step that was taken; the same list on the recovery page. */
import type { Locator, Page } from '@playwright/test'

export class BackupsPage {
  readonly page: Page
  readonly backups: Locator
  readonly dialog: Locator
  readonly report: Locator

  constructor(page: Page) {
    this.page = page
    this.backups = page.getByRole('table').getByRole('row').filter({ hasText: '恢复' })
    this.dialog = page.getByRole('dialog')
    this.report = page.getByRole('status', { name: '全面检查结果' })
  }

  backup(reason: string): Locator {
    return this.backups.filter({ hasText: reason })
  }

  async restore(backup: Locator): Promise<void> {
    await backup.getByRole('button', { name: '恢复' }).click()
    await this.dialog.getByRole('button', { name: '恢复到这个备份' }).click()
  }
}
