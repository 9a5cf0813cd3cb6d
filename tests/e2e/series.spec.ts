/** From a ready-made series over topics and their review to a meeting whose people are told of it. */
import { LedgerPage } from './pages/ledger-page.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { Palette } from './pages/palette.ts'
import { SeriesPages } from './pages/series-pages.ts'
import { Shell } from './pages/shell.ts'
import { expect, test } from './test.ts'

test.use({ beginning: 'lists' })

const series = '城市管理进社区联席会议'
const year = new Date().getFullYear()

test('a series, its topics, its first meeting', async ({ page }) => {
  test.setTimeout(120_000)
  const shell = new Shell(page)
  const pages = new SeriesPages(page)
  const meeting = new MeetingPage(page)

  await test.step('a ready-made series says its rules in words', async () => {
    await pages.openSeries()
    await expect(page.getByText('还没有会议系列')).toBeVisible()
    await page.getByRole('link', { name: '新建系列' }).first().click()
    await expect(page.getByRole('button', { name: /居民代表会议/ })).toContainText(
      '实到人数达到应到人数的三分之二方可开会；赞成超过实到人数的半数为通过。列席人员没有表决权。',
    )
    await page.getByRole('button', { name: /^城市管理进社区联席会议/ }).click()
    await expect(page.getByRole('textbox', { name: '系列名称' })).toHaveValue(series)
  })

  await test.step('members pasted from a spreadsheet, each to its party', async () => {
    const rows = [
      '单位\t姓名\t职务',
      '梧桐社区居委会\t甲某\t主任',
      '物业服务企业\t乙某\t项目经理',
      '街道执法队\t丙某\t',
    ]
    await pages.paste(page.getByRole('textbox', { name: '添加参会人员' }), rows.join('\r\n'))
    await expect(page.getByRole('heading', { name: /^参会人员/ })).toContainText('3 人：居委会 1、物业 1、城管 1')
    await page.getByRole('combobox', { name: '3 身份' }).selectOption('列席')
  })

  await test.step('rules by choice, in words at once', async () => {
    await page.getByRole('combobox', { name: '法定人数的要求' }).selectOption('应到人数的')
    await page.getByRole('combobox', { name: '法定人数的比例' }).selectOption('自定')
    await expect(page.getByText('实到人数达到应到人数的五分之三方可开会')).toBeVisible()
    await page.getByRole('textbox', { name: '地点' }).fill('街道三楼会议室')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('navigation', { name: '会议系列' })).toContainText('3 人 · 还没有开过')
    await expect(page.getByText(`已保存的下一次：云溪街道${year}年第1次${series}，纪要 第1期`)).toBeVisible()
  })

  await test.step('topics, one of them about a person found by initials', async () => {
    await pages.openTopics()
    await expect(page.getByText('没有等待审核的议题')).toBeVisible()
    await pages.newTopic('夜市占道经营整治', '梧桐社区')
    await pages.dialog.getByRole('combobox', { name: '会议系列' }).selectOption(series)
    await pages.saveTopic()
    for (const title of ['飞线充电治理', '楼道堆物清理']) {
      await pages.newTopic(title, '物业服务企业')
      await pages.saveTopic()
    }
    await expect(pages.tab('待审核')).toHaveText('待审核 3')
    await expect(page.getByRole('list', { name: '征集议题' })).toContainText('已收 1 件，待审核 1 件')
  })

  await test.step('reviewed by keyboard alone', async () => {
    await pages.topic('楼道堆物清理').click()
    await page.keyboard.press('2')
    await expect(pages.tab('暂存')).toHaveText('暂存 1')
    await expect(pages.topic('飞线充电治理')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(pages.card).toContainText('夜市占道经营整治')
    await page.keyboard.press('1')
    await expect(pages.tab('已立项')).toHaveText('已立项 1')
    await page.keyboard.press('3')
    await expect(pages.card.getByRole('textbox', { name: '审核意见' })).toBeFocused()
    await page.keyboard.type('不属本街道职责')
    await pages.card.getByRole('button', { name: '不予立项' }).click()
    await expect(pages.tab('不予立项')).toHaveText('不予立项 1')
    await expect(page.getByText('没有等待审核的议题')).toBeVisible()
  })

  await test.step('found by pinyin; what was turned down says why and comes back', async () => {
    await pages.tab('不予立项').click()
    await expect(pages.card).toContainText('不属本街道职责')
    await page.getByRole('textbox', { name: '查找议题' }).fill('lddw')
    await expect(page.getByText('没有符合条件的议题')).toBeVisible()
    await expect(pages.tab('暂存')).toHaveText('暂存 1')
    await page.getByRole('textbox', { name: '查找议题' }).fill('fxcd')
    await pages.card.getByRole('button', { name: '退回待审' }).click()
    await page.getByRole('textbox', { name: '查找议题' }).fill('')
    await pages.tab('待审核').click()
    await pages.topic('飞线充电治理').click()
    await page.keyboard.press('1')
    await expect(pages.tab('已立项')).toHaveText('已立项 2')
  })

  const title = `云溪街道${year}年第1次${series}`
  await test.step('the meeting begins with what was chosen, in the order chosen', async () => {
    await shell.goTo('议事协商')
    await page.getByRole('button', { name: '开会' }).click()
    await expect(pages.dialog).toContainText(`${title}。自动带入固定议题、3 名参会人员和会议规则。`)
    await pages.dialog.getByRole('checkbox', { name: '飞线充电治理' }).check()
    await pages.dialog.getByRole('checkbox', { name: '夜市占道经营整治' }).check()
    await pages.dialog.getByRole('button', { name: '夜市占道经营整治上移' }).click()
    await pages.dialog.getByRole('button', { name: '新建会议并打开' }).click()
    await expect(shell.title).toHaveText(title)
    await expect(meeting.field('地点')).toHaveValue('街道三楼会议室')
    await expect(meeting.field('议题 1')).toHaveValue('通报上次会议议定事项办理情况')
    await expect(meeting.field('议题 3')).toHaveValue('夜市占道经营整治')
    await expect(meeting.field('议题 4')).toHaveValue('飞线充电治理')
    await expect(meeting.field('列席 1 姓名')).toHaveValue('丙某')
  })

  await test.step('what an item is about is chosen in its row', async () => {
    await page.getByRole('button', { name: '议题 1 关联对象' }).click()
    await meeting.field('议题 1 关联对象').fill('网格')
    await page.getByRole('listbox').getByRole('option').first().click()
    await expect(page.getByRole('button', { name: '取消议题 1 关联对象' })).toBeVisible()
  })

  await test.step('the list shows the series and that it is being prepared', async () => {
    await shell.goTo('议事协商')
    const row = page.getByRole('row', { name: title })
    await expect(row).toContainText('筹备')
    await expect(row.getByRole('link', { name: series, exact: true })).toBeVisible()
    await expect(page.getByText('待发文 0 次')).toBeVisible()
    await row.getByRole('link', { name: `通知：${title}` }).click()
  })

  await test.step('its people are told, and one sends somebody else', async () => {
    await page.getByRole('button', { name: '勾选未通知的 3 人' }).click()
    await page.getByRole('button', { name: '登记已通知 3 人' }).click()
    await expect(page.getByText('已通知 3 人 · 回复参加 0 人')).toBeVisible()
    await page.getByRole('button', { name: '甲某参加' }).click()
    await page.getByRole('button', { name: '乙某代会' }).click()
    await page.getByRole('textbox', { name: '代乙某参会的人' }).fill('戊某')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: /戊某（代乙某）/ })).toContainText('代会')
    await expect(page.getByText('已通知 3 人 · 回复参加 2 人')).toBeVisible()
  })

  await test.step('the topics are on the agenda, and wait again when the meeting is taken back', async () => {
    await pages.openTopics()
    await pages.tab('已上会').click()
    await expect(pages.topics.getByRole('listitem')).toHaveCount(2)
    await expect(pages.card.getByRole('link', { name: title })).toBeVisible()
    for (let steps = 0; steps < 5; steps += 1) {
      const step = await shell.undoButton.getAttribute('aria-description')
      await shell.undoButton.click()
      await expect(shell.undoButton).not.toHaveAttribute('aria-description', step ?? '')
    }
    await expect(pages.tab('已立项')).toHaveText('已立项 2')
  })
})

