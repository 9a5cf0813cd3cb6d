/**
 * The script that runs the real built preload in the page before anything else, with a `require` that knows only
 * `electron`. Values cross by structured clone, functions as wrappers, errors as their message: contextBridge's rules.
 * Limit: it runs in the page's own world; the isolated world is Electron's to provide.
 */

/** Name of the binding that carries calls; taken from the page before its first script. */
export const bindingName = 'electronStandIn'

export type InvokeReply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

export function preloadScript(preloadSource: string): string {
  return `(${runPreload.toString()})(${JSON.stringify(bindingName)}, function (require, module, exports) {${preloadSource}\n})`
}

type Carry = (channel: string, given: readonly unknown[]) => Promise<InvokeReply>
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void

/** Runs inside the page, as text: it can use nothing from this module. */
function runPreload(binding: string, preload: Preload): void {
  const carry: unknown = Reflect.get(window, binding)
  Reflect.deleteProperty(window, binding)
  if (window !== window.top || location.origin === 'null') return

  const copy = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return async (...given: unknown[]) => {
        try {
          const result: unknown = await Reflect.apply(value, undefined, given.map(copy))
          return copy(result)
        } catch (error) {
          // eslint-disable-next-line preserve-caught-error -- the bridge lets nothing but the message through
          throw new Error(error instanceof Error ? error.message : String(error))
        }
      }
    }
    if (
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).some((member) => typeof member === 'function')
    ) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)])))
    }
    return structuredClone(value)
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, exposed: unknown) => {
        Object.defineProperty(window, key, {
          value: copy(exposed),
          enumerable: true,
          configurable: false,
          writable: false,
        })
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, ...given: unknown[]) => {
        const reply = await (carry as Carry)(channel, structuredClone(given))
        if (!reply.ok) throw new Error(`Error invoking remote method '${channel}': ${reply.message}`)
        return reply.value
      },
    },
  }
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
