/** The board of grids, what the rules found, and the drawer in which a grid is edited. */
import type { Locator, Page } from '@playwright/test'

export class StaffingPage {
  readonly page: Page
  readonly communities: Locator
  readonly findings: Locator
  readonly drawer: Locator

  constructor(page: Page) {
    this.page = page
    this.communities = page.getByRole('group', { name: '各社区的网格' }).getByRole('region')
    this.findings = page.getByRole('region', { name: '问题', exact: true })
    this.drawer = page.getByRole('dialog')
  }

  community(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** A grid is the list item that holds its name and its seats. */
  grid(name: string): Locator {
    return this.communities
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) })
      .filter({ has: this.page.getByRole('list') })
  }

  seats(grid: string): Locator {
    return this.grid(grid).getByRole('list').getByRole('listitem')
  }

  /** Warnings stand folded under the name of their rule. */
  async unfold(rule: string): Promise<void> {
    await this.findings.getByText(new RegExp(`^${rule}`)).click()
  }

  finding(place: string, message: string): Locator {
    return this.findings.getByRole('button').filter({ hasText: place }).filter({ hasText: message })
  }

  /** The seat of a role: 0 is 网格长, 4 is 其他力量. */
  seat(grid: string, index: number): Locator {
    return this.seats(grid).nth(index).getByRole('button')
  }

  get whatIf(): Locator {
    return this.page.getByRole('region', { name: '试排' })
  }

  /** Chooses a person in the drawer by the beginning of what is known of them. */
  async choose(label: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label }).fill(text)
    await this.page.getByRole('option').filter({ hasText: text }).first().click()
  }

  async edit(grid: string): Promise<void> {
    await this.grid(grid)
      .getByRole('button', { name: `修改${grid}` })
      .click()
  }
}
