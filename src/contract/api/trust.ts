/** 印章与名片: the own seal and what brings it back, and the cards of the units that one exchanges with. */
import { z } from 'zod'
import { artifact, stagedFile } from '../artifact.ts'
import { maintenance, permanentCommand, query } from '../define-api.ts'
import { nothing, saved } from './shared.ts'

const partnerUnit = z.string().regex(/^\d{6,15}$/)

export const partnerCard = z.strictObject({
  unit: z.string(),
  name: z.string(),
  /** unconfirmed: nobody has compared the digits over the telephone yet. */
  state: z.enum(['unconfirmed', 'confirmed', 'revoked']),
  acceptedAt: z.string(),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  revokedOn: z.string().nullable(),
  reason: z.string().nullable(),
})

export const ownSeal = z.strictObject({
  state: z.enum(['sound', 'lost', 'damaged']),
  /** Day of the 恢复单 of the present seal. */
  sheetPrintedOn: z.string().nullable(),
  hasPassword: z.boolean(),
  /** 本机系统保管: bound to this PC and account, so that it never counts as a copy that is safe. */
  systemStore: z.enum(['unavailable', 'off', 'on', 'damaged']),
})

export const trustOverview = z.strictObject({
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  /** The two lines, for the QR code; `null` while the seal is lost or damaged. */
  card: z.strictObject({ text: z.string(), checkCode: z.string() }).nullable(),
  seal: ownSeal,
  partners: z.array(partnerCard),
})

/** Chosen by people and tried by machines: shorter ones would be found. */
const newPassword = z.string().min(10).max(200)

export const trust = {
  overview: query('查看印章与名片', nothing, trustOverview),
  saveCard: query('导出本单位名片', nothing, artifact),
  /** `renewed` and `replaced` put the card before aside; `renamed` has the same seal under another name. */
  addCard: permanentCommand(
    '添加单位名片',
    z.union([z.strictObject({ fileId: stagedFile.shape.id }), z.strictObject({ text: z.string().min(1).max(20_000) })]),
    z.strictObject({
      unit: z.string(),
      name: z.string(),
      outcome: z.enum(['added', 'renewed', 'renamed', 'replaced']),
      state: partnerCard.shape.state,
      saved,
    }),
  ),
  /** The digits as they were read over the telephone; also takes a revocation back. */
  confirmCard: permanentCommand(
    '核对单位名片',
    z.strictObject({ unit: partnerUnit, checkCode: z.string().min(1).max(40) }),
    z.strictObject({ name: z.string(), saved }),
  ),
  revokeCard: permanentCommand(
    '停用单位名片',
    z.strictObject({ unit: partnerUnit, reason: z.string().trim().min(1).max(200) }),
    z.strictObject({ name: z.string(), saved }),
  ),
  /** The seal on paper. Whoever holds the sheet holds the seal. */
  printSheet: maintenance(
    '打印恢复单',
    nothing,
    z.strictObject({ html: z.string(), pageRule: z.string(), lines: z.array(z.string()) }),
  ),
  setPassword: maintenance('设置印章密码', z.strictObject({ password: newPassword }), nothing),
  removePassword: maintenance('取消印章密码', nothing, nothing),
  keepInSystemStore: maintenance('交本机系统保管印章', nothing, nothing),
  removeFromSystemStore: maintenance('取消本机系统保管', nothing, nothing),
  restoreSeal: maintenance(
    '恢复印章',
    z.union([
      z.strictObject({ sheet: z.string().min(1).max(1000) }),
      z.strictObject({ password: z.string().min(1).max(200) }),
      z.strictObject({ systemStore: z.literal(true) }),
    ]),
    z.strictObject({ checkCode: z.string() }),
  ),
  renewSeal: maintenance('换章', nothing, z.strictObject({ checkCode: z.string(), vouched: z.boolean() })),
} as const

export type PartnerCard = z.infer<typeof partnerCard>
export type TrustOverview = z.infer<typeof trustOverview>
