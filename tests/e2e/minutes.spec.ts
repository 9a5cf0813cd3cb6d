/** The minutes of a meeting: edited by keyboard, checked, issued, corrected, compared and confirmed. */
import { MeetingPage } from './pages/meeting-page.ts'
import { MinutesPage } from './pages/minutes-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'blank' })

async function prepareMeeting(meeting: MeetingPage, shell: Shell): Promise<void> {
  await shell.goTo('议事协商')
  await meeting.create()
  await meeting.field('会议名称').fill('青禾里停车治理联席会议')
  await meeting.field('地点').fill('街道三楼会议室')
  await meeting.field('主持人').fill('主任甲')
  await meeting.addResolution(1, { content: '设置限时停车位12个', unit: '青禾社区', deadline: '2026-12-31' })
  await meeting.addAttendees('出席', '青禾社区 甲某')
  await meeting.addAttendees('列席', '环卫公司 丙某')
  await expect(meeting.minutes.getByText('内容齐全，可以发文')).toBeVisible()
}

test('edited by keyboard, and the page follows', async ({ page }) => {
  const shell = new Shell(page)
  const minutes = new MinutesPage(page)
  await prepareMeeting(new MeetingPage(page), shell)
  await minutes.open()
  await expect(minutes.paper).toContainText('设置限时停车位12个')

  await test.step('Enter parts, Tab changes the level, numbers are drawn', async () => {
    await minutes.block(1).press('ControlOrMeta+End')
    await minutes.block(1).press('Enter')
    await expect(minutes.block(2)).toBeFocused()
    await page.keyboard.type('现状')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(minutes.blocks.getByRole('listitem').nth(1)).toContainText('一、')
    await expect(minutes.paper).toContainText('一、现状')
    await page.keyboard.press('Tab')
    await expect(minutes.paper).toContainText('（一）现状')
    await page.keyboard.press('Shift+Tab')
  })

  await test.step('Alt+arrows move, Backspace joins, undo takes back', async () => {
    const before = await minutes.texts()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => minutes.texts()).toEqual(['现状', before[0], ...before.slice(2)])
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => minutes.texts()).toEqual(before)
    await minutes.block(3).focus()
    await minutes.block(3).press('ControlOrMeta+Home')
    await page.keyboard.press('Backspace')
    await expect.poll(async () => (await minutes.texts())[1]).toBe(`现状${before[2] ?? ''}`)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => minutes.texts()).toEqual(before)
  })

  await test.step('what Word copies comes in as plain blocks', async () => {
    await minutes.block(2).focus()
    await minutes.block(2).press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await minutes.paste('（一）车位\r\n会议认为车位不足。\r\n单位\t任务\r\n社区\t划线\r\n')
    await expect(minutes.paper).toContainText('（一）车位')
    await expect(minutes.paper.getByRole('table')).toContainText('划线')
    await expect(minutes.paper).not.toContainText('不该出现')
  })

  await test.step('an input method is never interrupted', async () => {
    const count = (await minutes.texts()).length
    await minutes.block(1).focus()
    await minutes
      .block(1)
      .evaluate((box) =>
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
      )
    expect(await minutes.texts()).toHaveLength(count)
  })

  await test.step('everything is still there after a reload', async () => {
    const texts = await minutes.texts()
    await expect(page.getByText('正在保存…')).toHaveCount(0)
    await page.reload()
    await minutes.blocks.waitFor()
    expect(await minutes.texts()).toEqual(texts)
  })

  await test.step('Esc and Tab lead out of the text', async () => {
    await minutes.block(1).focus()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: '第 1 段 类别' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: '删除第 1 段' })).toBeFocused()
  })
})

