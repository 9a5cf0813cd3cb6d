/** 填报空表: the district's blank forms, filled from the month's figures; what stays empty is said before and after. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconArrowLeft, IconFilePlus, IconPencilCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { FilledForm, FormNote, ReportForm } from '../../../contract/api/forms.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { fileSize, monthName, thisMonth } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { AddForm } from './add-form.tsx'
import classes from './forms.module.css'
import { MappingDrawer } from './mapping-drawer.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { useFormSteps } from './use-form-steps.ts'

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export function FormsPage() {
  const forms = useRead('forms.list', {})
  const steps = useFormSteps()
  const [period, setPeriod] = useState(thisMonth)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [edited, setEdited] = useState<string | null>(null)
  const known = forms.data ?? []
  const chosen = known.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const preview = useRead(
    'forms.preview',
    { ids: chosen, period },
    { staleTime: 0, keepPrevious: true, enabled: chosen.length > 0 && isMonth(period) },
  )
  const choose = ({ id }: ReportForm, wanted: boolean) =>
    setLeft(wanted ? new Set([...left].filter((one) => one !== id)) : new Set([...left, id]))
  const shown = known.find(({ id }) => id === edited)
  return (
    <Page
      title="填报空表"
      beside={<span>{known.length} 张</span>}
      actions={
        <>
          <Button component={Link} to="/reports" leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}>
            数据报表
          </Button>
          <Button onClick={steps.takeMapping}>导入填写对应</Button>
          <Button leftSection={<IconFilePlus size={16} stroke={1.7} aria-hidden />} onClick={steps.choose}>
            添加空表
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPencilCheck size={16} stroke={1.7} aria-hidden />}
            disabled={chosen.length === 0 || !isMonth(period)}
            loading={steps.busy}
            onClick={() => steps.make(chosen, period)}
          >
            填报并盖章
          </Button>
        </>
      }
      tools={
        <TextInput
          aria-label="月份"
          placeholder="2026-11"
          maxLength={7}
          value={period}
          error={!isMonth(period)}
          onChange={(event) => setPeriod(event.currentTarget.value.trim())}
        />
      }
      status="只写进空格，版面、公式、合并和打印设置都不动；签名文件（.minisig）和填好的表一起报送。"
    >
      {forms.isError ? (
        <FailureState error={forms.error} onRetry={() => void forms.refetch()} />
      ) : forms.data === undefined ? (
        <LoadingLines lines={6} />
      ) : known.length === 0 ? (
        <EmptyState
          title="还没有填报空表"
          hint="添加区里下发的空白 xlsx，按表头自动对应，以后每月直接填好。几张表从同一份数据填出。"
          action={
            <Button variant="filled" size="md" onClick={steps.choose}>
              添加空表
            </Button>
          }
        />
      ) : (
        <ul className={classes.forms}>
          {known.map((form) => (
            <FormItem
              key={form.id}
              form={form}
              chosen={!left.has(form.id)}
              period={period}
              filled={preview.data?.find(({ id }) => id === form.id)}
              onChoose={(wanted) => choose(form, wanted)}
              onEdit={() => setEdited(form.id)}
              steps={steps}
            />
          ))}
        </ul>
      )}
      {preview.isError && <FailureState error={preview.error} onRetry={() => void preview.refetch()} />}
      {steps.read !== null && (
        <MappingDrawer title={`添加：${steps.read.fileName}`} onClose={steps.discard}>
          {(onChanged) =>
            steps.read !== null && (
              <AddForm
                key={steps.read.fileId}
                read={steps.read}
                busy={steps.busy}
                onChanged={onChanged}
                onSave={(...kept) => steps.read !== null && steps.keep(steps.read, ...kept)}
              />
            )
          }
        </MappingDrawer>
      )}
      {shown !== undefined && (
        <MappingDrawer title={`填写对应：${shown.name}`} onClose={() => setEdited(null)}>
          {(onChanged) => (
            <MappingEditor
              key={shown.id}
              source={{ id: shown.id }}
              mapping={shown.mapping}
              busy={steps.busy}
              saveLabel="保存对应"
              onChanged={onChanged}
              onSave={(mapping) => steps.correct(shown, mapping, () => setEdited(null))}
            />
          )}
        </MappingDrawer>
      )}
    </Page>
  )
}

interface FormItemProps {
  readonly form: ReportForm
  readonly chosen: boolean
  readonly period: string
  /** Nothing while it is not known. */
  readonly filled: FilledForm | undefined
  readonly onChoose: (wanted: boolean) => void
  readonly onEdit: () => void
  readonly steps: ReturnType<typeof useFormSteps>
}

function FormItem({ form, chosen, period, filled, onChoose, onEdit, steps }: FormItemProps) {
  const { call } = useApi()
  const { id, name, fileName, size } = form
  const open = filled?.unfilled.filter(({ kind }) => kind === 'open') ?? []
  const rest = filled?.unfilled.filter(({ kind }) => kind !== 'open') ?? []
  return (
    <li className={classes.form}>
      <div className={classes.line}>
        <Checkbox label={name} checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
        <span className="sd-soft">
          {fileName} · {fileSize(size)}
        </span>
        <span className={classes.steps}>
          <Button size="compact-sm" variant="subtle" aria-label={`修改 ${name} 的填写对应`} onClick={onEdit}>
            填写对应
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            component={Link}
            to={`/forms/${id}/print/${period}`}
            aria-label={`打印 ${name}`}
          >
            打印或存 PDF
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`导出 ${name} 的填写对应`}
            onClick={() => steps.download(() => call('forms.exportMapping', { id }))}
          >
            导出对应
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`下载空表 ${name}`}
            onClick={() => steps.download(() => call('forms.open', { id }))}
          >
            下载空表
          </Button>
          <Button size="compact-sm" variant="subtle" aria-label={`移除 ${name}`} onClick={() => steps.remove(form)}>
            移除
          </Button>
        </span>
      </div>
      {chosen && filled !== undefined && (
        <div className={classes.outcome}>
          <p>
            {monthName(period)}：能填 {filled.filled} 格{open.length === 0 ? '' : `，${open.length} 处填不了`}
            {filled.warnings.length === 0 ? '' : `，${filled.warnings.length} 处要核对`}
          </p>
          <Notes title="填不了" notes={open} />
          <Notes title="要核对" notes={filled.warnings} />
          {rest.length > 0 && (
            <details>
              <summary>另有 {rest.length} 格不由程序填（公式、落款）</summary>
              <Notes title="" notes={rest} />
            </details>
          )}
        </div>
      )}
    </li>
  )
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly FormNote[] }) {
  if (notes.length === 0) return null
  return (
    <>
      {title !== '' && <p className={classes.notesTitle}>{title}</p>}
      <ul className={classes.notes}>
        {notes.map(({ sheet, cell, header, reason }, index) => (
          <li key={`${sheet}!${cell}/${index}`}>
            <span className="sd-identifier">
              {sheet}!{cell}
            </span>{' '}
            {header}：{reason}
          </li>
        ))}
      </ul>
    </>
  )
}
