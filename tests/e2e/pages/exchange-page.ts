/** Sealing packages for others, letting theirs in, and who has submitted. */
import { writeFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { Program } from '../../support/program.ts'

export class ExchangePage {
  readonly program: Program
  readonly page: Page
  readonly card: Locator
  readonly form: Locator
  readonly outgoing: Locator
  readonly sealed: Locator
  readonly sent: Locator
  readonly received: Locator
  readonly checked: Locator

  constructor(program: Program) {
    this.program = program
    this.page = program.page
    this.card = this.page.getByRole('region', { name: '本单位名片' })
    this.form = this.page.getByRole('form', { name: '封存数据包' })
    this.outgoing = this.page.getByRole('region', { name: '要发出的内容' })
    this.sealed = this.page.getByRole('region', { name: '刚封存的数据包' })
    this.sent = this.page.getByRole('region', { name: '发出', exact: true })
    this.received = this.page.getByRole('region', { name: '收到', exact: true })
    this.checked = this.page.getByRole('checkbox', { name: '已与对方核对，数字一致' })
  }

  async show(tab: '发送' | '接收' | '上报情况' | '收发登记'): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click()
  }

  /** Seals a month and leaves the file at `path`. */
  async seal(period: string, recipient: string, path: string, options: SealOptions = {}): Promise<Uint8Array> {
    await this.show('发送')
    await this.form.getByRole('textbox', { name: '月份' }).fill(period)
    await this.form.getByRole('combobox', { name: '接收单位代码' }).fill(recipient)
    if (options.changes === true) await this.form.getByText('仅变化').click()
    await this.form.getByRole('combobox', { name: '加密' }).selectOption(options.protection ?? 'none')
    const { bytes } = await this.program.keepFile(
      async () => await this.form.getByRole('button', { name: '封存并导出' }).click(),
    )
    await writeFile(path, bytes)
    return bytes
  }

  async choose(...paths: string[]): Promise<void> {
    await this.show('接收')
    await this.program.chooseFiles(
      paths,
      async () => await this.page.getByRole('button', { name: '选择数据包' }).click(),
    )
  }

  /** What is shown of one file of the inbox. */
  incoming(file: string): Locator {
    return this.page.getByRole('region', { name: `“${file}”` })
  }

  refusal(file: string): Locator {
    return this.page.getByRole('alert').filter({ hasText: `“${file}”` })
  }

  applyButton(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }
}

export interface SealOptions {
  readonly changes?: boolean
  readonly protection?: 'none' | 'card' | 'code'
}