test('checked, issued, corrected, compared, confirmed', async ({ program, page }) => {
  const shell = new Shell(page)
  const minutes = new MinutesPage(page)
  await prepareMeeting(new MeetingPage(page), shell)
  await minutes.open()

  await test.step('a finding leads to its place', async () => {
    await minutes.block(1).press('ControlOrMeta+End')
    await minutes.block(1).press('Enter')
    await page.keyboard.insertText('联系电话19900001234，请,转告。')
    const personal = minutes.findings.getByRole('listitem').filter({ hasText: '手机号码' })
    await expect(personal).toContainText('正文第2段')
    await expect(personal).not.toContainText('19900001234')
    await personal.getByRole('button').click()
    const selected = await minutes
      .block(2)
      .evaluate((box) =>
        box instanceof HTMLTextAreaElement ? box.value.slice(box.selectionStart, box.selectionEnd) : '',
      )
    expect(selected).toBe('19900001234')
    await expect(minutes.findings.getByRole('listitem').filter({ hasText: '半角标点' })).toBeVisible()
  })

  await test.step('发文 asks once: number, personal data, what becomes fixed', async () => {
    await page.getByRole('button', { name: '发文', exact: true }).click()
    await expect(minutes.dialog).toContainText('第1期')
    await expect(minutes.dialog).toContainText('不能删改')
    const confirm = minutes.dialog.getByRole('button', { name: '发文', exact: true })
    await expect(confirm).toBeDisabled()
    await minutes.dialog.getByRole('checkbox', { name: /可以公开/ }).check()
    await minutes.dialog.getByRole('textbox', { name: /从第几号开始/ }).fill('37')
    await program.keepFile(async () => await confirm.click())
    await expect(minutes.dialog).toContainText('已发文：第 37 期')
    await expect(minutes.dialog).toContainText(/[0-9a-f]{64}/)
    await minutes.dialog.getByRole('button', { name: '知道了' }).click()
  })

  await test.step('a correction is a version with a reason', async () => {
    await minutes.block(2).fill('联系方式另行通知。')
    await expect(minutes.findings).toBeHidden()
    await page.getByRole('button', { name: '更正并重新发文' }).click()
    await minutes.dialog.getByRole('textbox', { name: '更正原因' }).fill('删去电话')
    await program.keepFile(async () => await minutes.dialog.getByRole('button', { name: '发出更正版' }).click())
    await expect(minutes.dialog).toContainText('第 37 期（第 2 版）')
    await minutes.dialog.getByRole('button', { name: '知道了' }).click()
  })

  await test.step('the two versions side by side', async () => {
    await minutes.show('发文与确认')
    await page.getByRole('button', { name: '与上一版对照' }).click()
    await expect(minutes.comparison.getByRole('deletion').first()).toBeVisible()
    await expect(minutes.comparison).toContainText('第37期（第2版）')
    await page.getByRole('button', { name: '回到版面' }).click()
    await expect(minutes.paper).toBeVisible()
  })

  await test.step('confirmations', async () => {
    await expect(page.getByText('到会 2 人，确认 0，有异议 0，未表态 2')).toBeVisible()
    await page.getByRole('button', { name: '登记甲某的意见' }).click()
    await expect(page.getByText('到会 2 人，确认 1，有异议 0，未表态 1')).toBeVisible()
    await page.getByRole('combobox', { name: '丙某的意见' }).selectOption('有异议')
    await page.getByRole('textbox', { name: '丙某的说明' }).fill('时限太紧')
    await page.getByRole('button', { name: '登记丙某的意见' }).click()
    await expect(page.getByRole('table', { name: '已表态' })).toContainText('时限太紧')
    await page.getByRole('button', { name: '撤回丙某的意见' }).click()
    await expect(page.getByText('到会 2 人，确认 1，有异议 0，未表态 1')).toBeVisible()
  })
})

test('issued from the page of the meeting, it asks for the same', async ({ page, program }) => {
  const meeting = new MeetingPage(page)
  await prepareMeeting(meeting, new Shell(page))
  await meeting.field('议定事项 1').fill('设置限时停车位12个，联系电话19900001234')
  await expect(meeting.minutes.getByText('内容齐全，可以发文')).toBeVisible()
  await meeting.issueButton.click()
  await expect(meeting.dialog).toContainText('第1期')
  await expect(meeting.dialog.getByRole('button', { name: '发文', exact: true })).toBeDisabled()
  await meeting.dialog.getByRole('checkbox', { name: /可以公开/ }).check()
  await meeting.dialog.getByRole('textbox', { name: /从第几号开始/ }).fill('37')
  await meeting.issue(program, '发文')
  await expect(meeting.minutes.getByRole('listitem')).toContainText(['第 37 期'])
})

test('what changes in the meeting later can be taken over', async ({ page }) => {
  const shell = new Shell(page)
  const meeting = new MeetingPage(page)
  const minutes = new MinutesPage(page)
  await prepareMeeting(meeting, shell)
  await minutes.open()
  await minutes.block(1).press('ControlOrMeta+End')
  await page.keyboard.insertText('人工补充一句。')
  await expect(page.getByText('正文已经人工修改')).toBeVisible()
  await page.getByRole('link', { name: '青禾里停车治理联席会议' }).click()
  await meeting.field('议定事项 1').fill('设置限时停车位20个')
  await expect(meeting.minutes.getByText('内容齐全，可以发文')).toBeVisible()
  await minutes.open()
  await expect(page.getByText('会议记录后来有改动')).toBeVisible()
  await page.getByRole('button', { name: '对照会议记录' }).click()
  await page.getByRole('checkbox', { name: /议定事项/ }).check()
  await page.getByRole('button', { name: '采用勾选的 1 处' }).click()
  await expect.poll(async () => (await minutes.texts()).join('')).toContain('停车位20个')
  expect((await minutes.texts()).join('')).toContain('人工补充一句。')
})
