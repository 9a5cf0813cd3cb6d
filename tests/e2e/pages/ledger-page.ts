/** One list: its grid by row number and column title, its tools, its cards. */
import type { Locator, Page } from '@playwright/test'
import { ledgers, type LedgerKey } from '../../../src/contract/ledgers/index.ts'
import { expect } from '../test.ts'

/** The select column comes first; columns count from 1. */
const columnsBeforeFields = 2
/** The header is row 1. */
const rowsBeforeData = 1

export class LedgerPage {
  readonly page: Page
  readonly key: LedgerKey
  readonly grid: Locator
  readonly find: Locator
  /** The one place of the grid where text is entered. */
  readonly input: Locator
  readonly card: Locator
  readonly newCard: Locator

  constructor(page: Page, key: LedgerKey) {
    const { title } = ledgers[key]
    this.page = page
    this.key = key
    this.grid = page.getByRole('grid', { name: title })
    this.input = page.locator('textarea[data-idle]')
    this.find = page.getByRole('textbox', { name: `在${title}中查找` })
    this.card = page.getByRole('complementary', { name: '记录卡片' })
    this.newCard = page.getByRole('complementary', { name: `新增到${title}` })
  }

  /** `rowNumber` counts from 1 in the order shown. Columns far to the right are only drawn once one is there. */
  cell(rowNumber: number, column: string): Locator {
    return this.grid
      .locator(`[role="row"][aria-rowindex="${rowNumber + rowsBeforeData}"]`)
      .locator(`[role="gridcell"][aria-colindex="${this.#columnIndex(column)}"]`)
  }

  header(column: string): Locator {
    return this.grid.getByRole('columnheader', { name: column, exact: true })
  }

  editor(column: string): Locator {
    return this.page.getByRole('textbox', { name: column, exact: true }).and(this.page.locator('[data-idle="false"]'))
  }

  /** The cell where the keyboard is: the one input has the focus and points to it. */
  async expectCurrent(rowNumber: number, column: string): Promise<void> {
    const cell = this.cell(rowNumber, column)
    await expect(cell).toHaveAttribute('aria-selected', 'true')
    await expect(this.input).toBeFocused()
    await expect(this.input).toHaveAttribute('aria-activedescendant', (await cell.getAttribute('id')) ?? 'none')
  }

  async expectRows(count: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + rowsBeforeData))
  }

  /** Opens the cell, puts this text in the place of the old one, and goes down. */
  async write(rowNumber: number, column: string, text: string): Promise<void> {
    await this.cell(rowNumber, column).click()
    await this.page.keyboard.press('F2')
    await expect(this.editor(column)).toBeFocused()
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  async select(rowNumber: number): Promise<void> {
    await this.page.getByRole('checkbox', { name: `选中第 ${rowNumber} 行`, exact: true }).check()
  }

  async showTab(name: '填写' | '历史' | '关联' | '来源' | '附件'): Promise<void> {
    await this.card.getByRole('tab', { name }).click()
  }

  async openCard(): Promise<void> {
    await this.page.getByRole('button', { name: '记录卡片', exact: true }).click()
    await expect(this.card).toBeVisible()
  }

  /** The menu that hangs from a column's title. */
  async openMenu(column: string): Promise<void> {
    await this.header(column).hover()
    await this.page.getByRole('button', { name: `“${column}”列菜单` }).click()
  }

  async filter(column: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: '筛选', exact: true }).click()
    await this.page
      .getByRole('group', { name: '按哪一列筛选' })
      .getByRole('button', { name: column, exact: true })
      .click()
    await this.page.getByRole('checkbox', { name: new RegExp(`^${value}`) }).check()
    await this.page.keyboard.press('Escape')
  }

  #columnIndex(column: string): number {
    const index = ledgers[this.key].fields.findIndex((field) => field.label === column)
    if (index < 0) throw new Error(`${this.key} has no column ${column}`)
    return index + columnsBeforeFields
  }
}