test('a row of a list becomes the subject of a topic', async ({ page }) => {
  const shell = new Shell(page)
  const pages = new SeriesPages(page)
  await shell.goTo('重点事项')
  const matters = new LedgerPage(page, 'keyMatters')
  await matters.cell(1, '类别').click()
  if (!(await matters.card.isVisible())) await matters.openCard()
  const name = (await matters.card.getByRole('heading', { level: 2 }).textContent()) ?? ''
  await matters.showTab('关联')
  await matters.card.getByRole('link', { name: '就此登记议题' }).click()
  // A link would leave the form, which is not saved yet.
  await expect(pages.dialog.getByText(name)).toBeVisible()
  await expect(pages.dialog.getByRole('link')).toHaveCount(0)
  await expect(pages.dialog.getByRole('combobox', { name: '来源' })).toHaveValue('清单')
  await pages.dialog.getByRole('textbox', { name: '议题', exact: true }).fill('请会上研究')
  await pages.saveTopic()
  await expect(pages.card.getByRole('link', { name })).toBeVisible()

  await pages.card.getByRole('button', { name: '修改' }).click()
  await pages.dialog.getByRole('button', { name: '取消关联对象' }).click()
  await pages.dialog.getByRole('textbox', { name: '关联对象' }).fill('网格')
  await page.getByRole('listbox').getByRole('option').first().click()
  await expect(pages.dialog.getByRole('button', { name: '取消关联对象' })).toBeVisible()
  await pages.saveTopic()
  await expect(pages.card.getByRole('link')).not.toHaveText(name)
})

