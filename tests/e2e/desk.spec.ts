/** The minute-taker's desk, driven by the keyboard alone: marks, names, votes, the room, the wall. */
import type { MeetingDraftInput } from '../../src/contract/meetings.ts'
import { aMeeting, DeskPage } from './pages/desk-page.ts'
import { seriousViolations } from './serious-violations.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'blank' })
test.skip(({ host }) => host === 'electron', 'meetings are laid ready through the door of the loopback host')

test('a line becomes a decision with its three fields, and writing goes on', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  await expect(desk.text).toBeFocused()
  await page.keyboard.type('居民反映充电口不足。\n/议 ')
  await expect(desk.field('议定事项 1')).toBeFocused()
  await page.keyboard.type('新建充电口一百个')
  await page.keyboard.press('Enter')
  await expect(desk.field('议定事项 1 牵头单位')).toBeFocused()
  await page.keyboard.type('wygs')
  await expect(page.getByRole('option', { name: '物业公司' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('、社区居委会')
  await page.keyboard.press('Tab')
  await page.keyboard.type('zy')
  await page.keyboard.press('Tab')
  await expect(desk.field('议定事项 1 责任人')).toHaveValue('赵一')
  await expect(desk.field('议定事项 1 时限')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(desk.field('议定事项 1 责任人')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('5个工作日')
  await expect(page.getByText('第 5 个工作日是2026年11月12日（周四）')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(desk.text).toBeFocused()
  await page.keyboard.type('会后反馈。')
  await expect(desk.text).toHaveValue('居民反映充电口不足。\n会后反馈。')

  await page.keyboard.type('\n/议 ')
  await page.keyboard.press('Escape')
  await expect(desk.text).toBeFocused()
  await page.keyboard.type('/责 ')
  await expect(desk.field('议定事项 2 牵头单位')).toBeFocused()
  await page.keyboard.type('供电所、梧桐里社区')
  await page.keyboard.press('Escape')
  await page.keyboard.type('/限')
  await page.keyboard.type('下周三\n')
  await desk.settled()
  const { agenda, resolutions } = await desk.stored(id)
  expect(agenda[0]?.discussion.trim()).toBe('居民反映充电口不足。\n会后反馈。')
  expect(resolutions).toHaveLength(1)
  expect(resolutions[0]).toMatchObject({
    content: '新建充电口一百个',
    item: 0,
    responsibleUnit: '物业公司',
    supportingUnits: ['社区居委会'],
    person: '赵一',
    deadline: '2026-11-12',
    deadlineText: '5个工作日',
  })
  await expect(desk.field('议定事项 2 牵头单位')).toHaveValue('供电所、梧桐里社区')
  await expect(desk.field('议定事项 2 时限')).toHaveValue('下周三')
})

test('a deadline on a holiday says why, and one line carries all marks', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting({ heldAt: '2026-09-25T09:00' }))
  await page.keyboard.type('/议')
  await page.keyboard.type('划线入市 /责 街道执法中队 /限 10月1日\n')
  await expect(desk.field('议定事项 1')).toHaveValue('划线入市')
  await expect(desk.field('议定事项 1 牵头单位')).toHaveValue('街道执法中队')
  await expect(desk.field('议定事项 1 时限')).toHaveValue('10月1日')
  await expect(page.getByText('国庆')).toBeVisible()
  await expect(desk.text).toHaveValue('')
})

test('marks without a decision are refused and stay in the text', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting())
  await page.keyboard.type('/责供电所')
  await page.keyboard.press('Tab')
  await expect(page.getByText('这个议题还没有议定事项')).toBeVisible()
  await expect(desk.text).toHaveValue('/责供电所')
})

test('nothing reacts while an input method composes', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting())
  const client = await page.context().newCDPSession(page)
  await page.keyboard.type('/')
  await client.send('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 })
  await page.keyboard.press('Space')
  await expect(page.getByLabel('议定事项 1', { exact: true })).toHaveCount(0)
  await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await desk.text.fill('')
  await client.send('Input.imeSetComposition', { text: '；hui', selectionStart: 4, selectionEnd: 4 })
  await expect(desk.offers.getByRole('option')).toHaveCount(0)
  await client.send('Input.insertText', { text: '；会议认' })
  await expect(desk.offers.getByRole('option').first()).toHaveText('会议认为，…')
  await page.keyboard.press('Enter')
  await page.keyboard.type('宜疏不宜堵')
  await expect(desk.text).toHaveValue('会议认为，宜疏不宜堵')
})

