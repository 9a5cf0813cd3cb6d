/** What the states of the exchange and of cards are called, on screen, in the register and on the command line. */
import type { PackageKind, Protection, ReceiptState, SubmissionState } from './api/exchange.ts'
import type { PartnerCard } from './api/trust.ts'

export const kindNames: Readonly<Record<PackageKind, string>> = {
  submission: '上报',
  receipt: '回执',
  instruction: '督办',
}

export const protectionNames: Readonly<Record<Protection, string>> = {
  none: '不加密',
  card: '按对方名片加密',
  code: '用提取码加密',
}

export const receiptNames: Readonly<Record<ReceiptState, string>> = {
  accepted: '已收',
  partly: '部分退回',
  refused: '退回',
}

/** A month that came in after its day is 迟报; one that has not come in is 未报. */
export const submissionNames: Readonly<Record<SubmissionState, string>> = {
  received: '按时',
  late: '迟报',
  missing: '未报',
  due: '未到期',
  none: '—',
}

export const cardStateNames: Readonly<Record<PartnerCard['state'], string>> = {
  unconfirmed: '未核对',
  confirmed: '核对过',
  revoked: '已停用',
}
