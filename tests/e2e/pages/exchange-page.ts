/** Sealing packages for others and letting theirs in. */
import { writeFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { Program } from '../../support/program.ts'

export class ExchangePage {
  readonly program: Program
  readonly page: Page
  readonly card: Locator
  readonly sent: Locator
  readonly received: Locator
  readonly dialog: Locator
  readonly refusal: Locator
  readonly checked: Locator

  constructor(program: Program) {
    this.program = program
    this.page = program.page
    this.card = this.page.getByRole('region', { name: '本单位名片' })
    this.sent = this.page.getByRole('region', { name: '发出', exact: true })
    this.received = this.page.getByRole('region', { name: '收到', exact: true })
    this.dialog = this.page.getByRole('dialog')
    this.refusal = this.page.getByRole('alert').filter({ hasText: '数据包没有导入' })
    this.checked = this.dialog.getByRole('checkbox', { name: '已与对方核对，数字一致' })
  }

  /** Seals a month and leaves the file at `path`. */
  async seal(period: string, recipient: string, path: string): Promise<Uint8Array> {
    await this.page.getByRole('button', { name: '封存并导出' }).click()
    await this.dialog.getByRole('textbox', { name: '月份' }).fill(period)
    await this.dialog.getByRole('combobox', { name: '接收单位代码' }).fill(recipient)
    const { bytes } = await this.program.keepFile(
      async () => await this.dialog.getByRole('button', { name: '封存并导出' }).click(),
    )
    await writeFile(path, bytes)
    return bytes
  }

  async choose(path: string): Promise<void> {
    await this.program.chooseFiles(
      [path],
      async () => await this.page.getByRole('button', { name: '导入数据包' }).click(),
    )
  }

  applyButton(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name })
  }
}
