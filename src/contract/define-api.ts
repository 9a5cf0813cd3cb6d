/** How a method of the contract is declared, and what is derived from the declarations. */
import type { z } from 'zod'

/**
 * query: reads the database. command: one transaction, audited, undoable. reversal: moves along the undo line, audited.
 * inspection: looks at the data folder in whatever state it is. maintenance: works on the database as a whole and alone.
 */
export type MethodKind = 'query' | 'command' | 'reversal' | 'inspection' | 'maintenance'

export interface Method<
  K extends MethodKind = MethodKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K
  /** Plain Chinese for the undo line and the audit trail. */
  readonly label: string
  readonly input: I
  readonly output: O
  /** In which states of the data folder the method answers; by default only with a sound database. */
  readonly states: readonly DataState[]
  /** There is a verified backup to go back to before the command begins, made under this reason (core/backups/before-import.ts). */
  readonly backupFirst: 'beforeImport' | null
  /** What went out of the office stays as it went: the inverse is kept as evidence, not offered as a step back. */
  readonly permanent: boolean
  /** How much text a call may bring, in characters. */
  readonly largestInput: number
}

const mebi = 1024 * 1024
/** Bytes travel as staged files; what remains is the text of one screen. */
export const usualInput = mebi

/** empty: nothing there yet. ready: sound. recovery: something is damaged and must be decided by a person. */
export type DataState = 'empty' | 'ready' | 'recovery'

const inReady = ['ready'] as const
const everywhere = ['empty', 'ready', 'recovery'] as const

type Traits = Partial<Pick<Method, 'backupFirst' | 'permanent' | 'largestInput'>>

function declare<K extends MethodKind, I extends z.ZodType, O extends z.ZodType>(
  kind: K,
  label: string,
  input: I,
  output: O,
  states: readonly DataState[],
  traits: Traits = {},
): Method<K, I, O> {
  return {
    kind,
    label,
    input,
    output,
    states,
    backupFirst: traits.backupFirst ?? null,
    permanent: traits.permanent ?? false,
    largestInput: traits.largestInput ?? usualInput,
  }
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'query', I, O> {
  return declare('query', label, input, output, inReady)
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'command', I, O> {
  return declare('command', label, input, output, inReady)
}

/** A command that takes a block of cells as it comes from a spreadsheet: 10,000 rows and more text than a screen. */
export function blockCommand<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'command', I, O> {
  return declare('command', label, input, output, inReady, { largestInput: 8 * mebi })
}

/** A command that can change very much at once. */
export function bulkCommand<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'command', I, O> {
  return declare('command', label, input, output, inReady, { backupFirst: 'beforeImport' })
}

/** A command whose result leaves the office: an issued document, a sealed package. */
export function permanentCommand<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'command', I, O> {
  return declare('command', label, input, output, inReady, { permanent: true })
}

export function reversal<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'reversal', I, O> {
  return declare('reversal', label, input, output, inReady)
}

export function inspection<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
): Method<'inspection', I, O> {
  return declare('inspection', label, input, output, everywhere)
}

export function maintenance<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
  states: readonly DataState[] = inReady,
): Method<'maintenance', I, O> {
  return declare('maintenance', label, input, output, states)
}

export type ApiDefinition = Readonly<Record<string, Readonly<Record<string, Method>>>>

export type InputOf<M> = M extends Method<MethodKind, infer I> ? z.input<I> : never
export type ParsedInputOf<M> = M extends Method<MethodKind, infer I> ? z.output<I> : never
export type OutputOf<M> = M extends Method<MethodKind, z.ZodType, infer O> ? z.output<O> : never

/** What a caller holds: `client.ledgers.page({…})`. */
export type ClientOf<A extends ApiDefinition> = {
  readonly [F in keyof A]: { readonly [N in keyof A[F]]: (input: InputOf<A[F][N]>) => Promise<OutputOf<A[F][N]>> }
}

/** `ledgers.page`, `history.undo`, … */
export type MethodName<A extends ApiDefinition> = { [F in keyof A & string]: `${F}.${keyof A[F] & string}` }[keyof A &
  string]
