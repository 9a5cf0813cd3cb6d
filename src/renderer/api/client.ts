/**
 * The typed way to the core: names, inputs and outputs come from the contract value, whatever carries them.
 * Answers are parsed, so nothing behind this point holds a value of unknown shape.
 */
import { api, type Api, type ApiMethodName } from '../../contract/api.ts'
import type { ApiDefinition, InputOf, Method, MethodKind, OutputOf } from '../../contract/define-api.ts'
import { AppError, type ApiFailure } from '../../contract/errors.ts'
import type { HostBridge } from '../../contract/host.ts'
import { saved as savedSchema, type Saved } from '../../contract/api/shared.ts'

type MethodAt<N extends ApiMethodName> = N extends `${infer F}.${infer M}`
  ? F extends keyof Api
    ? M extends keyof Api[F]
      ? Api[F][M]
      : never
    : never
  : never

export type Input<N extends ApiMethodName> = InputOf<MethodAt<N>>
export type Output<N extends ApiMethodName> = OutputOf<MethodAt<N>>

type NamesOfKind<K extends MethodKind> = {
  [N in ApiMethodName]: MethodAt<N>['kind'] extends K ? N : never
}[ApiMethodName]
/** Reads, and may be asked again at any time. */
export type QueryName = NamesOfKind<'query' | 'inspection'>
export type CommandName = Exclude<ApiMethodName, QueryName>

export type Caller = <N extends ApiMethodName>(name: N, input: Input<N>) => Promise<Output<N>>

export interface CallObserver {
  onSaved(saved: Saved): void
  onRefused(failure: ApiFailure): void
}

const definition: ApiDefinition = api
const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries(definition).flatMap(([feature, group]) =>
    Object.entries(group).map(([name, method]): [string, Method] => [`${feature}.${name}`, method]),
  ),
)

export function createCaller(bridge: HostBridge, observer: CallObserver): Caller {
  return async <N extends ApiMethodName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const method = methods.get(name)
    if (method === undefined) throw new AppError('unknown_method', { method: name })
    const reply = await bridge.call(name, input)
    if (!reply.ok) {
      observer.onRefused(reply.error)
      throw new AppError(reply.error.code, reply.error.details)
    }
    const value = method.output.parse(reply.value)
    const saved = savedIn(value)
    if (saved !== null) observer.onSaved(saved)
    // The schema looked up by this very name has just vouched for the value.
    return value as Output<N>
  }
}

function savedIn(value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null || !('saved' in value)) return null
  const parsed = savedSchema.safeParse(value.saved)
  return parsed.success ? parsed.data : null
}
