/**
 * Who sealed a package, judged by the cards that are registered: a pure function over the list, and the refusal that follows.
 * A seal counts by its key; a card is the key with the unit's code and name.
 */
import { AppError } from '../../../contract/errors.ts'
import { readCard } from '../format/unit-seal.ts'

export interface RegisteredCard {
  readonly unit: string
  readonly card: string
  readonly state: 'unconfirmed' | 'confirmed' | 'revoked'
  /** Only of a revoked card. */
  readonly revokedOn: string | null
  readonly reason: string | null
}

/** A card that a unit had before its present one. */
export interface FormerCard {
  readonly unit: string
  readonly card: string
  readonly ended: 'renewed' | 'revoked'
  readonly endedOn: string
  readonly reason: string
}

export interface KnownCards {
  readonly current: readonly RegisteredCard[]
  readonly former: readonly FormerCard[]
  /** This unit's own code and cards, present and former. */
  readonly own: { readonly unit: string; readonly cards: readonly string[] }
}

export type SenderVerdict =
  /** Sealed with the seal of this unit itself. */
  | { readonly kind: 'own' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'unconfirmed' }
  /** Sealed before the sender renewed its seal, which is no reason to distrust it: as much as its present card is trusted. */
  | { readonly kind: 'former'; readonly isConfirmed: boolean }
  /** Neither the unit nor the seal is registered. */
  | { readonly kind: 'unknown' }
  /** The unit is registered with another seal. */
  | { readonly kind: 'otherSeal' }
  | { readonly kind: 'revoked'; readonly on: string; readonly reason: string }
  /** The seal is registered under another name or code. */
  | { readonly kind: 'renamed'; readonly known: string }

/** @param senderCard the two lines that a package carries as its card. */
export function judgeSender(senderCard: string, known: KnownCards): SenderVerdict {
  const sender = readCard(senderCard)
  if (sender === undefined) throw new Error('a package is judged by the card that it carries')
  const hasKey = ({ card }: { readonly card: string }): boolean => keyLine(card) === sender.publicKey
  if (sender.unit.code === known.own.unit)
    return known.own.cards.some((card) => hasKey({ card })) ? { kind: 'own' } : { kind: 'otherSeal' }
  // By its code after a renewal, by its seal where it took another code.
  const isOfSender = (card: RegisteredCard): boolean => card.unit === sender.unit.code || hasKey(card)
  const current = known.current.filter(hasKey)
  const former = known.former.filter(hasKey)
  const revoked = current.find(({ state }) => state === 'revoked')
  if (revoked !== undefined) return { kind: 'revoked', on: revoked.revokedOn ?? '', reason: revoked.reason ?? '' }
  const revocations = current.length > 0 ? [] : former.flatMap((card) => revocationOf(card, known) ?? [])
  const [revocation] = revocations
  if (revocation !== undefined) return { kind: 'revoked', ...revocation }
  const [registered] = [...current, ...former]
  if (registered === undefined) {
    const isRegistered = known.current.some(({ unit }) => unit === sender.unit.code)
    return { kind: isRegistered ? 'otherSeal' : 'unknown' }
  }
  // A unit that took another name or code has one seal under several texts; what it sealed under each stays good.
  const inForce = current.find(({ card }) => card === senderCard)
  if (inForce !== undefined) return { kind: inForce.state === 'confirmed' ? 'confirmed' : 'unconfirmed' }
  if (former.some(({ card }) => card === senderCard))
    return { kind: 'former', isConfirmed: known.current.some((card) => isOfSender(card) && card.state === 'confirmed') }
  return { kind: 'renamed', known: readCard(registered.card)?.unit.name ?? '' }
}

/** Registered cards have been read once; a district's hundreds are not parsed anew for each of hundreds of packages. */
function keyLine(card: string): string | undefined {
  return card.split('\n')[1]
}

/** A unit that is stopped is stopped with every seal that it had until that day: none may be left as a way in. */
function revocationOf(
  card: FormerCard,
  { current, former }: KnownCards,
): { readonly on: string; readonly reason: string } | null {
  const ofUnit = ({ unit }: { readonly unit: string }): boolean => unit === card.unit
  const stopped = current.find((each) => ofUnit(each) && each.state === 'revoked')
  if (stopped !== undefined) return { on: stopped.revokedOn ?? '', reason: stopped.reason ?? '' }
  const ended = former.find((each) => ofUnit(each) && each.ended === 'revoked' && each.endedOn >= card.endedOn)
  return ended === undefined ? null : { on: ended.endedOn, reason: ended.reason }
}

/** The refusal with the next step; `null` when the package may come in. `unknown` is refused unless the clerk accepts the card. */
export function senderRefusal(verdict: SenderVerdict, file: string, unit: string): AppError | null {
  switch (verdict.kind) {
    case 'own':
    case 'confirmed':
    case 'unconfirmed':
    case 'former':
      return null
    case 'unknown':
      return new AppError('package_unknown_sender', { file, unit })
    case 'revoked':
      return new AppError('package_revoked_sender', { file, unit, on: verdict.on, reason: verdict.reason })
    case 'renamed':
      return new AppError('package_renamed_sender', { file, known: verdict.known, unit })
    case 'otherSeal':
      return new AppError('package_signature', {
        file,
        reason: '与登记的单位名片不是同一枚印章；对方换了印章的，请先添加对方的换章名片',
      })
  }
}
