/** Fictional meetings for the tests of the documents. */
import { meetingDraft, type MeetingDraft, type MeetingDraftInput } from '../../../src/contract/meetings.ts'
import type { MinutesSource } from '../../../src/core/documents/minutes-layout.ts'

export const shortMeeting: MeetingDraft = meetingDraft.parse({
  title: '青禾里小区停车治理',
  kind: '专题会议',
  heldAt: '2026-11-05T14:30',
  place: '云溪街道三楼会议室',
  chair: '赵建甲',
  recorder: '钱文乙',
  discussion: '',
  agenda: [],
  attendance: [{ status: '出席', unit: '青禾社区', name: '孙明丙' }],
  resolutions: [{ content: '设置限时停车位12个', responsibleUnit: '青禾社区', deadline: '2026-12-31' }],
})

export function sourceOf(draft: Partial<MeetingDraftInput> = {}, source: Partial<MinutesSource> = {}): MinutesSource {
  return {
    unitName: '云溪街道办事处',
    draft: meetingDraft.parse({ ...shortMeeting, ...draft }),
    number: 3,
    issuedOn: '2026-11-06',
    revision: 1,
    reason: '',
    copyTo: [],
    ...source,
  }
}

const units = ['区城市管理局', '云溪街道综合行政执法队', '青禾社区居民委员会', '锦绣物业服务有限公司云溪分公司']
const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王']
const givenNames = ['建甲', '文乙', '明丙', '海丁', '晓戊']

export function people(count: number, status: '出席' | '列席' | '请假' = '出席'): MeetingDraftInput['attendance'] {
  return Array.from({ length: count }, (_, index) => ({
    status,
    unit: units[Math.floor(index / 5) % units.length] ?? '',
    name: `${surnames[index % surnames.length] ?? ''}${givenNames[index % givenNames.length] ?? ''}`,
  }))
}

/** A meeting of several pages: two topics, twelve decisions, forty people. */
export const longMeeting: MeetingDraft = meetingDraft.parse({
  ...shortMeeting,
  title: '2026年第四季度城市管理进社区联席会议',
  kind: '联席会议',
  agenda: ['青禾社区北门早市占道经营整治', '翠湖社区飞线充电治理'].map((title) => ({
    title,
    presenter: '云溪街道综合行政执法队',
    discussion: Array.from(
      { length: 3 },
      () => `会议指出，${'各单位要明确责任分工，细化工作措施，'.repeat(6)}确保取得实效。`,
    ).join('\n'),
  })),
  attendance: [...people(40), ...people(2, '请假'), ...people(6, '列席')],
  resolutions: Array.from({ length: 12 }, (_, index) => ({
    content: `在青禾社区设置第${index + 1}处早市疏导点，统一配置垃圾收集容器`,
    responsibleUnit: '云溪街道综合行政执法队、青禾社区居民委员会',
    deadline: '2026-12-31',
  })),
})
