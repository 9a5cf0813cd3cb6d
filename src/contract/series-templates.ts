/**
 * Ready-made meeting series, offered when one is created; everything in them can be changed. What is law, what one place has
 * published and what is only usual differs, so each says where its rules come from.
 */
import { atLeastTwoThirds, moreThanHalf } from './deliberation/fraction.ts'
import type { SeriesDraftInput, StandingItem } from './meeting-series.ts'

export interface SeriesTemplate {
  readonly key: string
  readonly draft: SeriesDraftInput
  /** Where frequency and rules come from. */
  readonly basis: string
}

const item = (title: string, presenter = '', plannedMinutes: number | null = null): StandingItem => ({
  title,
  presenter,
  plannedMinutes,
})

const quorumOf = (fraction: typeof moreThanHalf | typeof atLeastTwoThirds) => ({ base: 'entitled', fraction }) as const
const ofPresent = { of: 'present', fraction: moreThanHalf } as const
const untilUsual = '各地规定不一，请按本单位的规定核对。'

export const seriesTemplates: readonly SeriesTemplate[] = [
  {
    key: 'joint',
    draft: {
      name: '城市管理进社区联席会议',
      kind: '联席会议',
      convenor: '街道办事处主任',
      place: '',
      frequency: '每月一次',
      standingItems: [
        item('通报上次会议议定事项办理情况', '会议办公室', 10),
        item('通报本月城市管理进社区情况', '街道执法队', 15),
      ],
      rules: { quorum: null, majority: ofPresent },
    },
    basis: `联席会议每月召开、由负责人召集是通行做法；议定事项由参会各方商定，不设到会人数要求。${untilUsual}`,
  },
  {
    key: 'representatives',
    draft: {
      name: '居民代表会议',
      kind: '居民代表会议',
      convenor: '社区居委会主任',
      place: '社区会议室',
      frequency: '每季度一次；五分之一以上代表提议时临时召开',
      standingItems: [item('通报上次会议决定落实情况', '社区居委会', 15)],
      rules: { quorum: quorumOf(atLeastTwoThirds), majority: ofPresent },
    },
    basis:
      '已公开的社区居民代表会议规章：到会代表达到三分之二方可召开，决定由到会代表过半数通过，列席人员没有表决权。2026年1月1日起施行的新修订《城市居民委员会组织法》设居民代表会议，表决人数请按条文核对。',
  },
  {
    key: 'deliberation',
    draft: {
      name: '社区协商议事会',
      kind: '居民议事会',
      convenor: '社区党组织书记',
      place: '社区议事厅',
      frequency: '每年不少于两次；半数以上成员提议时召开',
      standingItems: [item('通报上次协商事项落实情况', '社区居委会', 15)],
      rules: { quorum: null, majority: ofPresent },
    },
    basis: `已公开的社区协商议事制度：举手表决，过半数赞成为通过；会议记录归档。到会人数没有统一规定。${untilUsual}`,
  },
  {
    key: 'residents',
    draft: {
      name: '居民会议',
      kind: '居民会议',
      convenor: '社区居委会',
      place: '',
      frequency: '按需召开；五分之一以上居民或三分之一以上居民小组提议时召开',
      callDay: null,
      rules: { quorum: quorumOf(moreThanHalf), majority: ofPresent },
    },
    basis:
      '《城市居民委员会组织法》（1989年通过、2018年修正）第十条：过半数出席才能举行，由出席人的过半数通过。2026年1月1日起施行新修订的法律，请按新条文核对。',
  },
  {
    key: 'coordination',
    draft: {
      name: '矛盾问题协调会',
      kind: '协调会',
      convenor: '社区党组织书记',
      place: '',
      frequency: '按需召开',
      callDay: null,
      rules: null,
    },
    basis: `协调会由各方商定，不表决，不设到会人数要求。${untilUsual}`,
  },
  {
    key: 'talk',
    draft: {
      name: '居民恳谈会',
      kind: '恳谈会',
      convenor: '社区党组织书记',
      place: '社区议事厅',
      frequency: '每季度一次',
      rules: null,
    },
    basis: `恳谈会听取意见、不作决定，不设到会人数要求。${untilUsual}`,
  },
  {
    key: 'courtyard',
    draft: {
      name: '院坝会',
      kind: '院坝会',
      convenor: '网格长',
      place: '小区院坝',
      frequency: '每月一次',
      callDay: null,
      rules: null,
    },
    basis: `院坝会就近召开，说事议事，不设到会人数要求。${untilUsual}`,
  },
  {
    key: 'regular',
    draft: {
      name: '城市管理工作例会',
      kind: '例会',
      convenor: '街道分管负责人',
      place: '',
      frequency: '每周一次',
      callDay: null,
      standingItems: [item('各社区汇报上周工作', '各社区', 20), item('安排本周工作', '街道分管负责人', 20)],
      rules: null,
    },
    basis: `工作例会由主持人安排部署，不表决。${untilUsual}`,
  },
]
