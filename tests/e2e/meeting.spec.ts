/** A meeting from the first word to the issued minutes and their correction. */
import { partOf } from '../integration/documents/parts.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'blank' })

const title = '云溪街道2026年第十一次城市管理进社区联席会议'

async function documentText(docx: Uint8Array): Promise<string> {
  const xml = await partOf(docx, 'word/document.xml')
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
}

test('written, issued, downloaded, corrected', async ({ program, page }) => {
  const shell = new Shell(page)
  const meeting = new MeetingPage(page)
  await shell.goTo('议事协商')
  await meeting.create()

  await test.step('what is missing is said, and no minutes go out without it', async () => {
    await expect(meeting.minutes.getByRole('listitem')).toHaveText(['地点', '主持人', '出席人员', '议定事项'])
    await expect(meeting.issueButton).toBeDisabled()
  })

  await test.step('the head', async () => {
    await meeting.field('会议名称').fill(title)
    await page.getByRole('combobox', { name: '类别' }).selectOption('联席会议')
    await meeting.field('时间').fill('2026年11月5日 14点30分')
    await meeting.field('地点').fill('街道三楼会议室')
    await expect(meeting.field('时间')).toHaveValue('2026-11-05 14:30')
    await meeting.field('主持人').fill('主任甲')
    await meeting.field('记录人').fill('书记员乙')
  })

  await test.step('agenda, discussion, resolutions, attendance', async () => {
    await meeting.addAgendaItem(1, '夜市占道经营整治', '中队长丙', '会上听取了汇报。')
    await meeting.addAgendaItem(2, '飞线充电治理', '物业科丁', '小区充电口不足。')
    await meeting.field('讨论情况').fill('与会人员一致认为宜疏不宜堵。')
    await meeting.addResolution(1, { content: '夜市摊位划线入市', unit: '街道执法中队', deadline: '2026年12月1日' })
    await meeting.addResolution(2, { content: '新建充电口一百个', unit: '物业服务企业', deadline: '2026-12-31' })
    await meeting.addAttendees('出席', '云溪街道办事处 甲某、乙某')
    await meeting.addAttendees('列席', '环卫公司 丙某')
    await meeting.addAttendees('请假', '社区民警 丁某')
  })

  await test.step('everything is saved while it is written', async () => {
    await expect(meeting.minutes.getByText('内容齐全，可以发文')).toBeVisible()
    await expect(page.getByText('正在保存…')).toHaveCount(0)
    await shell.expectSaved()
    await page.reload()
    await expect(shell.title).toHaveText(title)
    await expect(meeting.field('时间')).toHaveValue('2026-11-05 14:30')
    await expect(meeting.field('议题 2')).toHaveValue('飞线充电治理')
    await expect(meeting.field('议题 1 汇报人')).toHaveValue('中队长丙')
    await expect(meeting.field('讨论情况')).toHaveValue('与会人员一致认为宜疏不宜堵。')
    await expect(meeting.field('议定事项 1 责任单位')).toHaveValue('街道执法中队')
    await expect(meeting.field('议定事项 1 完成时限')).toHaveValue('2026-12-01')
    await expect(meeting.field('出席 2 姓名')).toHaveValue('乙某')
    await expect(meeting.field('请假 1 单位')).toHaveValue('社区民警')
  })

  await test.step('the page as it will print', async () => {
    await meeting.show('纪要版面')
    await expect(meeting.paper).toContainText('云溪街道办事处联席会议纪要')
    await expect(meeting.paper).toContainText('（待编号）')
    await expect(meeting.paper).toContainText('夜市摊位划线入市')
    await expect(meeting.paper).toContainText('甲某')
    await meeting.show('会议记录')
  })

  const first = await test.step('发文 gives the first number and a Word file', async () => {
    await meeting.issueButton.click()
    await expect(meeting.dialog).toContainText('不能删改')
    const docx = await meeting.issue(program, '发文')
    await expect(shell.message('已发文：第 1 期')).toBeVisible()
    const text = await documentText(docx)
    expect(text).toContain('第1期')
    expect(text).toContain('新建充电口一百个')
    await expect(meeting.minutes.getByRole('listitem')).toContainText(['第 1 期'])
    await expect(page.getByRole('button', { name: '删除', exact: true })).toBeHidden()
    return docx
  })

  await test.step('what was issued can be fetched again, to the byte', async () => {
    const again = await program.keepFile(
      async () => await meeting.minutes.getByRole('button', { name: '下载第 1 期' }).click(),
    )
    expect(Buffer.from(again.bytes).equals(Buffer.from(first))).toBe(true)
  })

  await test.step('a correction needs a reason, keeps the number and raises the version', async () => {
    await meeting.field('议定事项 2').fill('新建充电口一百二十个')
    await meeting.minutes.getByRole('button', { name: '更正并重新发文' }).click()
    const confirm = meeting.dialog.getByRole('button', { name: '发出更正版' })
    await expect(confirm).toBeDisabled()
    await meeting.dialog.getByRole('textbox', { name: '更正原因' }).fill('数量有误')
    const docx = await meeting.issue(program, '发出更正版')
    await expect(shell.message('已发文：第 1 期（第 2 版）')).toBeVisible()
    await expect(meeting.minutes).toContainText('更正原因：数量有误')
    await expect(meeting.minutes.getByRole('button', { name: /^下载第 1 期/ })).toHaveCount(2)
    expect(await documentText(docx)).toContain('新建充电口一百二十个')
  })

  await test.step('the list of meetings says so', async () => {
    await shell.goTo('议事协商')
    await expect(page.getByRole('row', { name: title })).toContainText('第 1 期（第 2 版）')
    await expect(page.getByText('待发文 0 次')).toBeVisible()
  })
})

