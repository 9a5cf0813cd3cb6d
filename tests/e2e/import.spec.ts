/** From a workbook to the four lists: preview, apply, take back, again; and what is refused. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Program } from '../support/program.ts'
import { editedWorkbook } from '../support/edited-workbook.ts'
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
  await expect(importPage.panel).toContainText(`来源 ${sourceRows} 行`)
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

    await expect(importPage.fieldOf('B')).toHaveValue('name')
    await expect(importPage.source.getByRole('gridcell', { name: '胡红' })).toBeVisible()
    await expect(importPage.rows.getByRole('columnheader', { name: 'B → 姓名' })).toBeVisible()
    await importPage.rows.focus()
    await page.keyboard.press('End')
    for (const sheet of [importPage.source, importPage.rows])
      await expect(sheet.getByRole('row').last()).toContainText('董英洋')
    await importPage.showTable('重点管理事项清单')
    await importPage.bucket('跳过').click()
    await expect(importPage.rows.getByRole('row')).toHaveCount(1 + 4)
    await expect(importPage.rows.getByRole('gridcell', { name: '合计行', exact: true })).toBeVisible()

    await shell.expectCounts([0, 0, 0, 0])
    await importPage.applyButton(total).click()
    await expect(shell.message(`已导入：新增 ${total} 条`)).toBeVisible()
    await shell.expectCounts([13, 9, 8, 237])
    await shell.expectSaved()

    await shell.message('已导入').getByRole('button', { name: '撤销这次导入' }).click()
    await expect(shell.message('已撤销')).toBeVisible()
    await shell.expectCounts([0, 0, 0, 0])
    await expect(page.getByText('这次导入已经撤销')).toBeVisible()
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
  test('columns that were not recognised are told, the form is known the next time', async ({
    program,
    page,
    folder,
  }) => {
    const shell = new Shell(page)
    const file = join(folder, '名单.csv')
    await writeFile(
      file,
      '大名,联络号码,干什么的\n甲一,19900003001,网格长\n甲一,19900003001,专职网格员\n乙二,19900003002,网格长\n',
    )
    const importPage = await openImport(program)
    await importPage.choose(file)
    await importPage.expectPreview()
    await expect(page.getByText('表头不像四张清单中的任何一张')).toBeVisible()
    await expect(page.getByRole('button', { name: '没有需要应用的更改' })).toBeDisabled()
    await importPage.takeAs('人员清单')
    await expect(page.getByText('还没有列对应“姓名”')).toBeVisible()
    await importPage.map('A', 'name')
    await importPage.map('B', 'phone')
    await importPage.map('C', 'role')
    await expect(page.getByText('对应关系已改，应用后记住')).toBeVisible()

    await importPage.bucket('冲突').click()
    await expect(importPage.rows.getByRole('row')).toHaveCount(1 + 2)
    await importPage.result('与第 2 行').getByRole('button', { name: '以文件为准' }).click()
    await expect(page.getByText('没有“冲突”的行')).toBeVisible()
    await importPage.bucket('新增').click()
    await expect(importPage.result('专职网格员')).toBeVisible()
    await importPage.applyButton(2).click()
    await expect(shell.message('已导入：新增 2 条')).toBeVisible()
    await shell.expectCount('人员', 239)

    await page.getByRole('button', { name: '继续导入' }).click()
    await importPage.choose(file)
    await importPage.expectPreview()
    await expect(page.getByText('按上次的对应关系')).toBeVisible()
    await expect(importPage.fieldOf('B')).toHaveValue('phone')
    await page.getByRole('button', { name: '忘记' }).click()
    await expect(page.getByText('按上次的对应关系')).toBeHidden()
  })

  test('only what is ticked comes in, what the file lacks goes to the bin when ticked, one step takes all back', async ({
    program,
    page,
    folder,
  }) => {
    const shell = new Shell(page)
    const file = join(folder, '十二月台账.xlsx')
    const edits = { D7: '区执法大队二中队', L9: '19900009999', B15: '新来的人', M10: '2025-02-30' }
    await writeFile(file, await editedWorkbook(await readFile(workbookPath), { 4: edits }))
    const importPage = await openImport(program)
    await importPage.choose(file)
    await importPage.expectPreview()
    await importPage.showTable('人员清单')
    await expect(importPage.result('没有这一天')).toContainText('M10“到岗时间”写作“2025-02-30”，没有这一天')

    await importPage.bucket('修改').click()
    await expect(importPage.rows.getByRole('row')).toHaveCount(1 + 2)
    await expect(importPage.result('胡红').locator('del')).toHaveText('区执法大队三中队')
    await expect(importPage.result('胡红').locator('ins')).toHaveText('区执法大队二中队')
    await importPage.tick(9).click()
    await expect(importPage.applyButton(2)).toBeVisible()
    // The keyboard does the same: down to the second row, and its tick is back.
    await importPage.rows.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(importPage.tick(9)).toBeChecked()
    await page.keyboard.press('Space')
    await importPage.bucket('新增').click()
    await importPage.rows.getByRole('checkbox', { name: /^全选/ }).click()
    await expect(importPage.applyButton(1)).toBeVisible()
    await importPage.rows.getByRole('checkbox', { name: /^全选/ }).click()

    await page.getByRole('button', { name: /清单有而文件没有\s*1/ }).click()
    await expect(page.getByText('只比对文件里出现的所属社区')).toBeVisible()
    await expect(importPage.missing.getByRole('checkbox', { name: '第 1 条移入回收站' })).not.toBeChecked()
    await page.getByRole('button', { name: '全部移入回收站' }).click()

    const kept = await program.keepFile(
      async () => await page.getByRole('button', { name: '导出未导入的 1 行' }).click(),
    )
    expect(kept.bytes.length).toBeGreaterThan(1000)

    await page.getByRole('button', { name: '应用 2 项更改，移入回收站 1 条' }).click()
    await expect(shell.message('已导入：新增 1 条，修改 1 条，移入回收站 1 条')).toBeVisible()
    await shell.expectCount('人员', 237)
    await page.getByRole('main').getByRole('button', { name: '撤销这次导入' }).click()
    await expect(page.getByText('这次导入已经撤销')).toBeVisible()
    await shell.expectCount('人员', 237)

    await page.getByRole('button', { name: '重新选择文件' }).click()
    await importPage.choose(kept.path)
    await importPage.expectPreview()
    await expect(importPage.result('没有这一天')).toBeVisible()
  })

  test('one bad file among several is named', async ({ program, page, folder }) => {
    await writeFile(join(folder, '空.xlsx'), '')
    const importPage = await openImport(program)
    await importPage.choose(join(folder, '空.xlsx'), rosterPath)
    await importPage.expectPreview()
    await expect(importPage.tables).toContainText('“空.xlsx”是空文件')
    await expectSums(importPage, '人员清单', 238)
    await page.getByRole('button', { name: '换一个文件' }).click()
    await expect(page.getByText('把表格拖到这里')).toBeVisible()
  })

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
    await expect(importPage.source).toContainText('梧桐里')
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