test('standard sentences and names by initials, gaps by Tab', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting())
  await page.keyboard.type(';hytq')
  await expect(desk.offers.getByRole('option', { name: '会议听取了…关于…的汇报。' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('@qe')
  await expect(desk.offers.getByRole('option').first()).toHaveText('钱二')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('夜市')
  await expect(desk.text).toHaveValue('会议听取了钱二关于夜市的汇报。')
})

test('the room: signing in, deputies, quorum not reached and reached', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  await expect(desk.room).toContainText('到会 3/3')
  await page.keyboard.press('Alt+r')
  await expect(desk.signIn).toBeFocused()
  await page.keyboard.type('zzz')
  await page.keyboard.press('Enter')
  await expect(desk.room).toContainText('名单里没有这个首字母的人')
  await expect(desk.room).toContainText('到会 3/3')
  await page.keyboard.press('Escape')
  await page.keyboard.type('zy')
  await expect(desk.room.getByRole('list', { name: '参会名单' }).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(desk.room).toContainText('到会 1/3')
  await expect(desk.room).toContainText('法定人数 未达')
  await expect(desk.room).toContainText('未超过半数（需 2 人），未达到法定人数')
  await page.keyboard.type('qe')
  await page.keyboard.press('Control+2')
  await expect(desk.field('钱二 代谁参会')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(desk.field('钱二 代谁参会')).toBeFocused()
  await page.keyboard.type('周五')
  await page.keyboard.press('Enter')
  await expect(desk.signIn).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(desk.room).toContainText('到会 2/3')
  await expect(desk.room).toContainText('法定人数 已达')
  await page.keyboard.press('Escape')
  await expect(desk.text).toBeFocused()
  await desk.settled()
  const { attendance } = await desk.stored(id)
  expect(attendance[1]).toMatchObject({ status: '代会', standsInFor: '周五' })
  expect(attendance[1]?.movements[0]?.kind).toBe('in')
})

test('a vote in place: the rest are in favour, counts that do not add up decide nothing', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  await page.keyboard.type('/票 是否同意新建\n')
  await expect(desk.field('表决 1 方式')).toBeFocused()
  await expect(desk.field('表决 1 事项')).toHaveValue('是否同意新建')
  await expect(desk.field('表决 1 赞成')).toHaveValue('3')
  for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab')
  await page.keyboard.type('1')
  await expect(desk.field('表决 1 赞成')).toHaveValue('2')
  await expect(page.getByText('表决通过')).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('1')
  await expect(page.getByText('少 1 人')).toBeVisible()
  await expect(page.getByText('表决通过')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(desk.text).toBeFocused()
  await desk.settled()
  const { votes } = await desk.stored(id)
  expect(votes[0]).toMatchObject({ item: 0, question: '是否同意新建', present: 3, inFavour: 1, against: 1 })
})

test('a meeting with no attendee', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting({ attendance: [] }))
  await expect(desk.room).toContainText('到会 0/0')
  await expect(desk.room).toContainText('不能判断是否达到法定人数')
  await page.keyboard.type('/票 是否同意\n')
  await expect(page.getByText('没有人参加表决')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+r')
  await page.keyboard.type('某单位 甲某、乙某')
  await page.keyboard.press('Enter')
  await expect(desk.room).toContainText('到会 2/2')
})

test('items by key, the clock, and the wall in a second window', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  await page.keyboard.press('Alt+t')
  await expect(desk.agenda.getByRole('listitem').first()).toContainText('正在议')
  await expect(desk.agenda.getByRole('listitem').first()).toContainText(/0:0[1-9] \/ 15 分/)
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: '投屏' }).press('Enter')
  const wall = await opening
  await expect(wall.getByRole('region', { name: '正在议' })).toContainText('飞线充电治理')
  await expect(wall.getByText('到会 3/3')).toBeVisible()
  await expect(wall.getByRole('navigation')).toHaveCount(0)

  await desk.text.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(desk.text).toBeFocused()
  await expect(desk.agenda.getByRole('listitem').first()).toContainText('已议')
  await expect(desk.agenda.getByRole('listitem').nth(1)).toContainText('正在议')
  await page.keyboard.type('/议 划线入市')
  await expect(wall.getByRole('region', { name: '正在议' })).toContainText('夜市占道经营', { timeout: 8000 })
  await expect(wall.getByText('划线入市')).toBeVisible({ timeout: 8000 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(desk.text).toHaveAccessibleName('综合讨论')
  await page.keyboard.type('另议一事。')
  await desk.settled()
  const meeting = await desk.stored(id)
  expect(meeting.discussion).toBe('另议一事。')
  expect(meeting.agenda[0]?.usedSeconds).toBeGreaterThan(0)
  await wall.close()
})

