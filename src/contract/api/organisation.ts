/** The unit's communities and grids, and the staffing of each grid by "1+3+N" against rules that are data. */
import { z } from 'zod'
import { command, query } from '../define-api.ts'
import { roleKeys } from '../roles.ts'
import { noticeMethods } from './notices.ts'
import { postingMethods } from './postings.ts'
import { nothing, recordId, saved } from './shared.ts'
import { officeRule, staffingBoard, staffingRules } from './staffing-board.ts'

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
  /** Which streets and buildings it covers, as the notice board says it. Left out: stays as it is. */
  scope: z.string().max(300).optional(),
})

/** A seat that somebody is to take; `null`: nowhere, the person steps down. */
export const moveTarget = z.strictObject({ gridId: recordId, role: z.enum(roleKeys) }).nullable()

export const move = z.strictObject({
  personId: recordId,
  /** The posting that the person leaves; `null` for somebody who has none yet. */
  postingId: recordId.nullable(),
  to: moveTarget,
})

/** At most what a clerk can survey; more is an import of a new roster. */
const moves = z.array(move).min(1).max(200)

/** The state of the board that the moves were thought out on. */
const basis = z.string().regex(/^[0-9a-f]{64}$/)

export const whatIf = z.strictObject({
  board: staffingBoard,
  fixed: staffingBoard.shape.findings,
  added: staffingBoard.shape.findings,
})

export const organisation = {
  board: query('查看网格队伍', nothing, staffingBoard),
  saveCommunity: command('保存社区', communityDraft, z.strictObject({ id: recordId, saved })),
  saveGrid: command('保存网格', gridDraft, z.strictObject({ id: recordId, saved })),
  whatIf: query('试排', z.strictObject({ moves, basis }), whatIf),
  applyMoves: command('应用试排', z.strictObject({ moves, basis, on: z.iso.date() }), z.strictObject({ saved })),
  saveRule: command(
    '修改配备规则',
    z.strictObject({ rule: z.enum(staffingRules), values: officeRule, reason: z.string().trim().min(1).max(200) }),
    z.strictObject({ saved }),
  ),
  ...postingMethods,
  ...noticeMethods,
} as const

export type CommunityDraft = z.infer<typeof communityDraft>
export type GridDraft = z.infer<typeof gridDraft>
export type Move = z.infer<typeof move>
export type WhatIf = z.infer<typeof whatIf>
export * from './staffing-board.ts'
