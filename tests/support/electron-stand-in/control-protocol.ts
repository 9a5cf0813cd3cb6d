/** Messages between a test and the stand-in's process. */

import type { JournalEntry } from './journal.ts'
import type { StorageState } from './safe-storage.ts'

/** Who a call pretends to come from: our page, a frame that has gone, a frame inside, our frame showing another site. */
export type SenderKind = 'main' | 'gone' | 'otherFrame' | 'otherOrigin'

export type ControlQuestion =
  | { readonly ask: 'debuggingAddress' | 'journal' | 'killCore' | 'freezeCore' | 'crashPage' | 'failPdf' | 'quit' }
  | { readonly ask: 'layReadyOpen'; readonly paths: readonly string[] }
  | { readonly ask: 'layStorage'; readonly state: StorageState }
  | { readonly ask: 'layReadySave'; readonly path: string }
  | {
      readonly ask: 'invokeFrom'
      readonly sender: SenderKind
      readonly channel: string
      readonly given: readonly unknown[]
    }
  | { readonly ask: 'mayGo'; readonly event: string; readonly url: string }
  | { readonly ask: 'mayOpen'; readonly url: string }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'isCancelled' | 'serve'; readonly url: string }

export type ControlRequest = ControlQuestion & { readonly id: number }

export type ControlReply =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string }

/** `window`: the first page is loaded. `end`: the last that is heard. */
export type StandInEvent =
  | { readonly event: 'window'; readonly url: string }
  | { readonly event: 'end'; readonly journal: readonly JournalEntry[] }
