/** One box over everything: records, meetings, documents. What a hit is called, where it matched and where it leads. */
import { z } from 'zod'
import { query } from '../define-api.ts'
import { ledgerKey, recordId } from './shared.ts'

/** The groups of an answer, under the names that `类:` takes. */
export const searchKindLabels = {
  people: '人员',
  keyMatters: '重点事项',
  assistMatters: '协助事项',
  duties: '岗位责任',
  communities: '社区',
  grids: '网格',
  meetings: '会议',
  agendaItems: '议题',
  resolutions: '议定事项',
  documents: '文件',
} as const

export type SearchKind = keyof typeof searchKindLabels

export const searchKinds = [
  'people',
  'keyMatters',
  'assistMatters',
  'duties',
  'communities',
  'grids',
  'meetings',
  'agendaItems',
  'resolutions',
  'documents',
] as const satisfies readonly SearchKind[]

/** Text with the places that matched, in UTF-16 units. */
export const markedText = z.strictObject({
  text: z.string(),
  ranges: z.array(z.strictObject({ start: z.int(), end: z.int() })),
})

export const searchTarget = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('ledger'), ledger: ledgerKey, recordId }),
  z.strictObject({ page: z.literal('community'), recordId }),
  z.strictObject({ page: z.literal('grid'), recordId }),
  z.strictObject({ page: z.literal('meeting'), recordId }),
  z.strictObject({ page: z.literal('task'), recordId }),
])

export const searchHit = z.strictObject({
  recordId,
  title: markedText,
  /** What tells it from others of the same name. */
  detail: markedText,
  /** The field that matched, where title and detail do not show it. */
  place: z.strictObject({ label: z.string(), excerpt: markedText }).nullable(),
  /** Name of the other unit whose record it is; null for the unit's own. */
  unit: z.string().nullable(),
  target: searchTarget,
})

export const searchGroup = z.strictObject({
  kind: z.enum(searchKinds),
  count: z.int(),
  /** Whether there are more than were counted. */
  more: z.boolean(),
  hits: z.array(searchHit),
})

export const searchAnswer = z.strictObject({
  /** Best first. */
  groups: z.array(searchGroup),
  /** What was not understood and how it was taken, in Chinese. */
  notes: z.array(z.string()),
})

export const search = {
  find: query(
    '搜索',
    z.strictObject({
      text: z.string().max(200),
      /** Only this group. */
      kind: z.enum(searchKinds).nullable().default(null),
      /** Hits per group. */
      limit: z.int().min(1).max(100).default(5),
    }),
    searchAnswer,
  ),
  /** How the characters of some names are read: what the window needs to search its own lists by pinyin. */
  readings: query(
    '查读音',
    z.strictObject({ names: z.array(z.string().max(200)).max(5000) }),
    z.record(z.string(), z.array(z.string())),
  ),
} as const

export type SearchAnswer = z.infer<typeof searchAnswer>
export type SearchGroup = z.infer<typeof searchGroup>
export type SearchHit = z.infer<typeof searchHit>
export type SearchTarget = z.infer<typeof searchTarget>
export type MarkedText = z.infer<typeof markedText>
