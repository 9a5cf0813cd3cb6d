/** A month's package from the street to the district: sealed, checked, let in once, answered, and refused when a bit is wrong. */
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ExchangePage } from './pages/exchange-page.ts'
import { LedgerPage } from './pages/ledger-page.ts'
import { Shell } from './pages/shell.ts'
import { district, expect, street, test } from './test.ts'

test('sealed by the street, let in by the district, answered', async ({ program, page, folder, prepare, open }) => {
  const shell = new Shell(page)
  const exchange = new ExchangePage(program)
  const november = join(folder, '十一月.zip')
  const changes = join(folder, '变化.zip')
  const receipt = join(folder, '回执.zip')

  await shell.goTo('交换中心')
  await expect(exchange.card).toContainText(/\d{4} \d{4} \d{4}/)
  const checkCode = (await exchange.card.textContent())?.match(/\d{4} \d{4} \d{4}/)?.[0] ?? 'none'
  const bytes = await test.step('the street sees what goes out, and seals November', async () => {
    await expect(exchange.outgoing.getByRole('row', { name: /^人员 237/ })).toContainText('联系电话个人信息')
    const sealed = await exchange.seal('2026-11', district.code, november)
    await expect(exchange.sealed).toContainText('已封存2026年11月第 1 号')
    return sealed
  })

  await test.step('the written file is read back; half a file is not the one', async () => {
    const half = join(folder, '半个.zip')
    await writeFile(half, bytes.subarray(0, bytes.length >> 1))
    const readBack = exchange.sealed.getByRole('button', { name: '回读核对' })
    await program.chooseFiles([half], async () => await readBack.click())
    await expect(exchange.sealed.getByRole('alert')).toContainText('没有写完')
    await program.chooseFiles([november], async () => await readBack.click())
    await expect(exchange.sealed).toContainText('已回读核对')
    await exchange.show('收发登记')
    await expect(exchange.sent).toContainText('已回读核对')
    await expect(exchange.sent).toContainText('未回执')
  })

  const districtProgram = await open(await prepare('district', 'district'))
  const districtShell = new Shell(districtProgram.page)
  const receiving = new ExchangePage(districtProgram)
  await districtShell.goTo('交换中心')

  await test.step('many at once: one wrong bit is refused by name, the other waits for the check code', async () => {
    const damaged = Uint8Array.from(bytes)
    const middle = bytes.length >> 1
    damaged[middle] = (bytes[middle] ?? 0) ^ 1
    const bad = join(folder, '坏包.zip')
    await writeFile(bad, damaged)
    await receiving.choose(bad, november)
    await expect(receiving.refusal('坏包.zip')).toContainText('请对方重新导出')
    const incoming = receiving.incoming(basename(november))
    await expect(incoming).toContainText(street.unit)
    await expect(incoming).toContainText(checkCode)
    await expect(incoming.getByRole('row', { name: /^岗位责任清单/ })).toContainText('13')
    await expect(receiving.applyButton('登记收到')).toBeDisabled()
    await districtShell.expectCounts([0, 0, 0, 0])
    await receiving.checked.check()
    await receiving.applyButton(/^应用 [\d,]+ 项更改$/).click()
    await expect(districtShell.message(`已导入${street.unit}的数据包`)).toBeVisible()
    await districtShell.expectCounts([13, 9, 8, 237])
  })

  await test.step('the same package again changes nothing', async () => {
    await receiving.choose(november)
    await expect(receiving.incoming(basename(november))).toContainText('以前导入过')
    await expect(receiving.checked).toBeHidden()
    await receiving.applyButton('登记收到').click()
    await receiving.show('收发登记')
    await expect(receiving.received.getByRole('listitem')).toHaveCount(1)
    await districtShell.expectCounts([13, 9, 8, 237])
  })

  await test.step('the correction holds only what has changed, shown field by field', async () => {
    await shell.goTo('人员')
    await new LedgerPage(page, 'people').write(3, '姓名', '胡红甲')
    await shell.expectSaved()
    await shell.goTo('交换中心')
    await exchange.seal('2026-11', district.code, changes, { changes: true })
    await receiving.choose(changes)
    const incoming = receiving.incoming(basename(changes))
    await expect(incoming).toContainText('更正了 1 条已有的记录')
    await expect(incoming.getByRole('row', { name: /胡红 修改/ })).toContainText('胡红 → 胡红甲')
    await receiving.applyButton('应用 1 项更改').click()
    await districtShell.goTo('人员')
    await expect(new LedgerPage(districtProgram.page, 'people').cell(3, '姓名')).toHaveText('胡红甲')
  })

  await test.step('the district sees who has submitted, and answers; the street sees the answer', async () => {
    await districtShell.goTo('交换中心')
    await receiving.show('上报情况')
    const row = districtProgram.page.getByRole('row', { name: new RegExp(`^${street.unit}`) })
    await expect(row).toContainText('更正 1 次')
    await receiving.show('收发登记')
    const newest = receiving.received.getByRole('listitem').first()
    const { bytes: answer } = await districtProgram.keepFile(
      async () => await newest.getByRole('button', { name: '封存回执' }).click(),
    )
    await writeFile(receipt, answer)
    await expect(newest).toContainText('已发回执：已收')
    await shell.goTo('交换中心')
    await exchange.choose(receipt)
    await expect(exchange.incoming(basename(receipt))).toContainText('答复本单位2026年11月第 2 号')
    await exchange.checked.check()
    await exchange.applyButton('登记收到').click()
    await exchange.show('收发登记')
    await expect(exchange.sent.getByRole('listitem').first()).toContainText('回执：已收')
  })
})

test('with a 提取码 the file says nothing until it is told', async ({ program, page, folder, prepare, open }) => {
  const path = join(folder, '十一月.zip.age')
  const exchange = new ExchangePage(program)
  await new Shell(page).goTo('交换中心')
  await exchange.seal('2026-11', district.code, path, { protection: 'code' })
  const code = (await exchange.sealed.textContent())?.match(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/)?.[0] ?? 'none'

  const districtProgram = await open(await prepare('district', 'district'))
  const receiving = new ExchangePage(districtProgram)
  await new Shell(districtProgram.page).goTo('交换中心')
  await receiving.choose(path)
  const closed = receiving.refusal(basename(path))
  await expect(closed).toContainText('要用提取码打开')
  await closed.getByRole('textbox', { name: /提取码/ }).fill(code)
  await closed.getByRole('button', { name: '打开' }).click()
  await expect(receiving.incoming(basename(path))).toContainText('用提取码加密')
  await expect(closed).toBeHidden()
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
  await exchange.form.getByRole('textbox', { name: '月份' }).fill('2026-13')
  await expect(exchange.form.getByText('请写成 2026-11 这样')).toBeVisible()
  await exchange.form.getByRole('combobox', { name: '接收单位代码' }).fill('12')
  await expect(exchange.form.getByText('应为 6 至 15 位数字')).toBeVisible()
  await expect(exchange.form.getByRole('button', { name: '封存并导出' })).toBeDisabled()
  await exchange.show('收发登记')
  await expect(exchange.sent.getByRole('listitem')).toHaveCount(0)
})
