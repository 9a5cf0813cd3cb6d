/** What every page shares: navigation, the saved mark, steps back and forth, short messages. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../test.ts'

export const pageNames = [
  '工作台',
  '岗位责任',
  '重点事项',
  '协助事项',
  '人员',
  '导入表格',
  '网格队伍',
  '责任图谱',
  '议事协商',
  '督办事项',
  '数据报表',
  '交换中心',
  '备份与恢复',
  '工作日历',
] as const
export type PageName = (typeof pageNames)[number]

export class Shell {
  readonly page: Page
  readonly navigation: Locator
  readonly title: Locator
  readonly savedMark: Locator
  readonly undoButton: Locator
  readonly redoButton: Locator

  constructor(page: Page) {
    this.page = page
    const bar = page.getByRole('banner').first()
    this.navigation = page.getByRole('navigation', { name: '主导航' })
    this.title = page.getByRole('heading', { level: 1 })
    this.savedMark = bar.getByRole('status')
    this.undoButton = bar.getByRole('button', { name: '撤销' })
    this.redoButton = bar.getByRole('button', { name: '重做' })
  }

  link(name: PageName): Locator {
    return this.navigation.getByRole('link', { name, exact: true })
  }

  async goTo(name: PageName): Promise<void> {
    await this.link(name).click()
    await expect(this.link(name)).toHaveAttribute('aria-current', 'page')
    await expect(this.title).toBeVisible()
  }

  /** The number that stands beside a list in the navigation. */
  async expectCount(name: PageName, count: number): Promise<void> {
    await expect(this.link(name)).toHaveText(`${name}${count}`)
  }

  async expectCounts(counts: readonly [number, number, number, number]): Promise<void> {
    await this.expectCount('岗位责任', counts[0])
    await this.expectCount('重点事项', counts[1])
    await this.expectCount('协助事项', counts[2])
    await this.expectCount('人员', counts[3])
  }

  message(text: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: text })
  }

  async expectSaved(): Promise<void> {
    await expect(this.savedMark).toHaveText(/^已保存 \d\d:\d\d$/)
  }
}
