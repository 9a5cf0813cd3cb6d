/** All rules, in the order of the page. A new rule gets a document in tests/unit/compliance that breaks only it. */
import type { Rule } from '../rule.ts'
import { attachmentRules } from './attachments.ts'
import { attendanceRules } from './attendance.ts'
import { bodyRules } from './body.ts'
import { classificationRules } from './classification.ts'
import { dateRules } from './dates.ts'
import { headRules } from './head.ts'
import { headingRules } from './headings.ts'
import { imprintRules } from './imprint.ts'
import { markRules } from './mark.ts'
import { orderRules } from './order.ts'
import { pageNumberRules } from './page-numbers.ts'
import { pageRules } from './page.ts'
import { titleRules } from './title.ts'
import { writingRules } from './writing.ts'

export interface RuleGroup {
  readonly key: string
  readonly label: string
  readonly rules: readonly Rule[]
}

export const ruleGroups: readonly RuleGroup[] = [
  { key: 'page', label: '纸张和版心', rules: pageRules },
  { key: 'order', label: '要素顺序', rules: orderRules },
  { key: 'classification', label: '份号、密级和紧急程度', rules: classificationRules },
  { key: 'mark', label: '纪要标志', rules: markRules },
  { key: 'head', label: '编号和分隔线', rules: headRules },
  { key: 'title', label: '标题', rules: titleRules },
  { key: 'body', label: '正文', rules: bodyRules },
  { key: 'headings', label: '层次序数', rules: headingRules },
  { key: 'writing', label: '标点和数字', rules: writingRules },
  { key: 'attachments', label: '附件说明', rules: attachmentRules },
  { key: 'dates', label: '日期', rules: dateRules },
  { key: 'attendance', label: '出席人员', rules: attendanceRules },
  { key: 'imprint', label: '版记', rules: imprintRules },
  { key: 'pageNumbers', label: '页码', rules: pageNumberRules },
]
