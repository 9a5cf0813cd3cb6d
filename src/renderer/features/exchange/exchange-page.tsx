/** The exchange centre: sending, receiving, who has submitted, and the register of both directions. */
import { Button, Tabs } from '@mantine/core'
import { Link, useLocation, useSearch } from 'wouter'
import type { Output } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { CheckCode } from './check-code.tsx'
import classes from './exchange-page.module.css'
import { ReceiveTab } from './receive-tab.tsx'
import { RegisterTab } from './register-tab.tsx'
import { SendTab } from './send-tab.tsx'
import { SubmissionsTab } from './submissions-tab.tsx'

const tabs = ['send', 'receive', 'submissions', 'register'] as const
const tabNames = { send: '发送', receive: '接收', submissions: '上报情况', register: '收发登记' } as const
export function ExchangePage() {
  const asked = new URLSearchParams(useSearch()).get('tab')
  const [, navigate] = useLocation()
  const list = useRead('exchange.list', {})
  const unit = list.data?.card.unit ?? ''
  const isDistrict = useRead('system.status', {}).data?.unit?.kind === 'district'
  const shown = tabs.filter((tab) => tab !== 'submissions' || isDistrict)
  const tab = shown.find((each) => each === asked) ?? (isDistrict ? 'receive' : 'send')
  return (
    <Page
      title="交换中心"
      actions={
        <Button component={Link} to="/trust">
          印章与名片
        </Button>
      }
      status="数据包盖有单位印章，改动一个字都会被发现；任何顺序、重复导入都不会改坏数据。"
    >
      {list.isPending ? (
        <LoadingLines lines={6} />
      ) : list.isError ? (
        <FailureState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <>
          <OwnCard card={list.data.card} />
          <Tabs
            value={tab}
            keepMounted={false}
            onChange={(value) => navigate(`/exchange?tab=${value ?? tab}`, { replace: true })}
          >
            <Tabs.List aria-label="交换中心">
              {shown.map((each) => (
                <Tabs.Tab key={each} value={each}>
                  {tabNames[each]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="send">
              <SendTab unit={unit} recipients={recipientsOf(list.data, unit)} />
            </Tabs.Panel>
            <Tabs.Panel value="receive">
              <ReceiveTab />
            </Tabs.Panel>
            <Tabs.Panel value="submissions">
              <SubmissionsTab packages={list.data.packages} />
            </Tabs.Panel>
            <Tabs.Panel value="register">
              <RegisterTab packages={list.data.packages} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Page>
  )
}

/** The digits take a moment to compute; nothing waits for them. */
function OwnCard({ card }: { readonly card: Output<'exchange.list'>['card'] }) {
  const own = useRead('trust.overview', {}, { enabled: card.hasSeal })
  const hasSeal = card.hasSeal && own.data?.card !== null
  return (
    <section className={classes.card} aria-label="本单位名片">
      <div>
        <p className={classes.cardName}>
          {card.name} <span className="sd-identifier sd-soft">{card.unit}</span>
        </p>
        <p className="sd-soft">
          {hasSeal
            ? '对方第一次导入本单位的数据包时，请在电话里把这个核对码念给对方。'
            : '本单位的印章读不出，不能封存，接收不受影响。请到“印章与名片”恢复。'}
        </p>
      </div>
      {hasSeal && (
        <p className={classes.code}>
          <span className={classes.codeLabel}>核对码</span>
          <CheckCode code={own.data?.card?.checkCode} error={own.error} />
        </p>
      )}
    </section>
  )
}

/** Units met before, by code; whoever has a card goes by the name on it. */
function recipientsOf({ partners, packages }: Output<'exchange.list'>, own: string): ReadonlyMap<string, string> {
  const met = new Map([
    ...packages.map(({ unit, unitName }) => [unit, unitName] as const),
    ...partners.map(({ unit, name }) => [unit, name] as const),
  ])
  met.delete(own)
  return met
}
