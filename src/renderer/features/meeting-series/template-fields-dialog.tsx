/** The table of what a template may name; a click on a tag selects the whole of it for copying. */
import { Modal } from '@mantine/core'
import type { Output } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import tables from '../../ui/table.module.css'
import classes from './template-section.module.css'

export function TemplateFieldsDialog({ onClose }: { readonly onClose: () => void }) {
  const known = useRead('templates.fields', {})
  return (
    <Modal opened onClose={onClose} title="模板字段表" size={760} closeButtonProps={{ 'aria-label': '关闭' }}>
      <p className="sd-soft">
        在 Word 或 WPS 里把字段连同半角花括号写在要填的地方。成组的内容写在 {'{#…}'} 与 {'{/…}'}{' '}
        之间，有几条重复几次；两个标记各占一段时，中间的段落或表格行整段重复。
      </p>
      {known.isError ? (
        <FailureState error={known.error} onRetry={() => void known.refetch()} />
      ) : known.data === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <FieldTable {...known.data} />
      )}
    </Modal>
  )
}

type Fields = Output<'templates.fields'>

function FieldTable({ fields, lists }: Fields) {
  return (
    <table className={`${tables.table ?? ''} ${classes.table ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">字段</th>
          <th scope="col">填什么</th>
          <th scope="col">例子</th>
        </tr>
      </thead>
      <FieldRows fields={fields} />
      {lists.map((list) => (
        <FieldRows key={list.tag} list={list} fields={list.fields} />
      ))}
    </table>
  )
}

function FieldRows({ list, fields }: { readonly list?: Fields['lists'][number]; readonly fields: Fields['fields'] }) {
  return (
    <tbody>
      {list !== undefined && (
        <tr className={classes.group ?? ''}>
          <th scope="rowgroup">
            <code>{`{#${list.tag}}{/${list.tag}}`}</code>
          </th>
          <td>{list.label}</td>
          <td>{list.example}</td>
        </tr>
      )}
      {fields.map(({ tag, label, example }) => (
        <tr key={tag}>
          <td>
            <code>{`{${tag}}`}</code>
          </td>
          <td>{label}</td>
          <td className="sd-soft">{example}</td>
        </tr>
      ))}
    </tbody>
  )
}
