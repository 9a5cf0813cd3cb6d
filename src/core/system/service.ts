/** State of the data folder as the window shows it, first run, and the full check. */
import type { system, SystemStatus } from '../../contract/api/system.ts'
import { AppError } from '../../contract/errors.ts'
import { newestSoundBackup } from '../db/backup.ts'
import type { DataFolder, OpenStore } from '../db/data-folder.ts'
import { readMark } from '../db/marker.ts'
import { metaKeys, readMeta, readOwnUnit, writeMeta } from '../db/meta.ts'
import { verifyDatabase } from '../db/verify.ts'
import { unitName } from '../exchange/format/unit-seal.ts'
import type { HandlersOf, MaintenanceContext } from '../handlers.ts'
import { firstUndone, lastCommand, lastDone } from '../history/repository.ts'
import { commandText } from './command-text.ts'
import { loadSampleStreet, readSampleStreet, sampleUnit } from './sample-street.ts'

export const systemHandlers: HandlersOf<typeof system> = {
  status: async ({ folder, options }) => readStatus(folder, options.appVersion),

  initialize: async (context, input) => {
    const setUp = input.mode === 'sample' ? sampleSetUp(context) : blankSetUp(input.unitName, input.unitCode)
    const store = context.folder.create(context.options.newId())
    try {
      await setUp(store)
    } catch (error) {
      // Half a beginning is none: the folder is as empty as it was, and the first run can be tried again.
      context.folder.discardNew()
      throw error
    }
    return readStatus(context.folder, context.options.appVersion)
  },

  commandLine: ({ options }) =>
    Promise.resolve({
      program: options.commandLine === null ? null : commandText(options.commandLine, process.platform),
    }),

  verify: ({ store, folder }: MaintenanceContext) => {
    const { raw, databaseId } = store()
    return Promise.resolve(verifyDatabase(raw, readMark(folder.dataDir), databaseId))
  },

  acceptLoss: async ({ folder, options }) => {
    await folder.acceptLoss()
    return readStatus(folder, options.appVersion)
  },
}

type SetUp = (store: OpenStore) => Promise<void>

/** What ships with the program is read before anything is created. */
function sampleSetUp(context: MaintenanceContext): SetUp {
  const sample = readSampleStreet(context.options.resourcesDir)
  return async (store) => {
    await identify(store, sampleUnit, true)
    await loadSampleStreet(context, sample)
    await context.folder.backup('daily')
  }
}

function blankSetUp(name: string, code: string): SetUp {
  assertUnitName(name)
  return (store) => identify(store, { name, code, kind: code.length === 6 ? 'district' : 'street' }, false)
}

/** The name stands in file names, in packages and on the unit's card. */
function assertUnitName(name: string): void {
  if (unitName.safeParse(name).success && !/[\\/:*?"<>|]/.test(name)) return
  throw new AppError('value_invalid', {
    field: '单位名称',
    value: name,
    reason: '含有看不见的字符或 \\ / : * ? " < > |',
  })
}

async function identify(store: OpenStore, unit: NonNullable<SystemStatus['unit']>, sample: boolean): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    await writeMeta(tx, metaKeys.ownUnit, JSON.stringify(unit))
    await writeMeta(tx, metaKeys.sample, sample ? 'yes' : 'no')
  })
}

export async function readStatus(folder: DataFolder, appVersion: string): Promise<SystemStatus> {
  const lastBackupAt = newestSoundBackup(folder.dataDir)?.at ?? null
  const none = { unit: null, sample: false, problem: null, lastSavedAt: null, undo: null, redo: null }
  const { state } = folder
  if (state.kind === 'empty') return { ...none, state: 'empty', appVersion, lastBackupAt }
  if (state.kind === 'recovery') {
    const { code, details } = state.problem
    return { ...none, state: 'recovery', appVersion, lastBackupAt, problem: { code, details: { ...details } } }
  }
  const { db } = state.store
  const [undo, redo, last] = [await lastDone(db), await firstUndone(db), await lastCommand(db)]
  return {
    state: 'ready',
    appVersion,
    unit: await readOwnUnit(db),
    sample: (await readMeta(db, metaKeys.sample)) === 'yes',
    problem: null,
    lastSavedAt: last?.at ?? null,
    lastBackupAt,
    undo: undo === undefined ? null : { label: undo.label, at: undo.at },
    redo: redo === undefined ? null : { label: redo.label, at: redo.at },
  }
}

/** Refuses with the reason when the folder holds no usable database. */
export function requireReady(folder: DataFolder): void {
  if (folder.state.kind === 'empty') throw new AppError('database_missing')
  if (folder.state.kind === 'recovery') throw folder.state.problem
}
