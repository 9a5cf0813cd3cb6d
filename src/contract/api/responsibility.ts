/** The responsibility map: what nobody answers for, what several answer for, and what the lists leave unsaid. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { ledgerKey, nothing, saved } from './shared.ts'

export const responsibilityRules = [
  'postWithoutPerson',
  'peopleWithoutDuty',
  'matterWithoutUnit',
  'matterWithoutTimeLimit',
  'matterSharedUnits',
  'matterTwoUnits',
  'unitWithoutPerson',
  'assistWithoutLead',
  'assistSharedLead',
  'assistSameUnit',
  'assistWithoutBoundary',
  'assistBecomesDuty',
  'gridWithNobody',
  'gridWithoutLeader',
  'gridSeveralLeaders',
  'placeWithoutUnit',
  'placeSeveralUnits',
] as const

/** gap: 盲区, nobody. overlap: 交叉, several without a lead. incomplete: 要素不全. */
export const responsibilityKinds = ['gap', 'overlap', 'incomplete'] as const

/** What is answered for. */
export const responsibilitySubjects = ['posts', 'people', 'keyMatters', 'assistMatters', 'grids', 'places'] as const

/** Rows of a list: those with this value in this field. */
const rowsLink = z.strictObject({ ledger: ledgerKey, field: z.string(), value: z.string() })

/** By which column of the people list people are known to stand behind a post or a unit. */
export const holderFields = ['employer', 'role', 'name'] as const
export const holderKinds = ['post', 'unit'] as const

export const responsibilityFinding = z.strictObject({
  rule: z.enum(responsibilityRules),
  kind: z.enum(responsibilityKinds),
  subject: z.enum(responsibilitySubjects),
  severity: z.enum(['error', 'warning']),
  place: z.string(),
  message: z.string(),
  fix: z.string(),
  /** Where the rule comes from. */
  source: z.string(),
  /** How many posts, people, matters, grids or places it is about. */
  count: z.int(),
  /** null: what is missing is in no list. */
  link: rowsLink.nullable(),
  /** What can be said to be held by people that the people list calls otherwise. */
  holder: z.strictObject({ kind: z.enum(holderKinds), name: z.string() }).nullable(),
})

export const responsibilitySummary = z.strictObject({
  subject: z.enum(responsibilitySubjects),
  total: z.int(),
  /** Without any finding. */
  sound: z.int(),
  gap: z.int(),
  overlap: z.int(),
  incomplete: z.int(),
})

export const responsibilityMap = z.strictObject({
  summary: z.array(responsibilitySummary),
  findings: z.array(responsibilityFinding),
  /** How each post was found to be held: by whom, and by which column of the people list. */
  posts: z.array(
    z.strictObject({ post: z.string(), duties: z.int(), people: z.int(), by: z.string(), assigned: z.boolean() }),
  ),
  /** Columns in which the office keeps roads and facilities; without one they cannot be checked. */
  placeColumns: z.array(z.string()),
})

export const responsibility = {
  map: query('查看责任图谱', nothing, responsibilityMap),
  /** Says which people stand behind a post or a unit; an empty value takes it back. */
  assign: command(
    '对应责任人员',
    z.strictObject({
      kind: z.enum(holderKinds),
      name: z.string().trim().min(1).max(200),
      field: z.enum(holderFields),
      value: z.string().trim().max(200),
    }),
    z.strictObject({ saved }),
  ),
} as const

export type ResponsibilityRule = (typeof responsibilityRules)[number]
export type ResponsibilityKind = (typeof responsibilityKinds)[number]
export type ResponsibilitySubject = (typeof responsibilitySubjects)[number]
export type ResponsibilityFinding = z.infer<typeof responsibilityFinding>
export type ResponsibilitySummary = z.infer<typeof responsibilitySummary>
export type ResponsibilityMap = z.infer<typeof responsibilityMap>
export type HolderField = (typeof holderFields)[number]
export type HolderKind = (typeof holderKinds)[number]
