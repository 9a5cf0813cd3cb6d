/** What was just sealed: the 提取码 to be told, saving once more, and reading the written file back. */
import { Button, CloseButton, Group } from '@mantine/core'
import { useState } from 'react'
import type { Artifact } from '../../../contract/artifact.ts'
import type { PackageInfo } from '../../../contract/api/exchange.ts'
import { describeFailure } from '../../api/failures.ts'
import { monthName } from '../../ui/format.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import classes from './sealed-note.module.css'
import { useReadBack } from './use-read-back.ts'

export interface SealedPackage {
  readonly artifact: Artifact
  readonly info: PackageInfo
  readonly secretCode: string | null
}

export function SealedNote({ sealed, onClose }: { readonly sealed: SealedPackage; readonly onClose: () => void }) {
  const { info, secretCode, artifact } = sealed
  const saveArtifact = useSaveArtifact()
  const readBack = useReadBack()
  const [isRight, setIsRight] = useState(false)
  return (
    <section className={classes.note} aria-label="刚封存的数据包">
      <CloseButton className={classes.close ?? ''} aria-label="收起" onClick={onClose} />
      <p>
        <strong>
          已封存{monthName(info.period)}第 {info.sequence} 号
        </strong>
        <span className="sd-soft"> {artifact.name}</span>
      </p>
      {secretCode !== null && (
        <p>
          提取码 <span className={classes.code}>{secretCode}</span>
          <span className="sd-soft"> 只显示这一次。请用电话告诉对方，不要与文件一起发送。</span>
        </p>
      )}
      {isRight ? (
        <p className={classes.done}>已回读核对：写到U盘的文件与封存的一致。</p>
      ) : (
        <p className="sd-soft">写到U盘的，请核对写好的文件再拔U盘。</p>
      )}
      {readBack.failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(readBack.failure)}
        </p>
      )}
      <Group gap={8}>
        <Button
          loading={readBack.isBusy}
          onClick={() => void readBack.choose(info.packageId).then((done) => setIsRight((was) => was || done))}
        >
          回读核对
        </Button>
        <Button onClick={() => void saveArtifact(artifact)}>再存一次</Button>
      </Group>
    </section>
  )
}
