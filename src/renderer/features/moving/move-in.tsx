/** 搬家 on the new PC: choose the file, type the code, see what arrived, kind by kind. */
import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import { titleOfKind } from '../../../contract/records/index.ts'
import { useApi } from '../../api/api-context.ts'
import type { Output } from '../../api/client.ts'
import { describeFailure } from '../../api/failures.ts'
import { invalidateAfter } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import classes from './moving.module.css'

export interface MoveInProps {
  /** The office is here: nothing else is to be chosen any more. */
  readonly onArrived: () => void
}

export function MoveIn({ onArrived }: MoveInProps) {
  const { call, host } = useApi()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<StagedFile | null>(null)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [arrived, setArrived] = useState<Output<'moving.in'> | null>(null)
  const choose = async () => {
    try {
      const [chosen] = await host.pickFiles(['.age'], false)
      if (chosen !== undefined) setFile(chosen)
    } catch (error) {
      setFailure(error)
    }
  }
  const moveIn = async (fileId: string) => {
    setBusy(true)
    setFailure(null)
    try {
      // Without the usual refresh: with it, the program would open at once and nobody would see the counts.
      setArrived(await call('moving.in', { fileId, code }))
      onArrived()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  if (arrived !== null)
    return (
      <section className={classes.arrived} aria-label="搬入结果">
        <h2>{arrived.unit.name}已搬到这台电脑</h2>
        <CountTable counts={arrived.counts} />
        <Button size="md" variant="filled" onClick={() => invalidateAfter(queryClient, 'moving.in')}>
          开始使用
        </Button>
      </section>
    )
  return (
    <section className={classes.arrived} aria-label="从旧电脑搬来">
      <h2>从旧电脑搬来</h2>
      <p className="sd-soft">在旧电脑的“备份与恢复”里生成搬家文件，带到这里打开。</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (file !== null) void moveIn(file.id)
        }}
      >
        <Button onClick={() => void choose()}>{file === null ? '选择搬家文件' : file.name}</Button>
        <TextInput
          aria-label="搬家码"
          placeholder="搬家码，4 组、每组 4 位"
          maxLength={60}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={busy} disabled={file === null || code.trim() === ''}>
          搬入
        </Button>
      </form>
      {failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(failure)}
        </p>
      )}
    </section>
  )
}

function CountTable({ counts }: { readonly counts: Output<'moving.in'>['counts'] }) {
  return (
    <table className={tables.table} aria-label="各类条数">
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col" className={tables.number}>
            旧电脑
          </th>
          <th scope="col" className={tables.number}>
            新电脑
          </th>
          <th scope="col">核对</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ kind, before, after }) => (
          <tr key={kind}>
            <td>{titleOfKind(kind)}</td>
            <td className={tables.number}>{grouped(before)}</td>
            <td className={tables.number}>{grouped(after)}</td>
            <td>{before === after ? '一致' : '不一致，请保留旧电脑'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
