/** 本单位名片: what is handed to partners, and the digits that are read to them over the telephone. */
import { Button } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import type { TrustOverview } from '../../../contract/api/trust.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { CardCode } from './card-code.tsx'
import classes from './trust-page.module.css'

export interface OwnCardProps {
  readonly unit: TrustOverview['unit']
  readonly card: NonNullable<TrustOverview['card']>
}

export function OwnCard({ unit, card }: OwnCardProps) {
  const { call } = useApi()
  const save = useSaveArtifact()
  const readFile = () => call('trust.saveCard', {})
  const copy = async () => {
    try {
      const { bytes } = await readFile()
      await navigator.clipboard.writeText(new TextDecoder().decode(bytes))
      toastDone('名片文字已复制，可以直接粘贴发给对方')
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <section className={classes.card} aria-label="本单位名片">
      <CardCode text={card.text} label={`${unit.name}名片的二维码`} />
      <div className={classes.facts}>
        <p className={classes.unitName}>
          {unit.name} <span className="sd-identifier sd-soft">{unit.code}</span>
        </p>
        <p className={classes.code}>
          <span className="sd-soft">核对码</span>
          <span className="sd-identifier">{card.checkCode}</span>
        </p>
        <p className="sd-soft">
          把名片交给对方，再在电话里念一遍核对码。名片可以公开；收不收您的数据包，对方凭它判断。
        </p>
        <div className={classes.buttons}>
          <Button
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            onClick={() => void readFile().then((artifact) => save(artifact), toastFailure)}
          >
            导出名片文件
          </Button>
          <Button leftSection={<IconCopy size={16} stroke={1.7} aria-hidden />} onClick={() => void copy()}>
            复制名片文字
          </Button>
        </div>
      </div>
    </section>
  )
}
