/** The rules in force, each with its source; their numbers can be set for the office, with a reason. */
import { Button, Drawer, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RuleInForce, RuleParameter } from '../../../contract/api/staffing-board.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './rules-panel.module.css'

export interface RulesPanelProps {
  readonly opened: boolean
  readonly rules: readonly RuleInForce[]
  readonly onClose: () => void
}

export function RulesPanel({ opened, rules, onClose }: RulesPanelProps) {
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <Drawer opened={opened} onClose={onClose} title="配备规则" size={460} closeButtonProps={{ 'aria-label': '关闭' }}>
      <p className="sd-soft">每条检查按什么要求、出自哪里。文件给出的数字，本单位另有规定时可以调整，并写明原因。</p>
      <ul className={classes.list}>
        {rules.map((rule) => (
          <li key={rule.key} className={classes.rule}>
            <h3 className={classes.title}>
              {rule.title}
              <span className={rule.severity === 'error' ? classes.error : classes.warning}>
                {rule.severity === 'error' ? '缺口' : '提醒'}
              </span>
            </h3>
            <p>{rule.statement}</p>
            <p className={classes.source}>
              {rule.clause}
              {rule.document !== '' && <cite>{rule.document}</cite>}
            </p>
            {rule.reason !== '' && (
              <p className={classes.own}>
                本单位已调整（原为{' '}
                {rule.parameters.map(({ label, standard, unit }) => `${label} ${standard} ${unit}`).join('、')}
                ）：{rule.reason}
              </p>
            )}
            {rule.parameters.length > 0 &&
              (editing === rule.key ? (
                <RuleForm rule={rule} onDone={() => setEditing(null)} />
              ) : (
                <Button size="compact-sm" onClick={() => setEditing(rule.key)} aria-label={`调整${rule.title}`}>
                  调整
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function RuleForm({ rule, onDone }: { readonly rule: RuleInForce; readonly onDone: () => void }) {
  const save = useCommand('organisation.saveRule')
  const { undo } = useUndoRedo()
  const [values, setValues] = useState<ReadonlyMap<string, number | string>>(
    new Map(rule.parameters.map(({ name, value }) => [name, value])),
  )
  const [reason, setReason] = useState(rule.reason)
  const numbers = rule.parameters.map((parameter) => numberOf(parameter, values))
  const isWhole = numbers.every((number) => number !== null)
  const submit = () =>
    save.mutate(
      {
        rule: rule.key,
        values: Object.fromEntries(rule.parameters.map(({ name }, index) => [name, numbers[index] ?? 0])),
        reason,
      },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`规则“${rule.title}”已调整`, '撤销', saved, undo)
          onDone()
        },
      },
    )
  return (
    <div className={classes.form}>
      <div className={classes.numbers}>
        {rule.parameters.map((parameter) => (
          <NumberInput
            key={parameter.name}
            size="sm"
            label={`${parameter.label}（${parameter.unit}）`}
            description={`原定 ${parameter.standard}`}
            allowDecimal={false}
            allowNegative={false}
            min={parameter.least}
            max={parameter.greatest}
            value={values.get(parameter.name) ?? ''}
            onChange={(value) => setValues(new Map([...values, [parameter.name, value]]))}
          />
        ))}
      </div>
      <TextInput
        label="调整原因"
        description="写明依据，例如区里文件的名称和文号"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {save.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(save.error)}
        </p>
      )}
      <div className={classes.foot}>
        <Button
          onClick={() => {
            setValues(new Map(rule.parameters.map(({ name, standard }) => [name, standard])))
            setReason('恢复原定数字')
          }}
        >
          恢复原定
        </Button>
        <Button onClick={onDone}>取消</Button>
        <Button variant="filled" loading={save.isPending} disabled={!isWhole || reason.trim() === ''} onClick={submit}>
          保存
        </Button>
      </div>
    </div>
  )
}

function numberOf({ name }: RuleParameter, values: ReadonlyMap<string, number | string>): number | null {
  const value = values.get(name)
  return typeof value === 'number' ? value : null
}
