/** Says why the program does not open, where there is no window yet to say it in, and ends it. */
import { app, dialog } from 'electron'
import { AppError } from '../../contract/errors.ts'
import { ArgumentRefusal } from './arguments.ts'

const refusedExitCode = 2

export function refuseToStart(error: unknown): void {
  dialog.showErrorBox('四单通', explain(error))
  app.exit(refusedExitCode)
}

/** A bug shows its stack: without a window and a data folder there may be no log to look it up in. */
function explain(error: unknown): string {
  if (error instanceof AppError || error instanceof ArgumentRefusal) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
