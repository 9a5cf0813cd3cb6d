/** One fictional joint meeting with all its papers. */
import type { DocModel } from '../../../src/core/documents/doc-model.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { layoutAgendaPaper } from '../../../src/core/documents/papers/agenda-paper.ts'
import { layoutCarryOverReceipt, type ClosedItem } from '../../../src/core/documents/papers/carry-over-receipt.ts'
import { layoutMeetingRecord, type MeetingRecordFacts } from '../../../src/core/documents/papers/meeting-record.ts'
import { layoutNotice, type NoticeFacts } from '../../../src/core/documents/papers/notice.ts'
import type { SessionFacts } from '../../../src/core/documents/papers/session.ts'
import { layoutSignInSheet, type SignInFacts } from '../../../src/core/documents/papers/sign-in-sheet.ts'
import { layoutSupervisionSheet, type SupervisionFacts } from '../../../src/core/documents/papers/supervision-sheet.ts'
import { layoutTopicApplication, type TopicFacts } from '../../../src/core/documents/papers/topic-application.ts'
import { decision, item, people, sourceOf } from './sources.ts'

export const unitName = '云溪街道办事处'

export const session: SessionFacts = {
  title: '2026年第四季度城市管理进社区联席会议',
  heldAt: '2026-11-05T14:30',
  place: '云溪街道办事处三楼会议室',
  chair: '赵建甲',
}

const marketDecisions = [
  decision('在青禾社区北门设置早市疏导点，限6时至9时经营，统一配置垃圾收集容器', '云溪街道综合行政执法队', {
    supportingUnits: ['青禾社区居民委员会', '锦绣物业服务有限公司'],
    person: '钱文乙',
    deadline: '2026-12-31',
  }),
  decision('修订早市经营公约并张贴公示', '青禾社区居民委员会', { deadline: '2026-11-20' }),
]
const chargingDecisions = [
  decision('对翠湖社区12栋楼道飞线充电开展集中清理，增设充电桩20个', '翠湖社区居民委员会', {
    supportingUnits: ['云溪消防救援站'],
    deadline: '2027-01-15',
  }),
]
const vote = { entitled: 9, present: 8, inFavour: 7, against: 0, abstained: 1 }

export const minutesSource = sourceOf(
  {
    ...session,
    kind: '联席会议',
    agenda: [
      item('青禾社区北门早市占道经营整治', {
        presenter: '云溪街道综合行政执法队',
        discussion:
          '会议指出，北门早市占道经营反复反弹，影响居民出行和消防通道畅通，必须疏堵结合、标本兼治。\n会议强调，各单位要明确责任分工，做到日巡日清。',
        decisions: marketDecisions,
        vote,
      }),
      item('翠湖社区飞线充电治理', {
        presenter: '翠湖社区居民委员会',
        discussion: '会议认为，楼道飞线充电隐患突出，应当抓紧增设充电设施。',
        decisions: chargingDecisions,
      }),
    ],
    discussion: '各社区交流了垃圾分类投放点管理经验。',
    decisions: [],
    attendance: [
      ...people(8),
      { kind: '代会', unit: '云溪派出所', name: '郑文乙', standsInFor: '王海丁' },
      ...people(2, '请假'),
      ...people(3, '列席'),
    ],
  },
  { copyTo: ['青岚区城市管理局', '青岚区住房和城乡建设局', '各社区居民委员会'] },
)

/** The text of the minutes with everything that it can hold. */
export const fullMinutes = {
  ...minutesSource,
  text: [
    ...minutesSource.text,
    { kind: 'heading', level: 1, text: '第四季度重点事项进度' },
    { kind: 'heading', level: 2, text: '总体情况' },
    { kind: 'heading', level: 3, text: '进度' },
    { kind: 'heading', level: 4, text: '分项进度' },
    { kind: 'paragraph', text: '会议通报了各项工作进度，详见下表。' },
    {
      kind: 'table',
      columns: ['序号', '事项', '责任单位', '完成情况'],
      rows: Array.from({ length: 9 }, (_, index) => [
        String(index + 1),
        `青禾社区第${index + 1}处占道经营点位整治，清理乱堆乱放杂物`,
        '云溪街道综合行政执法队',
        index % 2 === 0 ? '已完成' : '正在推进，预计12月底前完成',
      ]),
    },
    { kind: 'paragraph', text: '会议要求各单位按月报送进度。' },
  ],
} as const satisfies Parameters<typeof layoutMinutes>[0]

