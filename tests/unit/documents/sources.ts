/** Fictional meetings for the tests of the documents. */
import { draftMinutes, minutesTitle } from '../../../src/core/documents/draft-minutes.ts'
import type {
  AgendaFacts,
  AttendanceFacts,
  AttendanceKind,
  DecisionFacts,
  MinutesFacts,
} from '../../../src/core/documents/minutes-facts.ts'
import type { MinutesPaper } from '../../../src/core/documents/minutes-layout.ts'

export interface TestMeeting extends MinutesFacts {
  readonly kind: string
  readonly attendance: readonly AttendanceFacts[]
}

export function decision(content: string, leadUnit: string, more: Partial<DecisionFacts> = {}): DecisionFacts {
  return { content, leadUnit, supportingUnits: [], person: '', deadline: null, ...more }
}

export function item(title: string, more: Partial<AgendaFacts> = {}): AgendaFacts {
  return { title, presenter: '', discussion: '', decisions: [], vote: null, ...more }
}

export const shortMeeting: TestMeeting = {
  title: '青禾里小区停车治理',
  kind: '专题会议',
  heldAt: '2026-11-05T14:30',
  place: '云溪街道三楼会议室',
  chair: '赵建甲',
  discussion: '',
  agenda: [],
  attendance: [{ kind: '出席', unit: '青禾社区', name: '孙明丙' }],
  decisions: [decision('设置限时停车位12个', '青禾社区', { deadline: '2026-12-31' })],
}

export function sourceOf(meeting: Partial<TestMeeting> = {}, paper: Partial<MinutesPaper> = {}): MinutesPaper {
  const { attendance, kind, ...facts } = { ...shortMeeting, ...meeting }
  return {
    unitName: '云溪街道办事处',
    kind,
    title: minutesTitle(facts.title),
    issueNumber: '第3期',
    issuedOn: '2026-11-06',
    text: draftMinutes(facts),
    attendance,
    copyTo: [],
    correction: null,
    ...paper,
  }
}

const units = ['区城市管理局', '云溪街道综合行政执法队', '青禾社区居民委员会', '锦绣物业服务有限公司云溪分公司']
const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王']
const givenNames = ['建甲', '文乙', '明丙', '海丁', '晓戊']

export function people(count: number, kind: AttendanceKind = '出席'): AttendanceFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    kind,
    unit: units[Math.floor(index / 5) % units.length] ?? '',
    name: `${surnames[index % surnames.length] ?? ''}${givenNames[index % givenNames.length] ?? ''}`,
  }))
}

/** A meeting of several pages: two topics, twelve decisions, forty people. */
export const longMeeting: TestMeeting = {
  ...shortMeeting,
  title: '2026年第四季度城市管理进社区联席会议',
  kind: '联席会议',
  agenda: ['青禾社区北门早市占道经营整治', '翠湖社区飞线充电治理'].map((title) =>
    item(title, {
      presenter: '云溪街道综合行政执法队',
      discussion: Array.from(
        { length: 3 },
        () => `会议指出，${'各单位要明确责任分工，细化工作措施，'.repeat(6)}确保取得实效。`,
      ).join('\n'),
    }),
  ),
  attendance: [...people(40), ...people(2, '请假'), ...people(6, '列席')],
  decisions: Array.from({ length: 12 }, (_, index) =>
    decision(
      `在青禾社区设置第${index + 1}处早市疏导点，统一配置垃圾收集容器`,
      '云溪街道综合行政执法队、青禾社区居民委员会',
      { deadline: '2026-12-31' },
    ),
  ),
}
