/** `electron.session` and `electron.protocol`: permission handlers, the request filter, the custom scheme. */
import { note } from './journal.ts'

type RequestFilter = (
  details: { readonly url: string },
  decide: (answer: { readonly cancel?: boolean }) => void,
) => void
type SchemeHandler = (request: Request) => Response | Promise<Response>
type PermissionRequest = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void
type PermissionCheck = (contents: unknown, permission: string) => boolean
type DeviceCheck = (details: unknown) => boolean
type DisplayMedia = (request: unknown, decide: (streams: unknown) => void) => void

class Session {
  readonly #schemes = new Map<string, SchemeHandler>()
  #filter: RequestFilter | null = null
  #permissionRequest: PermissionRequest | null = null
  #permissionCheck: PermissionCheck | null = null
  #deviceCheck: DeviceCheck | null = null
  #displayMedia: DisplayMedia | null = null

  readonly protocol = { handle: (scheme: string, handler: SchemeHandler) => void this.#schemes.set(scheme, handler) }
  readonly webRequest = { onBeforeRequest: (filter: RequestFilter) => void (this.#filter = filter) }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler
  }

  setDevicePermissionHandler(handler: DeviceCheck): void {
    this.#deviceCheck = handler
  }

  setDisplayMediaRequestHandler(handler: DisplayMedia): void {
    this.#displayMedia = handler
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    note('session.setSpellCheckerEnabled', enabled)
  }

  /** Electron's own answer without a handler is to grant: so does this. */
  decidePermission(permission: string): { request: boolean; check: boolean; device: boolean; displayMedia: boolean } {
    const decision = { request: true, check: true, device: true, displayMedia: true }
    this.#permissionRequest?.(null, permission, (granted) => (decision.request = granted))
    if (this.#permissionCheck !== null) decision.check = this.#permissionCheck(null, permission)
    if (this.#deviceCheck !== null) decision.device = this.#deviceCheck({ deviceType: permission })
    this.#displayMedia?.({}, (streams) => (decision.displayMedia = streams !== null))
    return decision
  }

  isCancelled(url: string): boolean {
    let cancelled = false
    this.#filter?.({ url }, (answer) => (cancelled = answer.cancel === true))
    return cancelled
  }

  /** `null`: no handler for that scheme, so that the request would go to the network. */
  async serve(url: string, method: string): Promise<Response | null> {
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1))
    return handler === undefined ? null : await handler(new Request(url, { method }))
  }
}

export const session = { defaultSession: new Session() }

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]): void =>
    note('protocol.registerSchemesAsPrivileged', schemes),
}
