/** Which address shows which page. */
import { Route, Switch } from 'wouter'
import { ledgerKeys, type LedgerKey } from '../../contract/ledgers/index.ts'
import { BackupsPage } from '../features/backups/backups-page.tsx'
import { CompliancePage } from '../features/compliance/compliance-page.tsx'
import { ExchangePage } from '../features/exchange/exchange-page.tsx'
import { HomePage } from '../features/home/home-page.tsx'
import { IntakePage } from '../features/intake/intake-page.tsx'
import { LedgerPage } from '../features/ledgers/ledger-page.tsx'
import { MeetingPage } from '../features/meetings/meeting-page.tsx'
import { MeetingsPage } from '../features/meetings/meetings-page.tsx'
import { MinutesPage } from '../features/minutes/minutes-page.tsx'
import { InvitationsPage } from '../features/meeting-series/invitations-page.tsx'
import { SeriesPage } from '../features/meeting-series/series-page.tsx'
import { NoticesPage } from '../features/staffing/notices-page.tsx'
import { PapersPage } from '../features/papers/papers-page.tsx'
import { PersonPage } from '../features/staffing/person-page.tsx'
import { PrintPage } from '../features/output/print-page.tsx'
import { ResponsibilityPage } from '../features/responsibility/responsibility-page.tsx'
import { StaffingPage } from '../features/staffing/staffing-page.tsx'
import { TopicsPage } from '../features/topics/topics-page.tsx'
import { VersionsPage } from '../features/versions/versions-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** A type, not an interface: the router wants its parameters indexable by any name. */
type LedgerParams = { readonly key: string; readonly field: string | undefined; readonly value: string | undefined }

type SeriesParams = { readonly id: string | undefined }

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/ledgers/:key/versions">
        {({ key }) => (isLedgerKey(key) ? <VersionsPage key={key} ledgerKey={key} /> : <NotFoundPage />)}
      </Route>
      <Route<LedgerParams> path="/ledgers/:key/:field?/:value?">
        {({ key, field, value }) =>
          isLedgerKey(key) ? (
            <LedgerPage
              key={`${key}/${field ?? ''}/${value ?? ''}`}
              ledgerKey={key}
              preset={field === undefined || value === undefined ? null : { field, value: decodeURIComponent(value) }}
            />
          ) : (
            <NotFoundPage />
          )
        }
      </Route>
      <Route path="/import">
        <IntakePage />
      </Route>
      <Route path="/responsibility">
        <ResponsibilityPage />
      </Route>
      <Route path="/print/:address">{({ address }) => <PrintPage key={address} address={address} />}</Route>
      <Route path="/staffing">
        <StaffingPage />
      </Route>
      <Route path="/staffing/notices">
        <NoticesPage />
      </Route>
      <Route path="/staffing/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>
      <Route path="/meetings">
        <MeetingsPage />
      </Route>
      <Route path="/meetings/:id/minutes">{({ id }) => <MinutesPage key={id} meetingId={id} />}</Route>
      <Route<SeriesParams> path="/meetings/series/:id?">{({ id }) => <SeriesPage chosen={id} />}</Route>
      <Route path="/meetings/topics">
        <TopicsPage />
      </Route>
      <Route path="/meetings/:id/notice">{({ id }) => <InvitationsPage key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
      <Route path="/meetings/:id/papers">{({ id }) => <PapersPage key={id} meetingId={id} />}</Route>
      <Route path="/compliance">
        <CompliancePage />
      </Route>
      <Route path="/exchange">
        <ExchangePage />
      </Route>
      <Route path="/backups">
        <BackupsPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}

function isLedgerKey(key: string): key is LedgerKey {
  return ledgerKeys.some((known) => known === key)
}
