/** What the staffing board shows: communities, grids, seats, the rules in force and what they found. */
import { z } from 'zod'
import { roleKeys } from '../roles.ts'
import { recordId } from './shared.ts'

export const staffingRules = [
  'oneGridLeader',
  'fullTimeMember',
  'partTimeMember',
  'instructor',
  'otherForce',
  'gridHouseholds',
  'gridCode',
  'partyGroup',
  'communityWithoutGrid',
  'unplacedPerson',
  'tooManyPosts',
  'communityWorkers',
] as const

export const severity = z.enum(['error', 'warning'])

export const finding = z.strictObject({
  rule: z.enum(staffingRules),
  severity,
  communityId: recordId.nullable(),
  gridId: recordId.nullable(),
  /** Whom it is about, where the rule is about persons. */
  personId: recordId.nullable(),
  place: z.string(),
  message: z.string(),
  fix: z.string(),
  /** Where the rule comes from. */
  source: z.string(),
})

export const ruleNumbers = ['fewest', 'most', 'ratio'] as const

/** One number of a rule that an office may set for itself. */
export const ruleParameter = z.strictObject({
  name: z.enum(ruleNumbers),
  label: z.string(),
  unit: z.string(),
  value: z.int(),
  /** What the source says, or the program where the source gives no number. */
  standard: z.int(),
  least: z.int(),
  greatest: z.int(),
})

export const ruleInForce = z.strictObject({
  key: z.enum(staffingRules),
  title: z.string(),
  /** The rule in one sentence, with the numbers in force. */
  statement: z.string(),
  document: z.string(),
  clause: z.string(),
  severity,
  parameters: z.array(ruleParameter),
  /** Why the office departs from the source; empty while it does not. */
  reason: z.string(),
})

/** The office's own numbers of a rule. All as the standard has them: the rule is as its source says again. */
export const officeRule = z.partialRecord(z.enum(ruleNumbers), z.int().min(0).max(1_000_000))

export const seat = z.strictObject({
  /** `null` only in a what-if, for somebody who had no posting. */
  postingId: recordId.nullable(),
  personId: recordId,
  name: z.string(),
  employer: z.string(),
  startedOn: z.string().nullable(),
})

export const staffedGrid = z.strictObject({
  id: recordId,
  name: z.string(),
  code: z.string(),
  households: z.int().nullable(),
  partyGroup: z.string(),
  scope: z.string(),
  seats: z.record(z.enum(roleKeys), z.array(seat)),
  findings: z.int(),
})

export const staffedCommunity = z.strictObject({
  id: recordId,
  name: z.string(),
  code: z.string(),
  population: z.int().nullable(),
  /** Whether this unit may change it; another unit's is only looked at. */
  own: z.boolean(),
  grids: z.array(staffedGrid),
})

/** A person who holds no seat at present. */
export const benchPerson = z.strictObject({
  personId: recordId,
  /** A posting that names no grid yet. */
  postingId: recordId.nullable(),
  name: z.string(),
  employer: z.string(),
  own: z.boolean(),
  /** Has held a seat and left it. */
  left: z.boolean(),
})

export const staffingBoard = z.strictObject({
  communities: z.array(staffedCommunity),
  bench: z.array(benchPerson),
  findings: z.array(finding),
  rules: z.array(ruleInForce),
  totals: z.strictObject({ communities: z.int(), grids: z.int(), people: z.int(), fullyStaffed: z.int() }),
  /** Changes with everything that a what-if rests on. */
  basis: z.string(),
})

export type StaffingBoard = z.infer<typeof staffingBoard>
export type StaffedCommunity = z.infer<typeof staffedCommunity>
export type StaffedGrid = z.infer<typeof staffedGrid>
export type Seat = z.infer<typeof seat>
export type BenchPerson = z.infer<typeof benchPerson>
export type Finding = z.infer<typeof finding>
export type StaffingRule = (typeof staffingRules)[number]
export type RuleInForce = z.infer<typeof ruleInForce>
export type RuleParameter = z.infer<typeof ruleParameter>
export type RuleNumber = (typeof ruleNumbers)[number]
