/** Every place of the program that a clerk can look at, and the way there and back; for tests that look at all of them. */
import type { Page } from '@playwright/test'
import { workbookPath } from '../test.ts'
import type { Program } from '../../support/program.ts'
import { ImportPage } from './import-page.ts'
import { LedgerPage } from './ledger-page.ts'
import { MeetingPage } from './meeting-page.ts'
import { MinutesPage } from './minutes-page.ts'
import { SeriesPages } from './series-pages.ts'
import { pageNames, Shell } from './shell.ts'
import { StaffingPage } from './staffing-page.ts'
import { VersionsPage } from './versions-page.ts'

export interface Place {
  readonly name: string
  readonly open: (program: Program) => Promise<void>
  /** Takes away what covers the navigation. */
  readonly leave?: (program: Program) => Promise<void>
}

const cancel: Place['leave'] = async ({ page }) =>
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

async function openMeeting(page: Page): Promise<void> {
  await new Shell(page).goTo('议事协商')
  await page.getByRole('table').getByRole('link').first().click()
  await new MeetingPage(page).field('会议名称').waitFor()
}

async function openPartOfMeeting(page: Page, part: 'papers' | 'notice' | 'closing'): Promise<void> {
  await openMeeting(page)
  await page.evaluate((last) => {
    window.location.hash = `${window.location.hash}/${last}`
  }, part)
}

