/**
 * The only door to the core: known method → size → strict input → state → one transaction with its audit rows and its
 * inverse → commit → marker → answer. It knows the contract and the data folder, no feature.
 */
import { findMethod, type ApiReply } from '../contract/api.ts'
import type { OwnUnit } from '../contract/api/system.ts'
import type { DataState, Method } from '../contract/define-api.ts'
import { AppError, type ApiFailure } from '../contract/errors.ts'
import { ImportBackups } from './backups/before-import.ts'
import type { DataFolder, OpenStore } from './db/data-folder.ts'
import { readOwnUnit } from './db/meta.ts'
import { asStorageError, mustReopenAfter } from './db/sqlite-errors.ts'
import type { CommandContext, Handlers, MaintenanceContext, Outcome, QueryContext } from './handlers.ts'
import { closeUndone, finishCommand, startCommand } from './history/repository.ts'
import type { AppOptions } from './ports.ts'
import { parseInput } from './parse-input.ts'
import type { StagedFiles } from './staged-files.ts'
import { Turnstile } from './turnstile.ts'

type AnyHandler = (context: unknown, input: unknown) => Promise<unknown>

export class Dispatcher {
  readonly #folder: DataFolder
  readonly #handlers: Handlers
  readonly #options: AppOptions
  readonly #files: StagedFiles
  readonly #imports: ImportBackups
  readonly #turnstile = new Turnstile()
  readonly #units = new WeakMap<OpenStore, OwnUnit>()

  constructor(folder: DataFolder, handlers: Handlers, options: AppOptions, files: StagedFiles) {
    this.#folder = folder
    this.#imports = new ImportBackups(folder, options)
    this.#handlers = handlers
    this.#options = options
    this.#files = files
  }

  async call(name: string, input: unknown): Promise<ApiReply> {
    try {
      const { method, handler } = this.#find(name)
      return { ok: true, value: await this.#run(name, method, handler, parseInput(method, input)) }
    } catch (error) {
      return { ok: false, error: this.#describe(name, error) }
    }
  }

  /** Waits for what is under way, then lets go. */
  close(release: () => void): Promise<void> {
    return this.#turnstile.alone(() => {
      release()
      return Promise.resolve()
    })
  }

  #find(name: string): { method: Method; handler: AnyHandler } {
    const [feature = '', member = ''] = name.split('.')
    const method = findMethod(name)
    const handler = ownMember(ownMember(this.#handlers, feature), member)
    if (method === undefined || !isHandler(handler)) throw new AppError('unknown_method', { method: name.slice(0, 60) })
    return { method, handler }
  }

  #run(name: string, method: Method, handler: AnyHandler, input: unknown): Promise<unknown> {
    const work = (): Promise<unknown> => this.#answer(name, method, handler, input)
    switch (method.kind) {
      case 'inspection':
      case 'query':
        return this.#turnstile.shared(work)
      case 'command':
      case 'reversal':
        return this.#turnstile.serial(work)
      case 'maintenance':
        return this.#turnstile.alone(work)
    }
  }

  async #answer(name: string, method: Method, handler: AnyHandler, input: unknown): Promise<unknown> {
    this.#requireState(method)
    if (method.kind === 'inspection' || method.kind === 'maintenance') return handler(this.#maintenanceContext(), input)
    const store = this.#openStore()
    if (method.kind === 'query') return handler(await this.#queryContext(store), input)
    if (method.backupFirst === null) return this.#execute(name, method, handler, input, store)
    return this.#imports.protect(store, () => this.#execute(name, method, handler, input, store))
  }

  async #execute(
    name: string,
    method: Method,
    handler: AnyHandler,
    input: unknown,
    store: OpenStore,
  ): Promise<unknown> {
    const head = store.audit.head
    // Read before the transaction: inside it, the one connection answers only to the transaction.
    const outside = await this.#queryContext(store)
    let answer: unknown
    try {
      answer = await store.db.transaction().execute(async (tx) => {
        const at = this.#options.now().toISOString()
        const commandId = await startCommand(tx, { at, actor: this.#options.actor, method: name, label: method.label })
        const stamp = { commandId, at, actor: this.#options.actor, method: name }
        if (method.kind === 'command') await closeUndone(tx, commandId)
        const context: CommandContext = { ...outside, db: tx, stamp }
        const outcome = await handler(context, input)
        if (!isOutcome(outcome)) throw new Error(`${name} answered no outcome`)
        const changed = store.records.closeCommand()
        if (changed === 0)
          store.audit.append({
            at,
            actor: stamp.actor,
            method: name,
            commandId,
            recordKey: null,
            recordId: null,
            version: null,
            contentHash: null,
          })
        await finishCommand(tx, commandId, outcome.label ?? method.label, {
          records: changed,
          undoable: method.kind === 'command' && !method.permanent,
        })
        return { ...outcome.value, saved: { savedAt: at, commandId } }
      })
    } catch (error) {
      store.audit.resetTo(head)
      store.records.abandonCommand()
      if (mustReopenAfter(error)) await this.#folder.reopen()
      throw error
    }
    this.#folder.mark()
    return answer
  }

  async #queryContext(store: OpenStore): Promise<QueryContext> {
    const unit = await this.#unitOf(store)
    const auditHead = store.audit.head.hash
    return { db: store.db, records: store.records, unit, options: this.#options, files: this.#files, auditHead }
  }

  /** A database belongs to one unit for good; it is asked once. */
  async #unitOf(store: OpenStore): Promise<OwnUnit> {
    const known = this.#units.get(store) ?? (await readOwnUnit(store.db))
    if (known === null) throw new AppError('not_initialised')
    this.#units.set(store, known)
    return known
  }

  #maintenanceContext(): MaintenanceContext {
    return {
      folder: this.#folder,
      options: this.#options,
      files: this.#files,
      store: () => this.#openStore(),
      perform: (name, input) => {
        const { method, handler } = this.#find(name)
        return this.#answer(name, method, handler, parseInput(method, input))
      },
    }
  }

  #requireState(method: Method): void {
    const state: DataState = this.#folder.state.kind
    if (method.states.includes(state)) return
    if (state === 'empty') throw new AppError('not_initialised')
    if (state === 'recovery') throw new AppError('in_recovery')
    throw new AppError('database_exists')
  }

  #openStore(): OpenStore {
    const { state } = this.#folder
    if (state.kind === 'ready') return state.store
    throw new AppError(state.kind === 'empty' ? 'not_initialised' : 'in_recovery')
  }

  #describe(name: string, thrown: unknown): ApiFailure {
    const error = asStorageError(thrown)
    if (error instanceof AppError) return { code: error.code, details: error.details }
    const number = this.#options.newId().slice(-6)
    this.#options.log({
      level: 'error',
      event: 'internal',
      details: { number, method: name, stack: error instanceof Error ? (error.stack ?? '') : String(error) },
    })
    return { code: 'internal', details: { number } }
  }
}

function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function isHandler(value: unknown): value is AnyHandler {
  return typeof value === 'function'
}

function isOutcome(value: unknown): value is Outcome<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'value' in value
}
