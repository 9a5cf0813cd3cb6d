/** Gathers the cards that a sender is judged by: partners from the database, this unit's own from the data folder. */
import type { QueryContext } from '../../handlers.ts'
import type { KnownCards } from './judge.ts'
import { readCurrentCards, readFormerCards } from './repository.ts'
import { ownCards, sealState } from './seal-slots.ts'

export async function readKnownCards({ db, unit, options }: QueryContext): Promise<KnownCards> {
  // Without a sound seal there is still a register to judge others by.
  const cards = sealState(options.dataDir) === 'sound' ? ownCards(options.dataDir, unit) : []
  return { current: await readCurrentCards(db), former: await readFormerCards(db), own: { unit: unit.code, cards } }
}
