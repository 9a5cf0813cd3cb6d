/**
 * Everything the interface is denied: network, permissions, navigation, new windows, embedded pages.
 * It shows our own files and talks over one bridge; nothing it is denied here is needed.
 */
import { app, type Session, type WebContents } from 'electron'
import { appScheme } from './app-protocol.ts'

/** `blob:` and `data:` are the page's own pictures; they reach no network. */
const ownSchemes = [`${appScheme}:`, 'blob:', 'data:']

export function hardenBeforeReady(): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  // No name is ever looked up: what slips past the request filter still finds nobody.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null))
  // The spell checker would fetch dictionaries.
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOwnAddress(details.url) }))
}

/** Covers every page that will ever exist, whoever creates it. */
export function denyForeignContents(): void {
  app.on('web-contents-created', (_event, contents) => denyLeaving(contents))
}

function denyLeaving(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function isOwnAddress(url: string): boolean {
  return ownSchemes.some((scheme) => url.startsWith(scheme))
}
