/** From a workbook to the four lists: preview, apply, take back, again; and what is refused. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Program } from '../support/program.ts'
import { bombPart, workbook } from '../support/zip-fixtures.ts'
import { bucketNames, ImportPage } from './pages/import-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, rosterPath, test, workbookPath } from './test.ts'

const tables = [
  { title: '岗位责任清单', rows: 13, skipped: 4 },
  { title: '重点管理事项清单', rows: 9, skipped: 4 },
  { title: '协助事项清单', rows: 8, skipped: 3 },
  { title: '人员清单', rows: 237, skipped: 4 },
] as const
const total = 267

async function openImport(program: Program): Promise<ImportPage> {
  await new Shell(program.page).goTo('导入表格')
  return new ImportPage(program)
}

/** Each source row stands in one bucket: what the tabs say adds up to what the file has. */
async function expectSums(importPage: ImportPage, title: string, sourceRows: number): Promise<void> {
  await importPage.showTable(title)
  await expect(importPage.buckets).toContainText(`来源 ${sourceRows} 行`)
  const counts = await Promise.all(bucketNames.map(async (name) => await importPage.bucketCount(name)))
  expect(
    counts.reduce((sum, count) => sum + count, 0),
    title,
  ).toBe(sourceRows)
  expect(await importPage.bucketCount('全部')).toBe(sourceRows)
}

test.describe('a new unit', () => {
  test.use({ beginning: 'blank' })

  test('the workbook gives the four lists, one step takes them back and brings them again', async ({
    program,
    page,
  }) => {
    const shell = new Shell(page)
    const importPage = await openImport(program)
    await importPage.choose(workbookPath)
    await importPage.expectPreview()
    for (const { title, rows, skipped } of tables) {
      await expectSums(importPage, title, rows + skipped)
      expect(await importPage.bucketCount('新增'), title).toBe(rows)
    }
    await expect(page.getByText('登记 40 个新网格')).toBeVisible()

    await expect(importPage.rows.getByRole('columnheader', { name: '→ 姓名' })).toBeVisible()
    await importPage.rows.getByRole('gridcell', { name: '胡红' }).click()
    await page.keyboard.press('End')
    await expect(importPage.rows.getByRole('columnheader', { name: '→ 到岗时间' })).toBeVisible()
    await importPage.showTable('重点管理事项清单')
    await importPage.bucket('跳过').click()
    await expect(importPage.rows.getByRole('row')).toHaveCount(1 + 4)
    await expect(importPage.rows.getByRole('gridcell', { name: '合计', exact: true })).toBeVisible()

    await shell.expectCounts([0, 0, 0, 0])
    await importPage.applyButton(total).click()
    await expect(shell.message(`已导入 ${total} 项`)).toBeVisible()
    await shell.expectCounts([13, 9, 8, 237])
    await shell.expectSaved()

    await shell.message('已导入').getByRole('button', { name: '撤销这次导入' }).click()
    await expect(shell.message('已撤销')).toBeVisible()
    await shell.expectCounts([0, 0, 0, 0])
    await shell.goTo('人员')
    await expect(page.getByText('人员清单还是空的')).toBeVisible()
    await shell.goTo('网格队伍')
    await expect(page.getByText('还没有社区和网格')).toBeVisible()

    await shell.redoButton.click()
    await shell.expectCounts([13, 9, 8, 237])
    await expect(page.getByRole('region', { name: '梧桐里社区' })).toBeVisible()
  })

  test('a file can be dropped on the page', async ({ program, page }) => {
    const importPage = await openImport(program)
    const bytes = (await readFile(workbookPath)).toString('base64')
    const dropped = await page.evaluateHandle(
      ([name, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(content), (char) => char.charCodeAt(0))], name))
        return transfer
      },
      [basename(workbookPath), bytes] as const,
    )
    await page.getByText('把表格拖到这里').dispatchEvent('drop', { dataTransfer: dropped })
    await importPage.expectPreview()
    await expect(importPage.applyButton(total)).toBeVisible()
  })
})

test.describe('a unit that has its lists', () => {
  test('the same workbook again changes nothing, and neither does the roster in GBK', async ({ program, page }) => {
    const importPage = await openImport(program)
    await importPage.choose(workbookPath)
    await importPage.expectPreview()
    for (const { title, rows, skipped } of tables) {
      await expectSums(importPage, title, rows + skipped)
      expect(await importPage.bucketCount('相同'), title).toBe(rows)
    }
    await expect(page.getByRole('button', { name: '没有需要应用的更改' })).toBeDisabled()

    await page.getByRole('button', { name: '换一个文件' }).click()
    await importPage.choose(rosterPath)
    await importPage.expectPreview()
    await expectSums(importPage, '人员清单', 238)
    expect(await importPage.bucketCount('相同')).toBe(237)
    await expect(importPage.rows).toContainText('梧桐里')
    await expect(page.getByRole('button', { name: '没有需要应用的更改' })).toBeDisabled()
  })

  test('bad files are refused by name, and the work goes on', async ({ program, page, folder }) => {
    const shell = new Shell(page)
    const badFiles: readonly (readonly [name: string, bytes: Uint8Array, sentence: RegExp])[] = [
      ['炸弹.xlsx', await workbook({ sheets: [{ part: bombPart(150, ' ') }] }), /“炸弹\.xlsx”不能导入：.*过大/],
      ['网页.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), /“网页\.xls”不是电子表格/],
      ['空.xlsx', new Uint8Array(), /“空\.xlsx”是空文件/],
    ]
    const importPage = await openImport(program)
    for (const [name, bytes, sentence] of badFiles) {
      await writeFile(join(folder, name), bytes)
      await importPage.choose(join(folder, name))
      await expect(importPage.refusal).toContainText(sentence)
      await expect(importPage.refusal).toContainText('现有数据没有改动')
    }
    await shell.expectCounts([13, 9, 8, 237])
    await importPage.choose(rosterPath)
    await importPage.expectPreview()
    await expect(importPage.refusal).toBeHidden()
  })
})
