/** Choosing files, the preview of what they would change, and applying it. */
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
  readonly buckets: Locator
  readonly rows: Locator

  constructor(program: Program) {
    this.program = program
    this.page = program.page
    this.refusal = this.page.getByRole('alert').filter({ hasText: '没有导入' })
    this.tables = this.page.getByRole('complementary', { name: '文件中的表' })
    this.buckets = this.page.getByRole('group', { name: '按结果查看' })
    this.rows = this.page.getByRole('grid', { name: '预览行' })
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

  applyButton(changes: number): Locator {
    return this.page.getByRole('button', { name: `应用 ${changes} 项更改` })
  }
}