test('a series is not left unsaved by mistake; its meeting is begun from the palette and takes topics', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const shell = new Shell(page)
  const pages = new SeriesPages(page)
  const meeting = new MeetingPage(page)
  const palette = new Palette(page)
  const name = page.getByRole('textbox', { name: '系列名称' })

  await test.step('leaving asks, and staying keeps what was typed', async () => {
    await pages.openSeries()
    await page.getByRole('link', { name: '新建系列' }).first().click()
    await page.getByRole('button', { name: '空白系列' }).click()
    await name.fill('月度例会')
    await shell.link('议事协商').click()
    await expect(pages.dialog).toContainText('系列的改动还没有保存')
    await pages.dialog.getByRole('button', { name: '取消' }).click()
    await expect(name).toHaveValue('月度例会')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('navigation', { name: '会议系列' })).toContainText('月度例会')
    await page.getByRole('textbox', { name: '地点' }).fill('二楼')
    await palette.type('前往工作台')
    await page.keyboard.press('Enter')
    await pages.dialog.getByRole('button', { name: '不保存，离开' }).click()
    await expect(shell.title).toHaveText('工作台')
  })

  await test.step('开会 is a command', async () => {
    await palette.type('开会')
    await expect(palette.active).toHaveText(/^开会/)
    await page.keyboard.press('Enter')
    await pages.dialog.getByRole('button', { name: '新建会议并打开' }).click()
    await expect(shell.title).toContainText('第1次月度例会')
  })

  await test.step('a count that leaves others out is asked about first', async () => {
    const session = meeting.field('届次（第几次）')
    await session.fill('3')
    await session.press('Enter')
    await expect(pages.dialog).toContainText('还没有第 1 次至第 2 次')
    await pages.dialog.getByRole('button', { name: '取消' }).click()
    await expect(session).toHaveValue('1')
    await session.fill('2')
    await session.press('Enter')
    await pages.dialog.getByRole('button', { name: '仍用这个届次' }).click()
    await expect(shell.title).toContainText('第2次月度例会')
  })

  await test.step('a topic is put onto it from the topics', async () => {
    await pages.openTopics()
    for (const title of ['飞线充电治理', '楼道堆物清理']) {
      await pages.newTopic(title, '物业服务企业')
      await pages.saveTopic()
      await pages.topic(title).click()
      await page.keyboard.press('1')
      await expect(pages.topic(title)).toBeHidden()
    }
    await pages.tab('已立项').click()
    await pages.topic('飞线充电治理').click()
    await pages.card.getByRole('button', { name: '列入会议' }).click()
    await pages.dialog.getByRole('button', { name: '列入', exact: true }).click()
    await expect(pages.tab('已上会')).toHaveText('已上会 1')
  })

  await test.step('and another one from the meeting', async () => {
    await shell.goTo('议事协商')
    await page.getByRole('link', { name: `云溪街道${year}年第2次月度例会`, exact: true }).click()
    await expect(meeting.field('议题 1')).toHaveValue('飞线充电治理')
    await page.getByRole('button', { name: '选入已立项的议题' }).click()
    await pages.dialog.getByRole('button', { name: '列入楼道堆物清理' }).click()
    await expect(pages.dialog).toContainText('没有等待上会的议题')
    await pages.dialog.getByRole('button', { name: '关闭' }).click()
    await expect(meeting.field('议题 2')).toHaveValue('楼道堆物清理')
  })
})
