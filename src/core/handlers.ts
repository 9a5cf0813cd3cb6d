/** The shapes of the functions behind the contract, by kind of method. Handlers get values; they never open a transaction. */
import type { Method, OutputOf, ParsedInputOf } from '../contract/define-api.ts'
import type { Api } from '../contract/api.ts'
import type { OwnUnit } from '../contract/api/system.ts'
import type { DataFolder, OpenStore } from './db/data-folder.ts'
import type { CommandStamp, RecordStore } from './db/record-store.ts'
import type { Db } from './db/schema.ts'
import type { AppOptions } from './ports.ts'
import type { StagedFiles } from './staged-files.ts'

export interface QueryContext {
  readonly db: Db
  readonly records: RecordStore
  readonly unit: OwnUnit
  readonly options: AppOptions
  readonly files: StagedFiles
  /** Hash of the audit trail when the call began: the same while nothing at all has been saved. */
  readonly auditHead: string
}

export interface CommandContext extends QueryContext {
  readonly stamp: CommandStamp
}

export interface MaintenanceContext {
  readonly folder: DataFolder
  readonly options: AppOptions
  readonly files: StagedFiles
  /** The open database. @throws AppError not_initialised or in_recovery */
  readonly store: () => OpenStore
  /** Runs another method of the contract inside this step, with its own transaction. */
  readonly perform: (method: string, input: unknown) => Promise<unknown>
}

/** What a command answers: its value without the mark that the dispatcher adds, and how the undo line reads. */
export interface Outcome<Value> {
  readonly value: Omit<Value, 'saved'>
  readonly label?: string
}

type HandlerOf<M> =
  M extends Method<infer K>
    ? K extends 'query'
      ? (context: QueryContext, input: ParsedInputOf<M>) => Promise<OutputOf<M>>
      : K extends 'command' | 'reversal'
        ? (context: CommandContext, input: ParsedInputOf<M>) => Promise<Outcome<OutputOf<M>>>
        : (context: MaintenanceContext, input: ParsedInputOf<M>) => Promise<OutputOf<M>>
    : never

export type HandlersOf<F extends Readonly<Record<string, Method>>> = { readonly [N in keyof F]: HandlerOf<F[N]> }

/** Every method of the contract has exactly one handler. */
export type Handlers = { readonly [F in keyof Api]: HandlersOf<Api[F]> }
