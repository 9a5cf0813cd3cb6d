/** What went out and what came in, partner by partner, with the gaps where something is missing. */
import { Button } from '@mantine/core'
import { IconPackageExport, IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PackagePlan, PartnerPackage } from '../../../contract/api/exchange.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { CreatePackage } from './create-package.tsx'
import classes from './exchange-page.module.css'
import { PackagePreview } from './package-preview.tsx'
import { PartnerTimeline } from './partner-timeline.tsx'
import { timelines } from './timelines.ts'

export function ExchangePage() {
  const { call, host } = useApi()
  const list = useRead('exchange.list', {})
  const [creating, setCreating] = useState(false)
  const [plan, setPlan] = useState<PackagePlan | null>(null)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const open = async () => {
    setFailure(null)
    try {
      const [file] = await host.pickFiles(['.zip'], false)
      if (file === undefined) return
      setReading(true)
      setPlan(await call('exchange.preview', { fileId: file.id }))
    } catch (error) {
      setFailure(error)
    } finally {
      setReading(false)
    }
  }
  return (
    <Page
      title="交换中心"
      actions={
        <>
          <Button component={Link} to="/trust">
            印章与名片
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPackageExport size={16} stroke={1.8} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            封存并导出
          </Button>
          <Button
            leftSection={<IconPackageImport size={16} stroke={1.7} aria-hidden />}
            loading={reading}
            onClick={() => void open()}
          >
            导入数据包
          </Button>
        </>
      }
      status="数据包是普通的 zip 文件，盖有单位印章，改动一个字都会被发现。"
    >
      {failure !== null && <Refusal title="数据包没有导入" error={failure} />}
      {list.isPending ? (
        <LoadingLines lines={6} />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <>
          <OwnCard card={list.data.card} />
          <Directions packages={list.data.packages} />
        </>
      )}
      <CreatePackage opened={creating} packages={list.data?.packages ?? []} onClose={() => setCreating(false)} />
      <PackagePreview plan={plan} onClose={() => setPlan(null)} />
    </Page>
  )
}

interface Card {
  readonly unit: string
  readonly name: string
  readonly checkCode: string
}

function OwnCard({ card }: { readonly card: Card }) {
  return (
    <section className={classes.card} aria-label="本单位名片">
      <div>
        <p className={classes.cardName}>
          {card.name} <span className="sd-identifier sd-soft">{card.unit}</span>
        </p>
        <p className="sd-soft">对方第一次导入本单位的数据包时，请在电话里把这个核对码念给对方。</p>
      </div>
      <p className={classes.code}>
        <span className={classes.codeLabel}>核对码</span>
        <span className="sd-identifier">{card.checkCode}</span>
      </p>
    </section>
  )
}

function Directions({ packages }: { readonly packages: readonly PartnerPackage[] }) {
  return (
    <div className={classes.directions}>
      <section aria-labelledby="sent-heading">
        <h2 id="sent-heading" className={classes.heading}>
          发出
        </h2>
        <Partners
          packages={packages}
          direction="sent"
          empty="还没有发出过数据包。每月 25 日前点“封存并导出”，选好月份和接收单位即可。"
        />
      </section>
      <section aria-labelledby="received-heading">
        <h2 id="received-heading" className={classes.heading}>
          收到
        </h2>
        <Partners
          packages={packages}
          direction="received"
          empty="还没有收到数据包。收到对方的 zip 文件后，点“导入数据包”，先看预览再应用。"
        />
      </section>
    </div>
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
  return lines.map((line) => <PartnerTimeline key={line.unit} line={line} direction={direction} />)
}
