/** The first minute: two ways to begin, nothing else to decide. */
import { Button, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { unitCode as unitCodeSchema } from '../../contract/api/system.ts'
import { describeFailure } from '../api/failures.ts'
import { useCommand } from '../api/queries.ts'
import { MoveIn } from '../features/moving/move-in.tsx'
import classes from './first-run.module.css'

export function FirstRun() {
  const initialize = useCommand('system.initialize')
  const [movedIn, setMovedIn] = useState(false)
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <span className={classes.mark} aria-hidden>
          四
        </span>
        <div>
          <h1 className={classes.title}>四单通</h1>
          <p className="sd-soft">管四张清单、网格队伍和议事协商。数据只存在这台电脑上，不联网，不用登录。</p>
        </div>
      </header>
      <div className={classes.choices} hidden={movedIn}>
        <section className={classes.choice} aria-labelledby="begin-sample">
          <h2 id="begin-sample">先看示例街道</h2>
          <p className="sd-soft">一个虚构的街道，内容都已填好，随意改、随意删，什么都不会影响别处。</p>
          <ul className={classes.contents}>
            <li>四张清单：岗位责任、重点管理事项、协助事项、人员</li>
            <li>社区和网格的“1+3+N”配备，哪里缺人一看便知</li>
            <li>一次联席会议，可以试着发一份纪要</li>
          </ul>
          <p className="sd-soft">看明白以后，换一个数据文件夹再从空白开始。</p>
          <div className={classes.foot}>
            <Button
              size="md"
              loading={initialize.isPending && initialize.variables.mode === 'sample'}
              disabled={initialize.isPending}
              onClick={() => initialize.mutate({ mode: 'sample' })}
            >
              打开示例街道
            </Button>
          </div>
        </section>
        <BlankStart
          busy={initialize.isPending}
          onStart={(unitName, unitCode) => initialize.mutate({ mode: 'blank', unitName, unitCode })}
        />
      </div>
      {initialize.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(initialize.error)}
        </p>
      )}
      <MoveIn onArrived={() => setMovedIn(true)} />
    </main>
  )
}

interface BlankStartProps {
  readonly busy: boolean
  readonly onStart: (unitName: string, unitCode: string) => void
}

function BlankStart({ busy, onStart }: BlankStartProps) {
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [checked, setChecked] = useState(false)
  const nameError = name.trim() === '' ? '请填写单位全称' : null
  const codeError = unitCodeSchema.safeParse(code).success ? null : '街道填 9 位代码，区局填 6 位代码，都是数字'
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    if (nameError === null && codeError === null) onStart(name.trim(), code)
  }
  return (
    <section className={classes.choice} aria-labelledby="begin-blank">
      <h2 id="begin-blank">空白开始</h2>
      <p className="sd-soft">填好本单位，下一步把现有的清单表格导进来，社区和网格会一并建立。</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label="单位名称"
          placeholder="如：云溪街道办事处"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={checked ? nameError : null}
        />
        <TextInput
          label="行政区划代码"
          description="街道 9 位，区局 6 位"
          placeholder="如：999901001"
          inputMode="numeric"
          maxLength={9}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.trim())}
          error={checked ? codeError : null}
        />
        <div className={classes.foot}>
          <Button type="submit" size="md" variant="filled" loading={busy}>
            开始使用
          </Button>
        </div>
      </form>
    </section>
  )
}
