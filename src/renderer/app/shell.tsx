/** The frame round every page: top bar, navigation, the page itself. */
import type { SystemStatus } from '../../contract/api/system.ts'
import { Navigation } from './navigation.tsx'
import { Routes } from './routes.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

export function Shell({ status }: { readonly status: SystemStatus }) {
  useShortcuts()
  return (
    <div className={classes.shell}>
      <TopBar status={status} />
      <Navigation />
      <main className={classes.main} id="content">
        <Routes />
      </main>
    </div>
  )
}
