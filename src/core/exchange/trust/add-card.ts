/** What becomes of a card that is handed in, given the cards that are registered. Pure. */
import { AppError } from '../../../contract/errors.ts'
import { encryptionKeyOf } from '../confidential/index.ts'
import { readCard } from '../format/unit-seal.ts'
import { isVouchedBy, type CardFile } from './card-file.ts'
import type { FormerCard, KnownCards, RegisteredCard } from './judge.ts'

export interface Addition {
  /** added: a unit that was not known. renewed: vouched for by the seal before. renamed: same seal, other name. replaced: after a revocation. */
  readonly outcome: 'added' | 'renewed' | 'renamed' | 'replaced'
  readonly state: 'unconfirmed' | 'confirmed'
  /** The card that it takes the place of. */
  readonly former: FormerCard | null
}

/** @param day today. @throws AppError card_own, card_known, card_stopped, card_other_seal, card_renewal_invalid, card_invalid */
export function decideAddition(file: CardFile, known: KnownCards, day: string): Addition {
  const unit = file.unit.name
  // A key that is no point of the curve verifies nothing and nothing can be encrypted for it.
  if (encryptionKeyOf(file.card) === undefined) throw new AppError('card_invalid')
  if (file.unit.code === known.own.unit) throw new AppError('card_own')
  assertNotStopped(file, known)
  const current = known.current.find((candidate) => candidate.unit === file.unit.code)
  if (current === undefined) return { outcome: 'added', state: 'unconfirmed', former: null }
  if (current.card === file.card) throw new AppError('card_known', { unit })
  const replaced = formerOf(current, day)
  if (current.state === 'revoked') return { outcome: 'replaced', state: 'unconfirmed', former: replaced }
  if (readCard(current.card)?.publicKey === file.publicKey)
    return { outcome: 'renamed', state: 'unconfirmed', former: { ...replaced, reason: '更名' } }
  if (file.vouchers.length === 0) throw new AppError('card_other_seal', { unit })
  if (!isVouchedBy(file, current.card)) throw new AppError('card_renewal_invalid', { unit })
  return { outcome: 'renewed', state: current.state, former: replaced }
}

function assertNotStopped({ publicKey, unit }: CardFile, { current, former }: KnownCards): void {
  const hasKey = ({ card }: { readonly card: string }): boolean => readCard(card)?.publicKey === publicKey
  const stopped = current.find((card) => card.state === 'revoked' && hasKey(card))
  if (stopped !== undefined)
    throw new AppError('card_stopped', { unit: unit.name, on: stopped.revokedOn ?? '', reason: stopped.reason ?? '' })
  // The text before a change of name stands among the former cards while the seal is in force.
  const isInForce = current.some(hasKey)
  const ended = former.find((card) => hasKey(card) && !(isInForce && card.ended === 'renewed'))
  if (ended !== undefined)
    throw new AppError('card_stopped', { unit: unit.name, on: ended.endedOn, reason: ended.reason })
}

function formerOf({ unit, card, state, revokedOn, reason }: RegisteredCard, day: string): FormerCard {
  if (state === 'revoked') return { unit, card, ended: 'revoked', endedOn: revokedOn ?? day, reason: reason ?? '' }
  return { unit, card, ended: 'renewed', endedOn: day, reason: '换章' }
}