test('a pasted list of people, rows in order, and nothing lost on leaving the page', async ({ page }) => {
  const shell = new Shell(page)
  const meeting = new MeetingPage(page)
  await shell.goTo('议事协商')
  await meeting.create()
  await meeting.field('会议名称').fill('网格议事会')
  await meeting.field('添加出席人员').focus()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '街道执法中队\t甲某\r\n环卫公司\t乙某\r\n社区居委会 丙某、丁某\r\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('group', { name: '出席' })).toContainText('4 人')
  await expect(meeting.field('出席 4 单位')).toHaveValue('社区居委会')

  await meeting.addAgendaItem(1, '第一件事', '', '')
  await meeting.addAgendaItem(2, '第二件事', '', '')
  await page.getByRole('button', { name: '议题 2上移' }).click()
  await expect(meeting.field('议题 1')).toHaveValue('第二件事')

  await meeting.field('记录人').pressSequentially('甲乙丙')
  await shell.goTo('工作台')
  await page.getByRole('link', { name: '网格议事会' }).click()
  await expect(meeting.field('记录人')).toHaveValue('甲乙丙')
  await expect(meeting.field('议题 1')).toHaveValue('第二件事')
  await expect(meeting.field('出席 4 姓名')).toHaveValue('丁某')
})

test('the last words are kept when the page is reloaded at once', async ({ page, host }) => {
  test.skip(host === 'electron', 'the stand-in carries no call of a page that is going away')
  const shell = new Shell(page)
  const meeting = new MeetingPage(page)
  await shell.goTo('议事协商')
  await meeting.create()
  await meeting.field('会议名称').fill('说走就走的会')
  await meeting.field('地点').click()
  await expect(page.getByText('已保存').first()).toBeVisible()
  await meeting.field('地点').pressSequentially('三楼会议室')
  await page.reload()
  await expect(meeting.field('地点')).toHaveValue('三楼会议室')
})

test('a meeting without minutes is deleted, and undo brings it back', async ({ page }) => {
  const shell = new Shell(page)
  const meeting = new MeetingPage(page)
  await shell.goTo('议事协商')
  await meeting.create()
  await meeting.field('会议名称').fill('开错的会')
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await meeting.dialog.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText('还没有会议')).toBeVisible()
  await shell.message('已删除会议').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('table').getByRole('link', { name: '开错的会', exact: true })).toBeVisible()
})
