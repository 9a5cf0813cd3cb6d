/** A package before it is let in: who sealed it, what it holds, what it would change. */
import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { bucketLabels, buckets } from '../../../contract/api/intake.ts'
import type { PackagePlan } from '../../../contract/api/exchange.ts'
import { records, recordKeys } from '../../../contract/records/index.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { CountBadge } from '../../ui/count-badge.tsx'
import { dayAndTime, grouped, monthName } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { bucketTones, writesOf } from '../intake/buckets.ts'
import classes from './package-preview.module.css'

export interface PackagePreviewProps {
  readonly plan: PackagePlan | null
  readonly onClose: () => void
}

export function PackagePreview({ plan, onClose }: PackagePreviewProps) {
  return (
    <Modal
      opened={plan !== null}
      onClose={onClose}
      title="导入数据包"
      size={720}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {plan !== null && <PlanBody key={plan.planId} plan={plan} onClose={onClose} />}
    </Modal>
  )
}

function PlanBody({ plan, onClose }: { readonly plan: PackagePlan; readonly onClose: () => void }) {
  const apply = useCommand('exchange.apply')
  const { undo } = useUndoRedo()
  const [checked, setChecked] = useState(false)
  const { info } = plan
  const unknown = plan.sender === 'unknown'
  const writes = Object.values(plan.counts).reduce((sum, counts) => sum + writesOf(counts), 0)
  return (
    <div className={classes.body}>
      <dl className={classes.facts}>
        <div>
          <dt>发出单位</dt>
          <dd>
            {info.unitName} <span className="sd-identifier sd-soft">{info.unit}</span>
          </dd>
        </div>
        <div>
          <dt>期间</dt>
          <dd>
            {monthName(info.period)}，第 {info.sequence} 号
          </dd>
        </div>
        <div>
          <dt>封存时间</dt>
          <dd>{dayAndTime(info.createdAt)}</dd>
        </div>
        <div>
          <dt>核对码</dt>
          <dd className="sd-identifier">{info.checkCode}</dd>
        </div>
      </dl>
      {plan.alreadyImported && <p className={classes.note}>这个数据包以前导入过，再次导入不会改变任何内容。</p>}
      {plan.missingSequences.length > 0 && (
        <p className={classes.note}>
          第 {plan.missingSequences.join('、')} 号还没有收到。可以先导入这一个，缺的请向对方索取。
        </p>
      )}
      <PlanCounts plan={plan} />
      {unknown && (
        <div className={classes.unknown}>
          <p>
            <strong>第一次收到“{info.unitName}”的数据包。</strong>
            请打电话与对方核对核对码，数字一致再导入；导入后记住这个单位的名片。
          </p>
          <Checkbox
            mt={8}
            size="sm"
            label="已与对方核对，数字一致"
            checked={checked}
            onChange={({ currentTarget }) => setChecked(currentTarget.checked)}
          />
        </div>
      )}
      {apply.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(apply.error)}
        </p>
      )}
      <Group justify="flex-end" gap={8}>
        <Button onClick={onClose}>取消</Button>
        <Button
          variant="filled"
          loading={apply.isPending}
          disabled={unknown && !checked}
          onClick={() =>
            apply.mutate(
              { planId: plan.planId, acceptSender: unknown && checked },
              {
                onSuccess: ({ saved }) => {
                  undoableToast(`已导入${info.unitName}的数据包`, '撤销这次导入', saved, undo)
                  onClose()
                },
              },
            )
          }
        >
          {writes === 0 ? '登记收到' : `应用 ${grouped(writes)} 项更改`}
        </Button>
      </Group>
    </div>
  )
}

function PlanCounts({ plan }: { readonly plan: PackagePlan }) {
  const shown = buckets.filter((bucket) => Object.values(plan.counts).some((counts) => counts[bucket] > 0))
  return (
    <div className={classes.counts} role="region" aria-label="数据包内容" tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">内容</th>
            {shown.map((bucket) => (
              <th key={bucket} scope="col" className={tables.number}>
                {bucketLabels[bucket]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(plan.counts).map(([name, counts]) => (
            <tr key={name}>
              <td>{tableTitle(name)}</td>
              {shown.map((bucket) => (
                <td key={bucket} className={tables.number}>
                  {counts[bucket] === 0 ? '' : <CountBadge value={counts[bucket]} tone={bucketTones[bucket]} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Packages name their tables as the database does. */
function tableTitle(name: string): string {
  const key = recordKeys.find((candidate) => candidate === name || records[candidate].table === name)
  return key === undefined ? name : records[key].title
}
