/** The frame round every page: top bar, navigation, the page itself. */
import { useCallback, useState } from 'react'
import type { SystemStatus } from '../../contract/api/system.ts'
import { Palette } from '../features/search/palette.tsx'
import { Navigation } from './navigation.tsx'
import { Routes } from './routes.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

export function Shell({ status }: { readonly status: SystemStatus }) {
  const [searching, setSearching] = useState(false)
  const toggleSearch = useCallback(() => setSearching((open) => !open), [])
  const closeSearch = useCallback(() => setSearching(false), [])
  useShortcuts({ toggleSearch })
  return (
    <div className={classes.shell}>
      <TopBar status={status} onSearch={toggleSearch} />
      <Navigation />
      <main className={classes.main} id="content">
        <Routes />
      </main>
      <Palette opened={searching} onClose={closeSearch} />
    </div>
  )
}
