/** The two ways to begin. */
import type { Locator, Page } from '@playwright/test'

export class FirstRunPage {
  readonly sampleButton: Locator
  readonly unitName: Locator
  readonly unitCode: Locator
  readonly startButton: Locator

  constructor(page: Page) {
    this.sampleButton = page.getByRole('button', { name: '打开示例街道' })
    this.unitName = page.getByRole('textbox', { name: '单位名称' })
    this.unitCode = page.getByRole('textbox', { name: '行政区划代码' })
    this.startButton = page.getByRole('button', { name: '开始使用' })
  }

  async beginBlank(name: string, code: string): Promise<void> {
    await this.unitName.fill(name)
    await this.unitCode.fill(code)
    await this.startButton.click()
  }
}
