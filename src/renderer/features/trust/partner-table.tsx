/** 在册单位: whose packages are believed, how far, and why not. */
import { Button } from '@mantine/core'
import type { PartnerCard } from '../../../contract/api/trust.ts'
import { cardStateNames } from '../../../contract/exchange-words.ts'
import { dayAndTime } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import classes from './trust-page.module.css'

export interface PartnerTableProps {
  readonly partners: readonly PartnerCard[]
  readonly onConfirm: (partner: PartnerCard) => void
  readonly onRevoke: (partner: PartnerCard) => void
}

export function PartnerTable({ partners, onConfirm, onRevoke }: PartnerTableProps) {
  return (
    <table className={tables.table} aria-label="在册单位">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">编码</th>
          <th scope="col">状态</th>
          <th scope="col">说明</th>
          <th scope="col">
            <span className="sd-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {partners.map((partner) => (
          <tr key={partner.unit}>
            <td>{partner.name}</td>
            <td className="sd-identifier">{partner.unit}</td>
            <td className={classes[partner.state]}>{cardStateNames[partner.state]}</td>
            <td className="sd-soft">{explain(partner)}</td>
            <td className={tables.actions}>
              {partner.state !== 'confirmed' && (
                <Button size="compact-sm" aria-label={`核对 ${partner.name}`} onClick={() => onConfirm(partner)}>
                  {partner.state === 'revoked' ? '重新核对' : '核对'}
                </Button>
              )}{' '}
              {partner.state !== 'revoked' && (
                <Button size="compact-sm" aria-label={`停用 ${partner.name}`} onClick={() => onRevoke(partner)}>
                  停用
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function explain({ state, acceptedAt, confirmedAt, confirmedBy, revokedOn, reason }: PartnerCard): string {
  if (state === 'revoked') return `${revokedOn ?? ''} 停用：${reason ?? ''}`
  if (state === 'confirmed') return `${confirmedAt === null ? '' : dayAndTime(confirmedAt)} ${confirmedBy ?? ''}核对`
  return `${dayAndTime(acceptedAt)} 登记，请打电话核对 12 位核对码`
}
