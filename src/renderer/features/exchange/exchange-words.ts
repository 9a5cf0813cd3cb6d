/** What the exchange centre calls things, in the words of an office. Pure. */
import type {
  PackageKind,
  PartnerPackage,
  Protection,
  ReceiptState,
  SubmissionState,
} from '../../../contract/api/exchange.ts'
import type { PrivacyClass } from '../../../contract/records/define-record.ts'
import type { Tone } from '../../ui/count-badge.tsx'

export const kindNames: Readonly<Record<PackageKind, string>> = {
  submission: '上报',
  receipt: '回执',
  instruction: '督办',
}

export const privacyNames: Readonly<Record<PrivacyClass, string>> = {
  public: '公开',
  internal: '内部',
  personal: '个人信息',
  sensitive: '敏感个人信息',
}

export const protectionNames: Readonly<Record<Protection, string>> = {
  none: '不加密',
  card: '按对方名片加密',
  code: '用提取码加密',
}

export const standingNames = { new: '新增', changed: '修改', deleted: '删除' } as const

export const submissionNames: Readonly<Record<SubmissionState, string>> = {
  received: '按时',
  late: '逾期',
  missing: '未报',
  due: '未到期',
  none: '—',
}

export const submissionTones: Readonly<Record<SubmissionState, Tone>> = {
  received: 'green',
  late: 'amber',
  missing: 'red',
  due: 'plain',
  none: 'plain',
}

const receiptNames: Readonly<Record<ReceiptState, string>> = { accepted: '已收', partly: '部分退回', refused: '退回' }

/** Where a package stands with its receipt; null where none is expected. */
export function receiptText({ direction, kind, receipt }: PartnerPackage): string | null {
  if (kind === 'receipt') return null
  if (receipt === null) return direction === 'sent' ? '未回执' : '未发回执'
  return direction === 'sent' ? `回执：${receiptNames[receipt.state]}` : `已发回执：${receiptNames[receipt.state]}`
}

export const packageFiles = ['.zip', '.age'] as const

export function valueText(value: string | number | null): string {
  return value === null || value === '' ? '（空）' : String(value)
}