test('from 筹备 to the desk and to 会后', async ({ page }) => {
  const desk = new DeskPage(page)
  const { meeting } = await desk.ask('meetings.create', aMeeting({ heldAt: '2099-03-02T09:00' }))
  await page.evaluate((hash) => (location.hash = hash), `/meetings/${meeting.id}`)
  await expect(page.getByRole('textbox', { name: '会议名称' })).toBeVisible()
  await page.getByRole('button', { name: '开始开会' }).press('Enter')
  await expect(desk.text).toBeFocused()
  await page.keyboard.type('开会。')
  await page.getByRole('button', { name: '散会' }).press('Enter')
  await expect(page.getByRole('textbox', { name: '议题 1 讨论摘要' })).toHaveValue('开会。')
  expect((await desk.stored(meeting.id)).stage).toBe('会后')
})

test('text pasted from Word arrives as plain text', async ({ page }) => {
  const desk = new DeskPage(page)
  await desk.begin(aMeeting())
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/html',
      '<p style="color:red"><b>一、整治</b></p><ul><li>划线</li></ul><img src="x.png">',
    )
    clipboardData.setData('text/plain', '一、整治\r\n\uF0B7\t划线\u000B第二行\r\n\uFFFC\u0007')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(desk.text).toHaveValue('一、整治\n· 划线\n第二行\n')
})

test('200 people and 60 items', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting(large()))
  await expect(desk.agenda.getByRole('listitem')).toHaveCount(61)
  await expect(desk.room.getByRole('list').getByRole('listitem')).toHaveCount(200)
  await page.keyboard.type('逐项议定。')
  await page.keyboard.press('Alt+r')
  await page.keyboard.type('赵一百')
  await expect(desk.room.getByRole('list').getByRole('listitem')).not.toHaveCount(200)
  await page.keyboard.press('Enter')
  await expect(desk.room).toContainText('到会 1/200')
  await desk.settled()
  const meeting = await desk.stored(id)
  expect(meeting.agenda[0]?.discussion).toBe('会上听取了汇报。逐项议定。')
  expect(meeting.attendance).toHaveLength(200)
})

function large(): Pick<MeetingDraftInput, 'agenda' | 'attendance'> {
  const digits = '零一二三四五六七八九'
  const inWords = (number: number) => String(number).replace(/\d/g, (digit) => digits.charAt(Number(digit)))
  return {
    agenda: Array.from({ length: 60 }, (_, index) => ({
      title: `第${index + 1}件事：小区公共区域整治与后续管护`,
      presenter: '',
      discussion: '会上听取了汇报。',
      plannedMinutes: 3,
    })),
    attendance: Array.from({ length: 200 }, (_, index) => ({
      status: '出席' as const,
      unit: `第${(index % 20) + 1}居民小组`,
      name: index === 99 ? '赵一百' : `钱${inWords(index)}`,
    })),
  }
}

test('axe finds nothing serious on the desk and on the wall', async ({ page }) => {
  const desk = new DeskPage(page)
  const id = await desk.begin(aMeeting())
  await page.keyboard.type('/议 划线入市\n')
  await page.keyboard.type('wy')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.type('/票 是否同意\n')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
    expect.soft(await seriousViolations(page), `desk, ${colorScheme}`).toEqual([])
  }
  await page.evaluate((hash) => (location.hash = hash), `/meetings/${id}/wall`)
  await expect(page.getByText('会议')).not.toHaveCount(0)
  expect(await seriousViolations(page), 'wall').toEqual([])
})
