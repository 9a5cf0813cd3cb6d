/** The typed client over any transport: `client.ledgers.page({…})`. A refusal is thrown as the AppError it stands for. */
import { api, type ApiClient, type ApiReply } from './api.ts'
import { AppError } from './errors.ts'

export type Transport = (method: string, input: unknown) => Promise<ApiReply>

type Call = (input: unknown) => Promise<unknown>

export function createClient(transport: Transport): ApiClient {
  const features = Object.entries(api).map(([feature, methods]) => {
    const calls = Object.keys(methods).map((name): [string, Call] => [
      name,
      (input) => request(transport, `${feature}.${name}`, input),
    ])
    return [feature, Object.fromEntries(calls)] as const
  })
  const client: unknown = Object.fromEntries(features)
  if (!isClient(client)) throw new Error('the client does not cover the contract')
  return client
}

async function request(transport: Transport, method: string, input: unknown): Promise<unknown> {
  const reply = await transport(method, input)
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details)
  return reply.value
}

/** The types of calls cannot be seen at run time, but each of the contract's methods can. */
function isClient(value: unknown): value is ApiClient {
  return Object.entries(api).every(([feature, methods]) => {
    const calls = member(value, feature)
    return Object.keys(methods).every((name) => typeof member(calls, name) === 'function')
  })
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
