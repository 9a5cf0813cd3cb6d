/** The frame of every page: title and count, actions, an optional tool row, the content, the status line. */
import type { ReactNode } from 'react'
import classes from './page.module.css'
import { UndoStatus } from './undo-status.tsx'

export interface PageProps {
  readonly title: string
  /** How many records the page is about, or whatever else belongs right beside the title. */
  readonly beside?: ReactNode
  readonly actions?: ReactNode
  readonly tools?: ReactNode
  readonly status?: ReactNode
  /** Content that scrolls by itself fills the page without padding. */
  readonly flush?: boolean
  readonly children: ReactNode
}

export function Page({ title, beside, actions, tools, status, flush = false, children }: PageProps) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        {beside !== undefined && <div className={classes.beside}>{beside}</div>}
        <div className={classes.actions}>{actions}</div>
      </header>
      {tools !== undefined && <div className={classes.tools}>{tools}</div>}
      <div className={flush ? classes.flush : classes.content}>{children}</div>
      <footer className={classes.status}>
        <div className={classes.statusText}>{status}</div>
        <UndoStatus />
      </footer>
    </div>
  )
}
