/** Sending: three answers, everything that would go out before one's eyes, one file, and whether it was written whole. */
import { Autocomplete, Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useState } from 'react'
import { protections, type OutgoingPlan, type PackageScope, type Protection } from '../../../contract/api/exchange.ts'
import { protectionNames } from '../../../contract/exchange-words.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { thisMonth } from '../../ui/format.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { useDebounced } from '../../ui/use-debounced.ts'
import { OutgoingPreview } from './outgoing-preview.tsx'
import { SealedNote, type SealedPackage } from './sealed-note.tsx'
import classes from './send-tab.module.css'

export interface SendTabProps {
  /** Code of this unit. */
  readonly unit: string
  /** Units met before, name by code, are offered as recipients. */
  readonly recipients: ReadonlyMap<string, string>
}

const scopes = [
  { value: 'full', label: '完整' },
  { value: 'changes', label: '仅变化' },
] satisfies { value: PackageScope; label: string }[]

export function SendTab({ unit, recipients }: SendTabProps) {
  const create = useCommand('exchange.create')
  const saveArtifact = useSaveArtifact()
  const [period, setPeriod] = useState(thisMonth())
  const [recipient, setRecipient] = useState(unit.length > 6 ? unit.slice(0, 6) : '')
  const [scope, setScope] = useState<PackageScope>('full')
  /** null: as the program proposes. */
  const [chosen, setChosen] = useState<Protection | null>(null)
  const [sealed, setSealed] = useState<SealedPackage | null>(null)
  const codeIsRight = /^\d{6,15}$/.test(recipient)
  const periodIsRight = /^\d{4}-(0[1-9]|1[0-2])$/.test(period)
  /** On the way to a unit that is offered by its name. */
  const isName = [...recipients.values()].some((name) => name.includes(recipient))
  const isReady = codeIsRight && periodIsRight
  const asked = useDebounced(JSON.stringify({ period, recipient }), 200)
  const isSettled = asked === JSON.stringify({ period, recipient })
  const preview = useRead('exchange.outgoing', { period, recipient, scope }, { enabled: isReady && isSettled })
  const protection = chosen ?? preview.data?.suggested ?? 'none'
  const seal = () =>
    create.mutate(
      { period, recipient, scope, protection },
      {
        onSuccess: ({ artifact, info, secretCode }) => {
          setSealed({ artifact, info, secretCode })
          void saveArtifact(artifact, `已封存${info.period}第 ${info.sequence} 号`)
        },
      },
    )
  return (
    <div className={classes.tab}>
      <form
        className={classes.form}
        aria-label="封存数据包"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && preview.data !== undefined) seal()
        }}
      >
        <TextInput
          label="月份"
          maxLength={7}
          value={period}
          onChange={({ currentTarget: { value } }) => setPeriod(value.trim())}
          error={periodIsRight ? null : '请写成 2026-11 这样'}
        />
        <Autocomplete
          label="接收单位代码"
          placeholder="如：999901"
          data={[...recipients.keys()]}
          filter={({ options, search }) =>
            options.filter((option) => 'value' in option && isMeant(option.value, recipients, search.trim()))
          }
          renderOption={({ option: { value } }) => (
            <span>
              {recipients.get(value)} <span className="sd-identifier sd-soft">{value}</span>
            </span>
          )}
          value={recipient}
          onChange={(value) => {
            setRecipient(value.trim())
            setChosen(null)
          }}
          error={recipient === '' || codeIsRight || isName ? null : '应为 6 至 15 位数字'}
        />
        <div>
          <span className={classes.label} id="scope-label">
            范围
          </span>
          <SegmentedControl
            aria-labelledby="scope-label"
            data={scopes}
            value={scope}
            onChange={(value) => setScope(value === 'changes' ? 'changes' : 'full')}
          />
        </div>
        <NativeSelect
          label="加密"
          value={protection}
          data={protections.map((value) => ({ value, label: protectionNames[value] }))}
          onChange={({ currentTarget: { value } }) => setChosen(protections.find((known) => known === value) ?? 'none')}
        />
        <Button
          type="submit"
          variant="filled"
          className={classes.submit ?? ''}
          leftSection={<IconPackageExport size={16} stroke={1.8} aria-hidden />}
          loading={create.isPending}
          disabled={!isReady || preview.data === undefined}
        >
          封存并导出
        </Button>
      </form>
      {preview.data !== undefined && <ProtectionHint plan={preview.data} protection={protection} />}
      {create.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(create.error)}
        </p>
      )}
      {sealed !== null && <SealedNote key={sealed.info.packageId} sealed={sealed} onClose={() => setSealed(null)} />}
      {!isReady ? (
        <p className="sd-soft">填好月份和接收单位，这里列出要发出的内容。</p>
      ) : preview.isError ? (
        <FailureState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data === undefined ? (
        <LoadingLines lines={6} />
      ) : (
        <OutgoingPreview plan={preview.data} scope={scope} />
      )}
    </div>
  )
}

/** Names are typed too. A code that is there already does not hide the others. */
function isMeant(code: string, recipients: SendTabProps['recipients'], typed: string): boolean {
  return recipients.has(typed) || code.includes(typed) || (recipients.get(code) ?? '').includes(typed)
}

function ProtectionHint({ plan, protection }: { readonly plan: OutgoingPlan; readonly protection: Protection }) {
  const isPersonal = plan.privacy === 'personal' || plan.privacy === 'sensitive'
  if (isPersonal && protection === 'none')
    return (
      <p className={classes.warning}>内容含个人信息，不加密时拿到文件的人都能看。请确认传递方式可靠，或改选加密。</p>
    )
  if (protection === 'card' && plan.card === 'unconfirmed')
    return (
      <p className={classes.warning}>
        对方的名片还没有打电话核对，可能不是对方的。请先到“印章与名片”核对，或改用提取码。
      </p>
    )
  if (protection === 'card') return <p className="sd-soft">只有接收单位的印章能打开，不用另告诉密码。</p>
  if (protection === 'code') return <p className="sd-soft">封存后显示提取码，请用电话告诉对方，不要与文件一起发送。</p>
  return null
}
