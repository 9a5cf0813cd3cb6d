/**
 * Collects what a page complains about while it is used: errors on its console, exceptions nobody caught, and
 * everything its security policy refused.
 */
import type { ConsoleMessage, Page } from '@playwright/test'

export async function watchPage(page: Page, complaints: string[]): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message)) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  await page.addInitScript(reportViolations)
  await page.evaluate(reportViolations)
}

/** The browser notes every answer that is not a success; for a call to the core that is an ordinary refusal. */
function isRefusal(message: ConsoleMessage): boolean {
  return /status of 4\d\d/.test(message.text()) && /\/(api\/|files\?)/.test(message.location().url)
}

/** Runs inside the page. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(`securitypolicyviolation: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`)
  })
}
