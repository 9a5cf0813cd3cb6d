/** The exchange centre: one handler per method, each in the folder of its task. */
import type { exchange } from '../../contract/api/exchange.ts'
import type { HandlersOf } from '../handlers.ts'
import type { PlanStore } from '../intake/plan-store.ts'
import { checkCode } from './format/unit-seal.ts'
import { readPackage } from './format/read-package.ts'
import { createReceipt } from './receipts/create.ts'
import { returnedHandlers } from './receipts/report.ts'
import { inboxHandlers, type KeptBatch } from './receiving/inbox.ts'
import { unwrap } from './receiving/open.ts'
import { submissionHandlers } from './receiving/submissions-service.ts'
import { readRegister, registerWorkbook } from './register.ts'
import { confirmWritten, createPackage, voidPackage } from './sending/create.ts'
import { previewOutgoing } from './sending/preview.ts'
import { readCards } from './trust/repository.ts'
import { sealState } from './trust/seal-slots.ts'

export function exchangeHandlers(plans: PlanStore<KeptBatch>): HandlersOf<typeof exchange> {
  return {
    list: async (context) => {
      const { db, unit, options } = context
      const partners = (await readCards(db)).map(({ unit: code, name }) => ({ unit: code, name }))
      return {
        packages: await readRegister(context),
        card: { unit: unit.code, name: unit.name, hasSeal: sealState(options.dataDir) === 'sound' },
        partners,
      }
    },
    verify: async (context, { fileId, code }) => {
      const file = context.files.get(fileId)
      const { bytes } = await unwrap(context, file, code ?? null)
      const { info, publicCard: card } = await readPackage({ name: file.name, bytes })
      return { ...info, checkCode: await checkCode(card) }
    },
    outgoing: previewOutgoing,
    create: createPackage,
    confirmWritten,
    void: voidPackage,
    receipt: createReceipt,
    register: registerWorkbook,
    ...inboxHandlers(plans),
    ...returnedHandlers,
    ...submissionHandlers,
  }
}
