/** 印章与名片: the own card, the care of the seal, and the units whose packages are believed. */
import { Button } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PartnerCard } from '../../../contract/api/trust.ts'
import type { Output } from '../../api/client.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { AddCardDialog, CompareDialog, RevokeDialog } from './card-dialogs.tsx'
import { OwnCard } from './own-card.tsx'
import { PartnerTable } from './partner-table.tsx'
import { SealCare } from './seal-care.tsx'
import { SheetView } from './sheet-view.tsx'
import classes from './trust-page.module.css'

type Asked = { readonly what: 'compare' | 'revoke'; readonly partner: PartnerCard }

export function TrustPage() {
  const overview = useRead('trust.overview', {})
  const printSheet = useCommand('trust.printSheet')
  const [sheet, setSheet] = useState<Output<'trust.printSheet'> | null>(null)
  const [adding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (sheet !== null) return <SheetView sheet={sheet} onClose={() => setSheet(null)} />
  const print = () => printSheet.mutate({}, { onSuccess: setSheet, onError: toastFailure })
  return (
    <Page
      title="印章与名片"
      actions={
        <>
          <Button component={Link} to="/exchange" leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}>
            交换中心
          </Button>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            添加名片
          </Button>
        </>
      }
      status="印章用来封存数据包，名片用来验印章。名片可以公开，印章和恢复单不能外传。"
    >
      {overview.isPending ? (
        <LoadingLines lines={8} />
      ) : overview.isError ? (
        <FailureState error={overview.error} onRetry={() => void overview.refetch()} />
      ) : (
        <>
          {overview.data.card !== null && <OwnCard unit={overview.data.unit} card={overview.data.card} />}
          <SealCare seal={overview.data.seal} printing={printSheet.isPending} onPrint={print} />
          <section className={classes.section} aria-label="在册单位名片">
            <h2>在册单位</h2>
            {overview.data.partners.length === 0 ? (
              <EmptyState title="还没有在册单位" hint="请对方导出名片文件或复制名片文字，在这里添加后打电话核对。" />
            ) : (
              <PartnerTable
                partners={overview.data.partners}
                onConfirm={(partner) => setAsked({ what: 'compare', partner })}
                onRevoke={(partner) => setAsked({ what: 'revoke', partner })}
              />
            )}
          </section>
        </>
      )}
      <AddCardDialog opened={adding} onClose={() => setAdding(false)} />
      <CompareDialog partner={asked?.what === 'compare' ? asked.partner : null} onClose={() => setAsked(null)} />
      <RevokeDialog partner={asked?.what === 'revoke' ? asked.partner : null} onClose={() => setAsked(null)} />
    </Page>
  )
}
