/** The interface: picks the transport, applies the theme, mounts the tree. */
import './app/styles.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import type { ErrorCode } from '../contract/errors.ts'
import { ApiContext, type ApiAccess } from './api/api-context.ts'
import { createCaller } from './api/client.ts'
import { createQueryClientOptions } from './api/queries.ts'
import { noteSaved } from './api/saved-mark.ts'
import { electronBridge } from './api/transport-electron.ts'
import { httpBridge } from './api/transport-http.ts'
import { App } from './app/app.tsx'
import { applyTheme } from './app/apply-theme.ts'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { usePageLocation } from './app/page-location.ts'
import { theme } from './app/theme.ts'
import { askBeforeLeaving } from './ui/leave-guard.ts'

/** Refusals after which another face of the program is due: ask for the state again. */
const changesOfState: ReadonlySet<ErrorCode> = new Set(['in_recovery', 'not_initialised', 'database_exists'])

const queryClient = new QueryClient(createQueryClientOptions())
const host = electronBridge() ?? httpBridge()
const access: ApiAccess = {
  host,
  call: createCaller(host, {
    onSaved: noteSaved,
    onRefused: ({ code }) => {
      if (changesOfState.has(code)) void queryClient.invalidateQueries({ queryKey: ['system.status'] })
    },
  }),
}

function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')
applyTheme(document)
createRoot(container).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ApiContext value={access}>
          <Router hook={usePageLocation} aroundNav={askBeforeLeaving}>
            <ErrorBoundary>
              <App />
            </ErrorBoundary>
            <Notifications position="bottom-center" limit={4} containerWidth={440} className="sd-toasts" />
          </Router>
        </ApiContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
