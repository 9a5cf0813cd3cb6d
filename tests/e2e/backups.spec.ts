/** Backup and restore as a clerk does them, the full check, and what is shown when the data is damaged. */
import { open as openFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupsPage } from './pages/backups-page.ts'
import { FirstRunPage } from './pages/first-run-page.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

const databaseName = 'sidantong.db'

test('a backup brings back what was changed after it, and the change can be brought back too', async ({ page }) => {
  const shell = new Shell(page)
  const backups = new BackupsPage(page)
  await shell.goTo('备份与恢复')
  await expect(backups.backup('导入之前')).toHaveCount(1)
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(shell.message('已备份，并重新打开核对过')).toBeVisible()
  await expect(backups.backup('手工备份')).toContainText('已验证')
  await expect(backups.backup('手工备份')).toContainText('人员 237')

  await shell.goTo('人员')
  const people = new LedgerPage(page, 'people')
  await people.write(3, '姓名', '胡红甲')
  await shell.expectSaved()

  await shell.goTo('备份与恢复')
  await backups.restore(backups.backup('手工备份'))
  await expect(shell.message('已恢复到')).toBeVisible()
  await expect(backups.backup('恢复之前')).toHaveCount(1)
  await shell.goTo('人员')
  await expect(people.cell(3, '姓名')).toHaveText('胡红')

  await shell.goTo('备份与恢复')
  await backups.restore(backups.backup('恢复之前'))
  await shell.goTo('人员')
  await expect(people.cell(3, '姓名')).toHaveText('胡红甲')
})

test('the full check reports every promise, and the history every step', async ({ page }) => {
  const backups = new BackupsPage(page)
  await new Shell(page).goTo('备份与恢复')
  await page.getByRole('button', { name: '全面检查' }).click()
  await expect(backups.report.getByRole('heading')).toHaveText('全面检查通过，数据完好')
  await expect(backups.report.getByRole('listitem')).toHaveCount(5)
  await expect(backups.report.getByText('有问题')).toHaveCount(0)
  await page.getByRole('tab', { name: '操作记录' }).click()
  await expect(page.getByRole('row', { name: /导入 四张清单-云溪街道\.xlsx：267 行/ })).toBeVisible()
})

interface Damage {
  readonly name: string
  readonly sentence: string
  readonly strike: (database: string) => Promise<void>
}

const damages: readonly Damage[] = [
  {
    name: 'pages overwritten',
    sentence: '数据文件已损坏',
    strike: async (database) => {
      const file = await openFile(database, 'r+')
      const { size } = await file.stat()
      await file.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192)
      await file.close()
    },
  },
  {
    name: 'cut off',
    sentence: '数据文件已损坏',
    strike: async (database) => await truncate(database, Math.floor((await stat(database)).size / 2)),
  },
  { name: 'emptied', sentence: '这里曾有数据', strike: async (database) => await truncate(database, 0) },
  { name: 'gone', sentence: '这里曾有数据', strike: async (database) => await rm(database) },
  {
    name: 'of another program',
    sentence: '不是四单通的数据库',
    strike: async (database) => await writeFile(database, 'not a database at all '.repeat(100)),
  },
]

test.describe('recovery', () => {
  for (const { name, sentence, strike } of damages) {
    test(`a database ${name} leads to the backups, never to the first run`, async ({ prepare, open }) => {
      const dataDir = await prepare('lists', 'damaged')
      await strike(join(dataDir, databaseName))
      const { page } = await open(dataDir)
      const backups = new BackupsPage(page)
      await expect(page.getByRole('heading', { name: '数据需要恢复' })).toBeVisible()
      await expect(page.getByText(sentence)).toBeVisible()
      await expect(new FirstRunPage(page).startButton).toHaveCount(0)
      await expect(backups.backups).toHaveCount(1)
      await backups.restore(backups.backup('导入之前'))
      await new Shell(page).expectCounts([0, 0, 0, 0])
      await expect(page.getByText('云溪街道办事处').first()).toBeVisible()
    })
  }

  test('without any backup it says what to do', async ({ prepare, open }) => {
    const dataDir = await prepare('lists', 'damaged')
    await truncate(join(dataDir, databaseName), 0)
    await rm(join(dataDir, 'backups'), { recursive: true })
    const { page } = await open(dataDir)
    await expect(page.getByText('数据文件夹里没有备份')).toBeVisible()
    await expect(new FirstRunPage(page).startButton).toHaveCount(0)
  })
})
