/** 搬家 on the old PC: the office as one encrypted file, and the code that opens it, shown once. */
import { Button, Modal } from '@mantine/core'
import { IconTruck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Artifact } from '../../../contract/artifact.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { dayAndTime, grouped } from '../../ui/format.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import classes from './moving.module.css'

export function MovingCard() {
  const { host } = useApi()
  const state = useRead('moving.state', {})
  const { mutateAsync: moveOut, isPending } = useCommand('moving.out')
  const { mutateAsync: stay, isPending: staying } = useCommand('moving.stay')
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  /** An office whose file was not written has not moved. */
  const saveOrStay = async (file: Artifact) => {
    try {
      return await host.saveArtifact(file)
    } catch (error) {
      await stay({})
      throw error
    }
  }
  const run = async () => {
    try {
      const { artifact, code: drawn } = await moveOut({})
      const kept = await saveOrStay(artifact)
      setAsking(false)
      if (kept !== null) setCode(drawn)
      else {
        await stay({})
        toastDone('文件没有保存，没有搬出')
      }
    } catch (error) {
      setAsking(false)
      toastFailure(error)
    }
  }
  const movedOut = state.data?.movedOut ?? null
  return (
    <section className={classes.card} aria-label="搬家">
      <div>
        <h2>搬家</h2>
        {movedOut === null ? (
          <p className="sd-soft">换电脑时，把全部清单、会议、附件、印章和设置装进一个加密文件，到新电脑上打开。</p>
        ) : (
          <p className={classes.moved}>
            {dayAndTime(movedOut.at)} 已搬出
            {movedOut.stepsSince > 0 && `，此后这里又保存了 ${grouped(movedOut.stepsSince)} 步，新电脑上没有`}
            。两台电脑同时使用，发出的数据包编号会重复。
          </p>
        )}
      </div>
      <div className={classes.buttons}>
        {movedOut !== null && (
          <Button
            loading={staying}
            onClick={() => void stay({}).then(() => toastDone('已取消搬出，继续在这台电脑使用'), toastFailure)}
          >
            没有搬走
          </Button>
        )}
        <Button leftSection={<IconTruck size={16} stroke={1.7} aria-hidden />} onClick={() => setAsking(true)}>
          搬到新电脑
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        title="搬到新电脑"
        confirmLabel="生成搬家文件"
        busy={isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void run()}
      >
        <p>将生成一个加密文件，含全部数据、附件、单位印章和设置；以前的备份留在这台电脑上。</p>
        <p>生成后显示一次搬家码，请抄下来，和文件分开带走。搬走以后不要再在这台电脑上录入、封存数据包。</p>
      </ConfirmDialog>
      <Modal
        opened={code !== null}
        onClose={() => setCode(null)}
        title="搬家码"
        size={480}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': '关闭' }}
      >
        <p>文件已保存。在新电脑上打开四单通，选“从旧电脑搬来”，选择这个文件，填写：</p>
        <p className={classes.code}>{code}</p>
        <p className="sd-soft">搬家码只显示这一次，程序不保存。没有抄下就关了，请重新生成。</p>
      </Modal>
    </section>
  )
}
