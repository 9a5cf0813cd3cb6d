/** What the clerk has decided so far about the items of a closing. Pure; whether it is enough is the core's to say. */
import type { StagedFile } from '../../../contract/artifact.ts'
import { closingWays, type ClosingDecision, type ClosingItem, type ClosingWay } from '../../../contract/closing.ts'

export interface Choice {
  readonly way: ClosingWay
  readonly reason: string
  readonly files: readonly StagedFile[]
}

export type Choices = ReadonlyMap<string, Choice>

export function withChoice(
  choices: Choices,
  id: string,
  change: Partial<Choice> & { readonly way: ClosingWay },
): Choices {
  const known = choices.get(id) ?? { reason: '', files: [] }
  return new Map(choices).set(id, { ...known, ...change })
}

/** What nobody has decided yet goes the proposed way, for one reason; what was decided keeps its own. */
export function withProposals(choices: Choices, items: readonly ClosingItem[], reason: string): Choices {
  return items
    .filter(({ id }) => !choices.has(id))
    .reduce((all, { id, proposed }) => withChoice(all, id, { way: proposed, reason }), choices)
}

export function toDecisions(choices: Choices, items: readonly ClosingItem[]): ClosingDecision[] {
  return items.flatMap(({ id }) => {
    const choice = choices.get(id)
    return choice === undefined
      ? []
      : [{ id, way: choice.way, reason: choice.reason, fileIds: choice.files.map((file) => file.id) }]
  })
}

/** 1 to 4, as the choices stand. */
export function wayOfKey(key: string): ClosingWay | null {
  return /^[1-4]$/.test(key) ? (closingWays[Number(key) - 1] ?? null) : null
}
