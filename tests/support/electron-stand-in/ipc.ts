/** `electron.ipcMain`: handlers by channel. Values are cloned on the way out, as between processes. */

export interface InvokeEvent {
  readonly type: 'frame'
  readonly sender: unknown
  readonly senderFrame: unknown
}

type Handler = (event: InvokeEvent, ...given: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

/** What `ipcRenderer.invoke` ends in. @throws when no handler is registered, with Electron's words */
export async function invokeHandler(event: InvokeEvent, channel: string, given: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return structuredClone(await handler(event, ...given))
}
