/** `app://main/…`: the built interface under an origin of its own, from a fixed map of files. No path is ever opened here. */
import { protocol, type Session } from 'electron'
import { answerPage, type BuiltFiles } from '../../core/shell/page.ts'

export const appScheme = 'app'
const appHost = 'main'
export const appOrigin = `${appScheme}://${appHost}`
export const startAddress = `${appOrigin}/`

/** Before `ready`. Standard and secure give it an origin; it may neither bypass CSP nor register service workers. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
}

export function serveInterface(session: Session, files: BuiltFiles): void {
  session.protocol.handle(appScheme, (request) => {
    const url = URL.parse(request.url)
    const isOurs = request.method === 'GET' && url?.host === appHost
    const { status, headers, body } = answerPage(files, isOurs ? url.pathname : '', 'none')
    return new Response(body, { status, headers })
  })
}
