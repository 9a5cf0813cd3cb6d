/** A month's package from the street to the district: sealed, checked, let in once, and refused when a bit is wrong. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExchangePage } from './pages/exchange-page.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell } from './pages/shell.ts'
import { district, expect, street, test } from './test.ts'

test('sealed by the street, let in by the district, once', async ({ program, page, folder, prepare, open }) => {
  const shell = new Shell(page)
  const exchange = new ExchangePage(program)
  const november = join(folder, '十一月.zip')
  const december = join(folder, '十二月.zip')

  await shell.goTo('交换中心')
  const checkCode = (await exchange.card.textContent())?.match(/\d{4} \d{4} \d{4}/)?.[0] ?? 'none'
  const bytes = await test.step('the street seals November', async () => {
    const sealed = await exchange.seal('2026-11', district.code, november)
    await expect(shell.message(/已封存.*2026年11月.*第 1 号/)).toBeVisible()
    await expect(exchange.sent).toContainText('2026年11月')
    return sealed
  })

  const districtProgram = await open(await prepare('district', 'district'))
  const districtShell = new Shell(districtProgram.page)
  const receiving = new ExchangePage(districtProgram)
  await districtShell.goTo('交换中心')

  await test.step('one wrong bit, and the package is refused by name', async () => {
    const damaged = Uint8Array.from(bytes)
    const middle = bytes.length >> 1
    damaged[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(join(folder, '坏包.zip'), damaged)
    await receiving.choose(join(folder, '坏包.zip'))
    await expect(receiving.refusal).toContainText('“坏包.zip”')
    await expect(receiving.refusal).toContainText('请对方重新导出')
    await expect(receiving.received.getByRole('listitem')).toHaveCount(0)
    await districtShell.expectCounts([0, 0, 0, 0])
  })

  await test.step('the sender is unknown until the check code has been compared', async () => {
    await receiving.choose(november)
    await expect(receiving.refusal).toBeHidden()
    await expect(receiving.dialog).toContainText(street.unit)
    await expect(receiving.dialog).toContainText(checkCode)
    await expect(receiving.dialog.getByRole('row', { name: /^岗位责任清单/ })).toContainText('13')
    await expect(receiving.dialog.getByRole('row', { name: /^重点管理事项清单/ })).toContainText('9')
    await expect(receiving.applyButton(/^应用/)).toBeDisabled()
    await receiving.checked.check()
    await receiving.applyButton(/^应用 [\d,]+ 项更改$/).click()
    await expect(districtShell.message(`已导入${street.unit}的数据包`)).toBeVisible()
    await expect(receiving.received).toContainText(street.unit)
    await expect(receiving.received.getByRole('listitem')).toHaveCount(1)
    await districtShell.expectCounts([13, 9, 8, 237])
  })

  await test.step('the same package again changes nothing', async () => {
    await receiving.choose(november)
    await expect(receiving.dialog).toContainText('以前导入过')
    await expect(receiving.checked).toBeHidden()
    await receiving.applyButton('登记收到').click()
    await expect(receiving.dialog).toBeHidden()
    await expect(receiving.received.getByRole('listitem')).toHaveCount(1)
    await districtShell.expectCounts([13, 9, 8, 237])
  })

  await test.step('the next month carries only what has changed', async () => {
    await shell.goTo('人员')
    await new LedgerPage(page, 'people').write(3, '姓名', '胡红甲')
    await shell.expectSaved()
    await shell.goTo('交换中心')
    await exchange.seal('2026-12', district.code, december)
    await expect(exchange.sent.getByRole('listitem')).toHaveCount(2)

    await receiving.choose(december)
    await receiving.applyButton('应用 1 项更改').click()
    await expect(receiving.received.getByRole('listitem')).toHaveCount(2)
    await districtShell.goTo('人员')
    await expect(new LedgerPage(districtProgram.page, 'people').cell(3, '姓名')).toHaveText('胡红甲')
  })
})

test('what a unit does not own it cannot change', async ({ program, page, folder, prepare, open }) => {
  const path = join(folder, '十一月.zip')
  await new Shell(page).goTo('交换中心')
  await new ExchangePage(program).seal('2026-11', district.code, path)

  const districtProgram = await open(await prepare('district', 'district'))
  const shell = new Shell(districtProgram.page)
  const receiving = new ExchangePage(districtProgram)
  await shell.goTo('交换中心')
  await receiving.choose(path)
  await receiving.checked.check()
  await receiving.applyButton(/^应用/).click()
  await shell.goTo('人员')
  const people = new LedgerPage(districtProgram.page, 'people')
  await people.cell(3, '姓名').click()
  await districtProgram.page.keyboard.press('F2')
  await expect(shell.message(/“胡红”属于其他单位（.+），本单位不能修改/)).toBeVisible()
  await districtProgram.page.keyboard.type('X')
  await districtProgram.page.keyboard.press('Enter')
  await expect(people.cell(3, '姓名')).toHaveText('胡红')
})

test('the form says what is wrong before anything is sealed', async ({ program, page }) => {
  const exchange = new ExchangePage(program)
  await new Shell(page).goTo('交换中心')
  await page.getByRole('button', { name: '封存并导出' }).click()
  const confirm = exchange.dialog.getByRole('button', { name: '封存并导出' })
  await exchange.dialog.getByRole('textbox', { name: '月份' }).fill('2026-13')
  await expect(exchange.dialog.getByText('请写成 2026-11 这样')).toBeVisible()
  await exchange.dialog.getByRole('combobox', { name: '接收单位代码' }).fill('12')
  await expect(exchange.dialog.getByText('应为 6 至 15 位数字')).toBeVisible()
  await expect(confirm).toBeDisabled()
  await exchange.dialog.getByRole('button', { name: '取消' }).click()
  await expect(exchange.dialog).toBeHidden()
  await expect(exchange.sent.getByRole('listitem')).toHaveCount(0)
})
