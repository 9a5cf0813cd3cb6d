/** 收发登记: what went out and came in, partner by partner, with gaps, receipts and who did it. */
import { Button } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import type { PartnerPackage } from '../../../contract/api/exchange.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import classes from './register-tab.module.css'
import { PartnerTimeline } from './partner-timeline.tsx'
import { timelines } from './timelines.ts'

/** A street has one partner or two, a district hundreds. */
const mostOpen = 8

export function RegisterTab({ packages }: { readonly packages: readonly PartnerPackage[] }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const save = () => void call('exchange.register', {}).then((artifact) => saveArtifact(artifact), toastFailure)
  return (
    <>
      <div className={classes.head}>
        <Button leftSection={<IconTableExport size={16} stroke={1.7} aria-hidden />} onClick={save}>
          导出登记表
        </Button>
      </div>
      <div className={classes.directions}>
        <section aria-labelledby="sent-heading">
          <h2 id="sent-heading" className={classes.heading}>
            发出
          </h2>
          <Partners
            packages={packages}
            direction="sent"
            empty="还没有发出过数据包。每月 25 日前在“发送”里封存并导出。"
          />
        </section>
        <section aria-labelledby="received-heading">
          <h2 id="received-heading" className={classes.heading}>
            收到
          </h2>
          <Partners packages={packages} direction="received" empty="还没有收到数据包。收到的文件在“接收”里打开。" />
        </section>
      </div>
    </>
  )
}

interface PartnersProps {
  readonly packages: readonly PartnerPackage[]
  readonly direction: PartnerPackage['direction']
  readonly empty: string
}

function Partners({ packages, direction, empty }: PartnersProps) {
  const lines = timelines(packages, direction)
  if (lines.length === 0) return <p className={classes.empty}>{empty}</p>
  return lines.map((line) => (
    <PartnerTimeline
      key={`${line.unit} ${line.kind}`}
      line={line}
      direction={direction}
      startsOpen={lines.length <= mostOpen}
    />
  ))
}
