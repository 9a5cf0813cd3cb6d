/** Hands the caller and the host's own abilities (files, printing) to the components. */
import { createContext, use } from 'react'
import type { HostBridge } from '../../contract/host.ts'
import type { Caller } from './client.ts'

export interface ApiAccess {
  readonly call: Caller
  readonly host: HostBridge
}

export const ApiContext = createContext<ApiAccess | null>(null)

export function useApi(): ApiAccess {
  const access = use(ApiContext)
  if (access === null) throw new Error('ApiContext is missing above this component')
  return access
}