/** For the sample street. */
export const places: readonly Place[] = [
  ...pageNames.map((name): Place => ({
    name,
    open: async ({ page }) => {
      await new Shell(page).goTo(name)
      await page.getByRole('status', { name: '正在读取' }).waitFor({ state: 'detached' })
    },
  })),
  {
    name: '人员 with the card',
    open: async ({ page }) => {
      await new Shell(page).goTo('人员')
      const people = new LedgerPage(page, 'people')
      await people.cell(2, '姓名').click()
      if (!(await people.card.isVisible())) await people.openCard()
      await people.showTab('历史')
      await people.card.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: '人员 with a new row',
    open: async ({ page }) => {
      await new Shell(page).goTo('人员')
      await page.getByRole('button', { name: '新增一行' }).click()
      await new LedgerPage(page, 'people').newCard.getByRole('button', { name: '保存' }).waitFor()
    },
  },
  {
    name: '重点事项 filtered',
    open: async ({ page }) => {
      await new Shell(page).goTo('重点事项')
      const matters = new LedgerPage(page, 'keyMatters')
      await matters.filter('责任单位', '街道执法中队')
      await matters.expectRows(4)
      await page.getByRole('button', { name: '筛选', exact: true }).click()
    },
    leave: async ({ page }) => await page.keyboard.press('Escape'),
  },
  {
    name: '重点事项 with the export menu',
    open: async ({ page }) => {
      await new Shell(page).goTo('重点事项')
      await page.getByRole('button', { name: '导出打印' }).click()
      await page.getByRole('menuitem', { name: '打印', exact: false }).first().waitFor()
    },
    leave: async ({ page }) => await page.keyboard.press('Escape'),
  },
  {
    name: '打印预览',
    open: async ({ page }) => {
      await new Shell(page).goTo('协助事项')
      await page.getByRole('button', { name: '导出打印' }).click()
      await page.getByRole('menuitem', { name: /^打印/ }).click()
      await page.getByRole('region', { name: /协助事项清单/ }).waitFor()
    },
  },
  {
    name: '清单版本',
    open: async (program) => {
      const versions = new VersionsPage(program.page)
      await versions.open('协助事项')
      await versions.publish('联席会议审议通过')
      await new Shell(program.page).goTo('协助事项')
      await new LedgerPage(program.page, 'assistMatters').write(1, '响应时限', '1个工作日')
      await versions.open('协助事项')
      await program.page.getByRole('button', { name: /^登记.*调整原因$/ }).waitFor()
    },
  },
  {
    name: '导入预览',
    open: async (program) => {
      await new Shell(program.page).goTo('导入表格')
      const importPage = new ImportPage(program)
      await importPage.choose(workbookPath)
      await importPage.expectPreview()
      await importPage.showTable('人员清单')
      await importPage.rows.getByRole('row').nth(5).waitFor()
    },
    leave: async ({ page }) => await page.getByRole('button', { name: '换一个文件' }).click(),
  },
  {
    name: '网格队伍 with the drawer',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      await new StaffingPage(page).edit('枫林渡第一网格')
      await page.getByRole('dialog').getByRole('textbox', { name: '户数' }).waitFor()
    },
    leave: cancel,
  },
  {
    name: '网格队伍 with a what-if',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      const staffing = new StaffingPage(page)
      await staffing.seat('枫林渡第一网格', 0).focus()
      for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
      await staffing.whatIf.getByRole('button', { name: /互换$/ }).waitFor()
    },
    leave: async ({ page }) => await page.getByRole('button', { name: '放弃' }).click(),
  },
  {
    name: '网格队伍 with an empty seat',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      await new StaffingPage(page).seat('望江台第三网格', 0).click()
      await page.getByRole('button', { name: '补上' }).waitFor()
    },
    leave: async ({ page }) => await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click(),
  },
  {
    name: '配备规则',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      await page.getByRole('button', { name: '配备规则' }).click()
      await page.getByRole('button', { name: '调整网格规模' }).click()
    },
    leave: async ({ page }) => await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click(),
  },
  {
    name: '任职与离岗',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      await new StaffingPage(page).seat('枫林渡第一网格', 1).click()
      await page.getByRole('link', { name: /任职与离岗$/ }).click()
      await page.getByRole('heading', { name: '任职经历' }).waitFor()
    },
  },
  {
    name: '公示牌',
    open: async ({ page }) => {
      await new Shell(page).goTo('网格队伍')
      await page.getByRole('link', { name: '公示牌' }).click()
      await page.getByRole('region', { name: '公示牌', exact: true }).waitFor()
    },
  },
  {
    name: '交换中心：接收',
    open: async ({ page }) => {
      await new Shell(page).goTo('交换中心')
      await page.getByRole('tab', { name: '接收' }).click()
      await page.getByRole('button', { name: '选择数据包' }).waitFor()
    },
  },
  {
    name: '交换中心：收发登记',
    open: async ({ page }) => {
      await new Shell(page).goTo('交换中心')
      await page.getByRole('tab', { name: '收发登记' }).click()
      await page.getByRole('button', { name: '导出登记表' }).waitFor()
    },
  },
  {
    name: '会议记录',
    open: async ({ page }) => await openMeeting(page),
  },
  {
    name: '纪要版面',
    open: async ({ page }) => {
      const meeting = new MeetingPage(page)
      await meeting.show('纪要版面')
      await meeting.paper.waitFor()
    },
  },
  {
    name: '发文',
    open: async ({ page }) => {
      await new MeetingPage(page).issueButton.click()
      await page.getByRole('dialog').getByRole('button', { name: '发文' }).waitFor()
    },
    leave: cancel,
  },
  {
    name: '纪要',
    open: async ({ page }) => {
      await openMeeting(page)
      await new MinutesPage(page).open()
    },
  },
  {
    name: '会议材料',
    open: async ({ page }) => {
      await openPartOfMeeting(page, 'papers')
      await page.getByRole('complementary', { name: '选择材料' }).waitFor()
    },
  },
  {
    name: '会议通知',
    open: async ({ page }) => {
      await openPartOfMeeting(page, 'notice')
      await page.getByRole('heading', { name: '会议通知' }).waitFor()
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: '结转',
    open: async ({ page }) => {
      await openPartOfMeeting(page, 'closing')
      await page.getByRole('table', { name: '未办结事项' }).waitFor()
    },
  },
  {
    name: '会议系列',
    open: async ({ page }) => {
      await new SeriesPages(page).openSeries()
      await page.getByRole('heading', { name: '会议系列', level: 1 }).waitFor()
    },
  },
  {
    name: '会议系列 with a new one',
    open: async ({ page }) => {
      await new SeriesPages(page).openSeries()
      await page.getByRole('link', { name: '新建系列' }).first().click()
      await page.getByRole('button', { name: /^城市管理进社区联席会议/ }).click()
      await page.getByRole('textbox', { name: '系列名称' }).waitFor()
    },
  },
  {
    name: '议题',
    open: async ({ page }) => {
      await new SeriesPages(page).openTopics()
      await page.getByRole('button', { name: '登记议题' }).first().waitFor()
    },
  },
  {
    name: '议题 with a new one',
    open: async ({ page }) => {
      const topics = new SeriesPages(page)
      await topics.openTopics()
      await topics.newTopic('夜市占道经营整治', '梧桐社区')
    },
    leave: cancel,
  },
  {
    name: '检查公文格式',
    open: async ({ page }) => {
      await new Shell(page).goTo('议事协商')
      await page.getByRole('link', { name: '检查公文格式' }).click()
      await page.getByRole('button', { name: '选择文档' }).waitFor()
    },
  },
  {
    name: '交换中心, what would go out',
    open: async ({ page }) => {
      await new Shell(page).goTo('交换中心')
      await page.getByRole('tab', { name: '发送' }).click()
      await page.getByRole('region', { name: '要发出的内容' }).waitFor()
    },
  },
  {
    name: '印章与名片',
    open: async ({ page }) => {
      await new Shell(page).goTo('交换中心')
      await page.getByRole('link', { name: '印章与名片' }).click()
      await page.getByRole('region', { name: '印章保管' }).waitFor()
    },
  },
  {
    name: '操作记录',
    open: async ({ page }) => {
      await new Shell(page).goTo('备份与恢复')
      await page.getByRole('tab', { name: '操作记录' }).click()
      await page.getByRole('table').waitFor()
    },
  },
]
