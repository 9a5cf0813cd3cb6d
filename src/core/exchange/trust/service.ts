/** 印章与名片: the own card and seal, and the cards of partners. What is agreed with others is recorded, not undone. */
import type { trust } from '../../../contract/api/trust.ts'
import { AppError } from '../../../contract/errors.ts'
import type { Row } from '../../db/schema.ts'
import { readOwnUnit } from '../../db/meta.ts'
import type { HandlersOf, MaintenanceContext, QueryContext } from '../../handlers.ts'
import { localDate } from '../../local-date.ts'
import type { ParsedInputOf } from '../../../contract/define-api.ts'
import { checkCode, publicCard, type UnitIdentity, type UnitSeal } from '../format/unit-seal.ts'
import { keepSeal, loadSeal } from '../seal-file.ts'
import { decideAddition } from './add-card.ts'
import { readCardFile, type CardFile } from './card-file.ts'
import { readKnownCards } from './known-cards.ts'
import { addFormerCard, confirmCard, putCard, readCard, readCards, revokeCard } from './repository.ts'
import { sealFromSheet, sealToSheet } from './seal-sheet.ts'
import {
  hasPassword,
  markSheetPrinted,
  ownCardFile,
  removePassword,
  renewSeal,
  sealFromPassword,
  sealState,
  setPassword,
  sheetPrintedOn,
} from './seal-slots.ts'
import { sheetPage } from './sheet-page.ts'
import { keepInSystemStore, removeFromSystemStore, sealFromSystemStore, systemSlotState } from './system-slot.ts'

export const trustHandlers: HandlersOf<typeof trust> = {
  overview: async ({ db, unit, options: { dataDir, systemStore } }) => {
    const state = sealState(dataDir)
    const partners = (await readCards(db)).map((row) => ({
      unit: row.unit,
      name: row.name,
      state: row.state,
      acceptedAt: row.accepted_at,
      confirmedAt: row.confirmed_at,
      confirmedBy: row.confirmed_by,
      revokedOn: row.revoked_on,
      reason: row.revoke_reason,
    }))
    return {
      unit: { code: unit.code, name: unit.name },
      card: state === 'sound' ? await cardOf(dataDir, unit) : null,
      seal: {
        state,
        sheetPrintedOn: state === 'sound' ? sheetPrintedOn(dataDir) : null,
        hasPassword: hasPassword(dataDir),
        systemStore: await systemSlotState(dataDir, systemStore),
      },
      partners,
    }
  },

  saveCard: ({ unit, options }) =>
    Promise.resolve({
      name: `${unit.name}-单位名片.pub`,
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode(ownCardFile(options.dataDir, unit)),
    }),

  addCard: async (context, input) => {
    const file = readHandedIn(context, input)
    const { outcome, state, former } = decideAddition(
      file,
      await readKnownCards(context),
      localDate(context.options.now()),
    )
    const before = await readCard(context.db, file.unit.code)
    if (former !== null) await addFormerCard(context.db, former)
    await putCard(context.db, {
      unit: file.unit.code,
      name: file.unit.name,
      card: file.card,
      accepted_at: context.stamp.at,
      state,
      // What was compared for the seal before holds for the one that it vouches for.
      confirmed_at: state === 'confirmed' ? (before?.confirmed_at ?? null) : null,
      confirmed_by: state === 'confirmed' ? (before?.confirmed_by ?? null) : null,
    })
    const { code, name } = file.unit
    return { value: { unit: code, name, outcome, state }, label: `添加单位名片：${name}` }
  },

  confirmCard: async ({ db, stamp }, { unit, checkCode: typed }) => {
    const { name, card } = await registered(db, unit)
    if (digitsOf(await checkCode(card)) !== digitsOf(typed)) throw new AppError('check_code_wrong', { unit: name })
    await confirmCard(db, unit, stamp.at, stamp.actor)
    return { value: { name }, label: `核对单位名片：${name}` }
  },

  revokeCard: async ({ db, options }, { unit, reason }) => {
    const { name } = await registered(db, unit)
    await revokeCard(db, unit, localDate(options.now()), reason)
    return { value: { name }, label: `停用单位名片：${name}（${reason}）` }
  },

  printSheet: async (context) => {
    const { dataDir, now } = context.options
    const unit = await ownUnit(context)
    const lines = sealToSheet(loadSeal(dataDir))
    const day = localDate(now())
    const page = sheetPage({ unit, checkCode: (await cardOf(dataDir, unit)).checkCode, lines, day })
    markSheetPrinted(dataDir, day)
    return { ...page, lines }
  },

  setPassword: async ({ options }, { password }) => {
    await setPassword(options.dataDir, password)
    return {}
  },

  removePassword: ({ options }) => {
    removePassword(options.dataDir)
    return Promise.resolve({})
  },

  keepInSystemStore: async ({ options }) => {
    await keepInSystemStore(options.dataDir, options.systemStore)
    return {}
  },

  removeFromSystemStore: ({ options }) => {
    removeFromSystemStore(options.dataDir)
    return Promise.resolve({})
  },

  restoreSeal: async (context, input) => {
    const { dataDir } = context.options
    const unit = await ownUnit(context)
    const seal = await sealFrom(input, context.options)
    if (sealState(dataDir) !== 'sound' || loadSeal(dataDir).public !== seal.public) keepSeal(dataDir, seal)
    return { checkCode: (await cardOf(dataDir, unit)).checkCode }
  },

  renewSeal: async (context) => {
    const { dataDir, now } = context.options
    const unit = await ownUnit(context)
    const vouched = sealState(dataDir) === 'sound'
    renewSeal(dataDir, unit, localDate(now()))
    return { checkCode: (await cardOf(dataDir, unit)).checkCode, vouched }
  },
}

async function sealFrom(
  input: ParsedInputOf<typeof trust.restoreSeal>,
  { dataDir, systemStore }: MaintenanceContext['options'],
): Promise<UnitSeal> {
  if ('sheet' in input) return sealFromSheet(input.sheet)
  if ('password' in input) return await sealFromPassword(dataDir, input.password)
  return await sealFromSystemStore(dataDir, systemStore)
}

async function cardOf(dataDir: string, unit: UnitIdentity): Promise<{ text: string; checkCode: string }> {
  const text = publicCard(unit, loadSeal(dataDir).public)
  return { text, checkCode: await checkCode(text) }
}

async function ownUnit({ store }: MaintenanceContext): Promise<UnitIdentity> {
  const unit = await readOwnUnit(store().db)
  if (unit === null) throw new AppError('not_initialised')
  return unit
}

async function registered(db: QueryContext['db'], unit: string): Promise<Row<'partner_cards'>> {
  const row = await readCard(db, unit)
  if (row === null) throw new AppError('not_found')
  return row
}

/** @throws AppError card_invalid */
function readHandedIn({ files }: QueryContext, input: ParsedInputOf<typeof trust.addCard>): CardFile {
  const text = 'text' in input ? input.text : Buffer.from(files.get(input.fileId).bytes).toString('utf8')
  const file = readCardFile(text)
  if (file === undefined) throw new AppError('card_invalid')
  return file
}

/** However people write them down: in groups, with full-width digits, with dashes. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\-–—]/g, '')
}
