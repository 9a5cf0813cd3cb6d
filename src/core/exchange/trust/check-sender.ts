/** The register's word on the sender of a package that has been read and verified: known, unknown, or refused with the next step. */
import type { IncomingPackage, OutgoingPlan } from '../../../contract/api/exchange.ts'
import type { QueryContext } from '../../handlers.ts'
import { judgeSender, senderRefusal, type KnownCards } from './judge.ts'
import { readCard } from './repository.ts'

export interface SealedBy {
  readonly info: { readonly unitName: string }
  /** The two lines that the package carries. */
  readonly publicCard: string
}

/**
 * `unknown` is left to a person, who compares the digits. Cards that earlier packages of the same batch bring (by unit) bind the
 * later ones, without being registered.
 * @throws AppError package_revoked_sender, package_renamed_sender, package_signature
 */
export function checkSender(
  known: KnownCards,
  file: string,
  { info, publicCard }: SealedBy,
  newCards: ReadonlyMap<string, string> = new Map(),
): IncomingPackage['sender'] {
  const verdict = judgeSender(publicCard, known)
  if (verdict.kind !== 'unknown') {
    const refusal = senderRefusal(verdict, file, info.unitName)
    if (refusal !== null) throw refusal
    const isCompared = verdict.kind === 'former' ? verdict.isConfirmed : verdict.kind !== 'unconfirmed'
    return isCompared ? 'known' : 'unconfirmed'
  }
  const amongNew = judgeSender(publicCard, { ...known, current: asRegistered(newCards) })
  const refusal = amongNew.kind === 'unknown' ? null : senderRefusal(amongNew, file, info.unitName)
  if (refusal !== null) throw refusal
  return 'unknown'
}

function asRegistered(cards: ReadonlyMap<string, string>): KnownCards['current'] {
  return [...cards].map(([unit, card]) => ({ unit, card, state: 'unconfirmed', revokedOn: null, reason: null }))
}

/** The card to encrypt for; `null` when the unit has none or it is revoked. */
export async function cardForEncryption(context: Pick<QueryContext, 'db'>, unit: string): Promise<string | null> {
  const row = await readCard(context.db, unit)
  return row === null || row.state === 'revoked' ? null : row.card
}

/** A revoked card is none. */
export async function standingOfCard(context: Pick<QueryContext, 'db'>, unit: string): Promise<OutgoingPlan['card']> {
  const row = await readCard(context.db, unit)
  return row === null || row.state === 'revoked' ? 'none' : row.state
}