export const recordFacts: MeetingRecordFacts = {
  session: { ...session, endedAt: '2026-11-05T16:10' },
  recorder: '孙明丙',
  entitled: 9,
  present: 8,
  attendance: [
    ...people(8).map((person) => ({ ...person, cameAt: '14:25', leftAt: null })),
    { kind: '代会', unit: '云溪派出所', name: '郑文乙', standsInFor: '王海丁', cameAt: '14:40', leftAt: '15:50' },
    ...people(2, '请假').map((person) => ({ ...person, cameAt: null, leftAt: null })),
  ],
  items: [
    {
      title: '青禾社区北门早市占道经营整治',
      presenter: '云溪街道综合行政执法队 钱文乙',
      statements: [
        { speaker: '钱文乙', text: '北门早市每日约60个摊位，早高峰占用机动车道。\n上月劝导130次，效果不能持续。' },
        { speaker: '孙明丙', text: '居民希望保留早市，建议划定固定区域和时间。' },
        { speaker: '李海丁', text: '物业可以提供两名保洁人员，但是需要明确清运费用。' },
      ],
      voteMethod: '举手表决',
      vote,
      decisions: marketDecisions,
    },
    {
      title: '翠湖社区飞线充电治理',
      presenter: '翠湖社区居民委员会 周晓戊',
      statements: [{ speaker: '周晓戊', text: '12栋存在飞线38处，老旧小区电容量不足。' }],
      voteMethod: '',
      vote: null,
      decisions: chargingDecisions,
    },
  ],
  others: [{ speaker: '赵建甲', text: '请各社区交流垃圾分类经验。' }],
  otherDecisions: [],
}

export const noticeFacts: NoticeFacts = {
  unitName,
  session,
  addressees: ['青禾社区居民委员会', '翠湖社区居民委员会', '云溪街道综合行政执法队', '锦绣物业服务有限公司云溪分公司'],
  purpose: '为研究解决早市占道经营等突出问题',
  topics: ['青禾社区北门早市占道经营整治', '翠湖社区飞线充电治理', '通报第四季度重点事项进度'],
  attendees: ['各社区居民委员会主任、综合行政执法队负责人、物业服务企业项目经理，居民代表3人'],
  requirements: ['请准时参会，不得无故缺席；确需请假的，于11月4日前报街道城市管理办公室', '请汇报单位准备书面材料10份'],
  contact: { name: '孙明丙', phone: '19900000012' },
  issuedOn: '2026-11-02',
}

export const signInFacts: SignInFacts = {
  session,
  people: people(34).map(({ unit, name }, index) => ({
    unit,
    name,
    post: index % 3 === 0 ? '主任' : index % 3 === 1 ? '项目经理' : '',
    phone: `1990000${String(index).padStart(4, '0')}`,
  })),
  spareRows: 6,
}

export const topic: TopicFacts = {
  title: '青禾社区北门早市占道经营整治',
  source: '居民',
  sourceDetail: '青禾里第二网格居民集中反映',
  unit: '青禾社区居民委员会',
  applicant: '孙明丙',
  phone: '19900000012',
  submittedOn: '2026-10-25',
  reason: '北门早市占道经营反复反弹，早高峰机动车无法通行，居民多次反映，社区单独劝导效果不能持续。',
  proposal: '划定固定经营区域和时间，执法队、社区、物业分段值守，统一配置垃圾收集容器。',
  sittingIn: '云溪街道综合行政执法队、锦绣物业服务有限公司云溪分公司',
  review: '',
}

export const supervisionFacts: SupervisionFacts = {
  unitName,
  number: '云督〔2026〕3号',
  recipient: '云溪街道综合行政执法队',
  items: [...marketDecisions, ...chargingDecisions].map(({ content, leadUnit, supportingUnits, deadline }) => ({
    content,
    meeting: '2026年第四季度联席会议',
    leadUnit,
    supportingUnits,
    deadline,
    requirement: '整治前后照片、值守记录',
  })),
  replyBy: '2026-12-25',
  issuedOn: '2026-11-06',
}

export function closedItems(count: number): ClosedItem[] {
  const outcomes = ['办结', '结转', '转督办', '撤销'] as const
  const reasons = ['已清理完毕并验收', '疏导点选址未定', '逾期两次', '与区级事项合并办理']
  return Array.from({ length: count }, (_, index) => ({
    content: `青禾社区第${index + 1}处占道经营点位整治`,
    meeting: '2026年第三季度联席会议',
    isCarriedIn: index % 5 < 3,
    leadUnit: '云溪街道综合行政执法队',
    deadline: index % 6 === 5 ? null : '2026-10-31',
    outcome: outcomes[index % outcomes.length] ?? '结转',
    reason: reasons[index % reasons.length] ?? '',
  }))
}

/** Every paper of the meeting, by what it is called. */
export const sessionPapers: Readonly<Record<string, DocModel>> = {
  纪要: layoutMinutes(fullMinutes),
  会议记录: layoutMeetingRecord(recordFacts),
  会议通知: layoutNotice(noticeFacts),
  签到表: layoutSignInSheet(signInFacts),
  会议议程: layoutAgendaPaper({
    session,
    items: [
      {
        startsAt: '14:30',
        minutes: 30,
        title: '青禾社区北门早市占道经营整治',
        presenter: '钱文乙',
        sittingIn: '锦绣物业',
      },
      {
        startsAt: '15:00',
        minutes: 20,
        title: '翠湖社区飞线充电治理',
        presenter: '周晓戊',
        sittingIn: '云溪消防救援站',
      },
      { startsAt: null, minutes: null, title: '通报第四季度重点事项进度', presenter: '', sittingIn: '' },
    ],
  }),
  议题申请单: layoutTopicApplication({ meetingTitle: session.title, dueOn: '2026-10-28', topic }),
  督办单: layoutSupervisionSheet(supervisionFacts),
  结转单: layoutCarryOverReceipt({ session, closedOn: '2026-11-06', closedBy: '孙明丙', items: closedItems(12) }),
}
