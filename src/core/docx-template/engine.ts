/**
 * The only place that knows docxtemplater: compiles a template that has been inspected, and renders it. Its own errors are
 * about structure (a loop that begins in a table and ends outside); names and pairs are judged before.
 */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'

/** A tag whose structure is wrong, by its name; empty where the engine names none. */
export interface StructureFault {
  readonly tag: string
}

export type Compiled =
  | { readonly ok: true; readonly render: (scope: Readonly<Record<string, unknown>>) => Uint8Array }
  | { readonly ok: false; readonly faults: readonly StructureFault[] }

export function compile(bytes: Uint8Array): Compiled {
  try {
    const zip = new PizZip(bytes)
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter: () => '',
      parser: (tag) => ({ get: (scope: unknown) => lookUp(scope, tag.trim()) }),
    })
    const render = (scope: Readonly<Record<string, unknown>>): Uint8Array => {
      document.render(scope)
      return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
    }
    return { ok: true, render }
  } catch (error) {
    const faults = structureFaults(error)
    if (faults.length === 0) throw error
    return { ok: false, faults }
  }
}

/** Own properties only: a template cannot reach anything else. */
function lookUp(scope: unknown, name: string): unknown {
  if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined
  return Object.getOwnPropertyDescriptor(scope, name)?.value
}

/** The engine throws one error, or several in one. */
function structureFaults(error: unknown): StructureFault[] {
  const properties = memberOf(error, 'properties')
  const errors = memberOf(properties, 'errors')
  if (Array.isArray(errors)) return errors.flatMap(structureFaults)
  const id = memberOf(properties, 'id')
  const tag = memberOf(properties, 'xtag')
  return typeof id === 'string' ? [{ tag: typeof tag === 'string' ? tag : '' }] : []
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}
