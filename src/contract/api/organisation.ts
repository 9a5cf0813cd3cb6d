/** The unit's communities and grids, and the staffing of each grid by "1+3+N". */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { roleKeys } from '../roles.ts'
import { nothing, recordId, saved } from './shared.ts'

const count = z.int().min(0).max(10_000_000).nullable()

export const communityDraft = z.strictObject({
  id: recordId.optional(),
  name: z.string().trim().min(1).max(60),
  code: z.string().regex(/^(\d{12})?$/),
  population: count,
})

export const gridDraft = z.strictObject({
  id: recordId.optional(),
  communityId: recordId,
  name: z.string().trim().min(1).max(60),
  code: z.string().regex(/^(\d{15})?$/),
  households: count,
  partyGroup: z.string().max(60),
})

export const seat = z.strictObject({ personId: recordId, name: z.string(), employer: z.string() })

export const staffingRules = [
  'oneGridLeader',
  'fullTimeMember',
  'partTimeMember',
  'instructor',
  'otherForce',
  'gridHouseholds',
  'gridCode',
  'communityWithoutGrid',
  'unplacedPerson',
  'communityWorkers',
] as const

export const finding = z.strictObject({
  rule: z.enum(staffingRules),
  severity: z.enum(['error', 'warning']),
  communityId: recordId.nullable(),
  gridId: recordId.nullable(),
  place: z.string(),
  message: z.string(),
  fix: z.string(),
  /** Where the rule comes from. */
  source: z.string(),
})

export const staffedGrid = z.strictObject({
  id: recordId,
  name: z.string(),
  code: z.string(),
  households: z.int().nullable(),
  partyGroup: z.string(),
  seats: z.record(z.enum(roleKeys), z.array(seat)),
  findings: z.int(),
})

export const staffedCommunity = z.strictObject({
  id: recordId,
  name: z.string(),
  code: z.string(),
  population: z.int().nullable(),
  grids: z.array(staffedGrid),
})

export const staffingBoard = z.strictObject({
  communities: z.array(staffedCommunity),
  findings: z.array(finding),
  totals: z.strictObject({ communities: z.int(), grids: z.int(), people: z.int(), fullyStaffed: z.int() }),
})

export const organisation = {
  board: query('查看网格队伍', nothing, staffingBoard),
  saveCommunity: command('保存社区', communityDraft, z.strictObject({ id: recordId, saved })),
  saveGrid: command('保存网格', gridDraft, z.strictObject({ id: recordId, saved })),
} as const

export type StaffingBoard = z.infer<typeof staffingBoard>
export type StaffedCommunity = z.infer<typeof staffedCommunity>
export type StaffedGrid = z.infer<typeof staffedGrid>
export type Finding = z.infer<typeof finding>
export type StaffingRule = (typeof staffingRules)[number]
export type CommunityDraft = z.infer<typeof communityDraft>
export type GridDraft = z.infer<typeof gridDraft>
