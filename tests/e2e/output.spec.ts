/** Putting lists out: files, pages for paper, versions, and the map of who answers for what. */
import { Shell } from './pages/shell.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { VersionsPage } from './pages/versions-page.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'sample' })

async function chooseInMenu(page: Shell['page'], item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: '导出打印' }).click()
  await page.getByRole('menuitem', { name: item }).first().click()
}

test('a list is exported as csv and as 公示版 from the menu', async ({ program, page }) => {
  await new Shell(page).goTo('人员')
  const csv = await program.keepFile(async () => await chooseInMenu(page, '导出 csv'))
  expect(Buffer.from(csv.bytes).toString('utf8').trimEnd().split('\r\n')).toHaveLength(151)
  await expect(page.getByRole('alert').filter({ hasText: '双击打开会被改写' })).toBeVisible()
  const open = await program.keepFile(async () => await chooseInMenu(page, /公示版/))
  expect([...open.bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
})

test('what is on screen is what prints, on the paper that is chosen', async ({ page }) => {
  const shell = new Shell(page)
  await shell.goTo('重点事项')
  const matters = new LedgerPage(page, 'keyMatters')
  await matters.filter('责任单位', '街道执法中队')
  await matters.expectRows(4)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  const paper = page.getByRole('region', { name: /重点管理事项清单/ })
  await expect(paper).toContainText('筛选：责任单位为“街道执法中队”')
  await expect(paper.getByRole('row')).toHaveCount(5)
  await expect(page.getByText('A4 横向 · 4 行')).toBeVisible()
  await page.getByText('A3', { exact: true }).click()
  await expect(page.getByText(/^A3/)).toHaveCount(2)
  await page.getByRole('checkbox', { name: /公示版/ }).check()
  await expect(paper).toContainText('（公示版）')
  await page.getByRole('button', { name: '返回' }).click()
  await expect(shell.title).toHaveText('重点管理事项清单')
})

test('the window prints on the paper that was chosen', async ({ host, page }) => {
  test.skip(host !== 'loopback', 'the stand-in cannot print')
  await new Shell(page).goTo('人员')
  await chooseInMenu(page, /^打印/)
  await expect(page.getByRole('region', { name: /人员清单/ })).toContainText('姓名')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)]
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.every(([, width, height]) => Number(width) > Number(height))).toBe(true)
})

test('a version is issued, adjusted with a reason, compared, and issued again', async ({ page }) => {
  const versions = new VersionsPage(page)
  await versions.open('重点事项')
  await versions.publish('街道联席会议审议通过')
  await expect(versions.issued.getByRole('row').nth(1)).toContainText(/第1版.*1号.*街道联席会议审议通过/)
  await expect(versions.compared).toContainText('两者内容相同')
  await expect(page.getByRole('button', { name: '发布第2版' })).toBeDisabled()

  await new Shell(page).goTo('重点事项')
  await new LedgerPage(page, 'keyMatters').write(1, '处置时限', '2个工作时')
  await new Shell(page).expectSaved()
  await versions.open('重点事项')
  await expect(page.getByText('第1版之后修改 1 条，1 处没有写明原因')).toBeVisible()
  await versions.compared.getByRole('button', { name: /调整原因/ }).click()
  await versions.dialog.getByLabel('调整原因').fill('区局要求缩短时限')
  await versions.dialog.getByLabel('批准人').fill('主任甲')
  await versions.dialog.getByRole('button', { name: '登记' }).click()
  await expect(versions.compared.getByRole('row').nth(1)).toContainText(/4个工作时.*2个工作时.*区局要求缩短时限/)

  await versions.publish('街道办公会审议通过')
  await expect(versions.issued.getByRole('row')).toHaveCount(3)
  await versions.compared.getByLabel('原条文').selectOption({ label: '第1版 〔2026〕1号' })
  await expect(versions.compared.getByRole('row').nth(1)).toContainText('区局要求缩短时限')
  await page.getByRole('link', { name: '打印对照表' }).click()
  const paper = page.getByRole('region', { name: /对照表/ })
  await expect(paper).toContainText(/店外经营.*修改.*处置时限：4个工作时.*处置时限：2个工作时.*区局要求缩短时限/)
})

test('the responsibility map leads to the rows, and a post is given its people', async ({ page }) => {
  const shell = new Shell(page)
  await shell.goTo('责任图谱')
  await page.getByRole('button', { name: '网格盲区 1' }).click()
  const problems = page.getByRole('region', { name: '问题' })
  await expect(problems.getByRole('listitem')).toHaveCount(1)
  await problems.getByRole('link', { name: /望江台第三网格/ }).click()
  await new LedgerPage(page, 'people').expectRows(5)

  await shell.goTo('责任图谱')
  await page.getByRole('button', { name: '指明社区城管联络员对应的人员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('工作单位为').fill('区城市管理综合执法大队云溪中队')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('button', { name: '指明社区城管联络员对应的人员' })).toBeHidden()
  await expect(page.getByRole('row', { name: /^社区城管联络员/ })).toContainText('指明：工作单位')
  await shell.undoButton.click()
  await expect(page.getByRole('button', { name: '指明社区城管联络员对应的人员' })).toBeVisible()
})
