/**
 * Which address shows which page. A page's code is read when it is first opened: an old PC shows the first page sooner.
 */
import { Route, Switch } from 'wouter'
import { ledgerKeys, type LedgerKey } from '../../contract/ledgers/index.ts'
import { HomePage } from '../features/home/home-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { pageOf } from './page-of.tsx'

const BackupsPage = pageOf(async () => (await import('../features/backups/backups-page.tsx')).BackupsPage)
const CompliancePage = pageOf(async () => (await import('../features/compliance/compliance-page.tsx')).CompliancePage)
const CalendarPage = pageOf(async () => (await import('../features/calendar/calendar-page.tsx')).CalendarPage)
const ClosingPage = pageOf(async () => (await import('../features/closing/closing-page.tsx')).ClosingPage)
const ExchangePage = pageOf(async () => (await import('../features/exchange/exchange-page.tsx')).ExchangePage)
const IntakePage = pageOf(async () => (await import('../features/intake/intake-page.tsx')).IntakePage)
const LedgerPage = pageOf(async () => (await import('../features/ledgers/ledger-page.tsx')).LedgerPage)
const MeetingPage = pageOf(async () => (await import('../features/meetings/meeting-page.tsx')).MeetingPage)
const MeetingsPage = pageOf(async () => (await import('../features/meetings/meetings-page.tsx')).MeetingsPage)
const InvitationsPage = pageOf(
  async () => (await import('../features/meeting-series/invitations-page.tsx')).InvitationsPage,
)
const SeriesPage = pageOf(async () => (await import('../features/meeting-series/series-page.tsx')).SeriesPage)
const MinutesPage = pageOf(async () => (await import('../features/minutes/minutes-page.tsx')).MinutesPage)
const NoticesPage = pageOf(async () => (await import('../features/staffing/notices-page.tsx')).NoticesPage)
const PapersPage = pageOf(async () => (await import('../features/papers/papers-page.tsx')).PapersPage)
const PersonPage = pageOf(async () => (await import('../features/staffing/person-page.tsx')).PersonPage)
const PrintPage = pageOf(async () => (await import('../features/output/print-page.tsx')).PrintPage)
const ReportsPage = pageOf(async () => (await import('../features/reports/reports-page.tsx')).ReportsPage)
const ReportPrintPage = pageOf(async () => (await import('../features/reports/report-print-page.tsx')).ReportPrintPage)
const FormPrintPage = pageOf(async () => (await import('../features/reports/report-print-page.tsx')).FormPrintPage)
const FormsPage = pageOf(async () => (await import('../features/forms/forms-page.tsx')).FormsPage)
const ResponsibilityPage = pageOf(
  async () => (await import('../features/responsibility/responsibility-page.tsx')).ResponsibilityPage,
)
const StaffingPage = pageOf(async () => (await import('../features/staffing/staffing-page.tsx')).StaffingPage)
const TrustPage = pageOf(async () => (await import('../features/trust/trust-page.tsx')).TrustPage)
const TopicsPage = pageOf(async () => (await import('../features/topics/topics-page.tsx')).TopicsPage)
const TasksPage = pageOf(async () => (await import('../features/tasks/tasks-page.tsx')).TasksPage)
const VersionsPage = pageOf(async () => (await import('../features/versions/versions-page.tsx')).VersionsPage)

/** A type, not an interface: the router wants its parameters indexable by any name. */
type LedgerParams = { readonly key: string; readonly field: string | undefined; readonly value: string | undefined }

type PrintParams = { readonly period: string; readonly unit: string | undefined }

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
      <Route<SeriesParams> path="/meetings/series/:id?">{({ id }) => <SeriesPage chosen={id} />}</Route>
      <Route path="/meetings/topics">
        <TopicsPage />
      </Route>
      <Route path="/meetings/:id/notice">{({ id }) => <InvitationsPage key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id/minutes">{({ id }) => <MinutesPage key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id">{({ id }) => <MeetingPage key={id} id={id} />}</Route>
      <Route path="/meetings/:id/papers">{({ id }) => <PapersPage key={id} meetingId={id} />}</Route>
      <Route path="/compliance">
        <CompliancePage />
      </Route>
      <Route path="/meetings/:id/closing">{({ id }) => <ClosingPage key={id} id={id} />}</Route>
      <Route path="/tasks">
        <TasksPage />
      </Route>
      <Route path="/reports">
        <ReportsPage />
      </Route>
      <Route<PrintParams> path="/reports/print/:period/:unit?">
        {({ period, unit }) => (
          <ReportPrintPage period={period} unit={unit === undefined || unit === '' ? null : unit} />
        )}
      </Route>
      <Route path="/forms">
        <FormsPage />
      </Route>
      <Route path="/forms/:id/print/:period">{({ id, period }) => <FormPrintPage id={id} period={period} />}</Route>
      <Route path="/calendar">
        <CalendarPage />
      </Route>
      <Route path="/exchange">
        <ExchangePage />
      </Route>
      <Route path="/trust">
        <TrustPage />
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
