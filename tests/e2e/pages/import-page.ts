/** Choosing files, the preview of what they would change, correcting it, and applying what is ticked. */
import type { Locator, Page } from '@playwright/test'
import type { Program } from '../../support/program.ts'
import { expect } from '../test.ts'

export type BucketName = '全部' | '新增' | '修改' | '相同' | '冲突' | '未通过' | '跳过'
export const bucketNames = ['新增', '修改', '相同', '冲突', '未通过', '跳过'] as const

export class ImportPage {
  readonly program: Program
  readonly page: Page
  readonly refusal: Locator
  readonly tables: Locator
  readonly panel: Locator
  readonly buckets: Locator
  /** The sheet as it is in the file. */
  readonly source: Locator
  /** What would become of each row. */
  readonly rows: Locator
  readonly missing: Locator

  constructor(program: Program) {
    this.program = program
    this.page = program.page
    this.refusal = this.page.getByRole('alert').filter({ hasText: '没有导入' })
    this.tables = this.page.getByRole('complementary', { name: '文件中的表' })
    this.panel = this.page.getByRole('region', { name: /的每一行$/ })
    this.buckets = this.page.getByRole('group', { name: '按结果查看' })
    this.source = this.page.getByRole('grid', { name: '来源表' })
    this.rows = this.page.getByRole('grid', { name: '预览行' })
    this.missing = this.page.getByRole('grid', { name: '文件中没有的行' })
  }

  async choose(...paths: readonly string[]): Promise<void> {
    await this.program.chooseFiles(paths, async () => await this.page.getByRole('button', { name: '选择文件' }).click())
  }

  async expectPreview(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: '导入预览' })).toBeVisible()
  }

  async showTable(title: string): Promise<void> {
    const table = this.tables.getByRole('button', { name: title })
    await table.click()
    await expect(table).toHaveAttribute('aria-pressed', 'true')
  }

  bucket(name: BucketName): Locator {
    return this.buckets.getByRole('button', { name: new RegExp(`^${name}\\s*\\d`) })
  }

  async bucketCount(name: BucketName): Promise<number> {
    return Number(((await this.bucket(name).textContent()) ?? '').replace(name, '').replaceAll(',', ''))
  }

  /** What each result row says, its tick left aside. */
  result(text: string): Locator {
    return this.rows.getByRole('row').filter({ hasText: text })
  }

  tick(row: number): Locator {
    return this.rows.getByRole('checkbox', { name: `导入第 ${row} 行`, exact: true })
  }

  fieldOf(column: string): Locator {
    return this.source.getByRole('combobox', { name: new RegExp(`^${column} 列`) })
  }

  /** Chooses a field for a column and waits until the plan has been made again. */
  async map(column: string, field: string): Promise<void> {
    await this.fieldOf(column).selectOption(field)
    await this.expectPlanned()
    await expect(this.fieldOf(column)).toHaveValue(field)
  }

  async takeAs(ledger: string): Promise<void> {
    await this.page.getByLabel('这是').selectOption({ label: ledger })
    await this.expectPlanned()
  }

  async expectPlanned(): Promise<void> {
    await expect(this.panel).toHaveAttribute('aria-busy', 'false')
  }

  applyButton(changes: number): Locator {
    return this.page.getByRole('button', { name: `应用 ${changes} 项更改` })
  }
}
