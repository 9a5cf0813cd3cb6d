/** In which layout the minutes of the series are issued: ours, or a template of the office's own. Stored at once. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Artifact } from '../../../contract/artifact.ts'
import type { DocumentTemplate, InspectedTemplate } from '../../../contract/api/templates.ts'
import { describeFailure } from '../../api/failures.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import page from './series-page.module.css'
import { TemplateFieldsDialog } from './template-fields-dialog.tsx'
import classes from './template-section.module.css'

export interface TemplateSectionProps {
  readonly seriesId: string
  /** Choosing raises the version of the series: what is being edited has to be saved before. */
  readonly disabled: boolean
}

export function TemplateSection({ seriesId, disabled }: TemplateSectionProps) {
  const { call } = useApi()
  const templates = useRead('templates.list', {})
  const saveArtifact = useSaveArtifact()
  const { choose, add, remove, errors } = useTemplateSteps(seriesId)
  const [fieldsShown, setFieldsShown] = useState(false)
  const known = templates.data ?? []
  const chosen = known.find(({ usedBy }) => usedBy.some(({ id }) => id === seriesId)) ?? null
  const download = async (file: () => Promise<Artifact>) => {
    try {
      await saveArtifact(await file())
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <section className={page.section} aria-labelledby="template-heading">
      <h3 id="template-heading">
        纪要模板 <span className="sd-soft">{disabled ? '保存系列后再选' : '发文时用本单位的 Word 版面'}</span>
      </h3>
      <div className={classes.line}>
        <NativeSelect
          className={classes.choice ?? ''}
          aria-label="纪要模板"
          disabled={disabled || templates.data === undefined}
          value={chosen?.id ?? ''}
          data={[
            { value: '', label: '不用模板（程序自带版面）' },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => choose(known.find(({ id }) => id === value) ?? null)}
        />
        <Button disabled={disabled} onClick={() => void add()}>
          从文件添加
        </Button>
        <Button variant="subtle" onClick={() => setFieldsShown(true)}>
          字段表
        </Button>
        <Button variant="subtle" onClick={() => void download(() => call('templates.starter', {}))}>
          下载样稿
        </Button>
      </div>
      {templates.isError && <p role="alert">{describeFailure(templates.error)}</p>}
      {errors !== null && <TemplateErrors {...errors} />}
      <ul aria-label="已添加的模板">
        {known.map((template) => (
          <li key={template.id} className={classes.template}>
            <span className={classes.name}>{template.name}</span>
            <span className="sd-soft">{usesOf(template)}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`下载模板 ${template.name}`}
              onClick={() => void download(() => call('templates.open', { id: template.id }))}
            >
              下载
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`移除模板 ${template.name}`}
              onClick={() => remove(template)}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
      {fieldsShown && <TemplateFieldsDialog onClose={() => setFieldsShown(false)} />}
    </section>
  )
}

interface FileErrors {
  readonly file: string
  readonly found: InspectedTemplate['errors']
}

function useTemplateSteps(seriesId: string) {
  const { call, host } = useApi()
  const { undo } = useUndoRedo()
  const { mutateAsync: save } = useCommand('templates.save')
  const choosing = useCommand('templates.choose')
  const removing = useCommand('templates.remove')
  const [errors, setErrors] = useState<FileErrors | null>(null)
  const choose = (template: Pick<DocumentTemplate, 'id' | 'name'> | null) =>
    choosing.mutate(
      { seriesId, templateId: template?.id ?? null },
      {
        onSuccess: ({ saved }) =>
          undoableToast(template === null ? '已恢复程序自带版面' : `已选用模板：${template.name}`, '撤销', saved, undo),
        onError: toastFailure,
      },
    )
  /** A file with errors is not stored: they are listed, to be put right in a word processor. */
  const add = async () => {
    try {
      const [file] = await host.pickFiles(['.docx'], false)
      if (file === undefined) return
      const { errors: found } = await call('templates.inspect', { fileId: file.id })
      setErrors(found.length === 0 ? null : { file: file.name, found })
      if (found.length > 0) return
      const { template } = await save({ fileId: file.id, name: nameOf(file.name) })
      choose(template)
    } catch (error) {
      toastFailure(error)
    }
  }
  const remove = ({ id, name }: DocumentTemplate) =>
    removing.mutate(
      { id },
      {
        onSuccess: ({ saved }) => undoableToast(`已移除模板：${name}`, '撤销', saved, undo),
        onError: toastFailure,
      },
    )
  return { choose, add, remove, errors }
}

function TemplateErrors({ file, found }: FileErrors) {
  return (
    <div className={classes.errors} role="alert">
      <p>
        “{file}”有 {found.length} 处要改，没有添加。请在 Word 或 WPS 里改好后重新添加。
      </p>
      <ol>
        {found.map(({ message }, index) => (
          <li key={index}>{message}</li>
        ))}
      </ol>
    </div>
  )
}

const longestName = 60

/** A template goes by the name of its file. */
function nameOf(file: string): string {
  return file
    .replace(/\.docx$/iu, '')
    .slice(0, longestName)
    .toWellFormed()
}

function usesOf({ usedBy }: DocumentTemplate): string {
  return usedBy.length === 0 ? '没有系列使用' : `用于 ${usedBy.map(({ name }) => name).join('、')}`
}
