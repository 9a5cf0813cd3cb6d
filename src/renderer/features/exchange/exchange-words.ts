/** What the exchange centre calls things, in the words of an office. Pure. */
import type { PartnerPackage, SubmissionState } from '../../../contract/api/exchange.ts'
import { receiptNames } from '../../../contract/exchange-words.ts'
import type { PrivacyClass } from '../../../contract/records/define-record.ts'
import type { Tone } from '../../ui/count-badge.tsx'

export const privacyNames: Readonly<Record<PrivacyClass, string>> = {
  public: '公开',
  internal: '内部',
  personal: '个人信息',
  sensitive: '敏感个人信息',
}

export const standingNames = { new: '新增', changed: '修改', deleted: '删除' } as const

export const submissionTones: Readonly<Record<SubmissionState, Tone>> = {
  received: 'green',
  late: 'amber',
  missing: 'red',
  due: 'plain',
  none: 'plain',
}

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
