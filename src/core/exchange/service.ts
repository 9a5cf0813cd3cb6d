/** The exchange centre: packages sent and received, sealing, checking, importing. */
import type { exchange } from '../../contract/api/exchange.ts'
import type { HandlersOf } from '../handlers.ts'
import type { PlanStore } from '../intake/plan-store.ts'
import { readPackage } from './format/read-package.ts'
import { checkCode, publicCard } from './format/unit-seal.ts'
import { applyPackage, describePackage, openPackage, type KeptPackage } from './incoming.ts'
import { createPackage } from './outgoing.ts'
import { readPackages } from './repository.ts'
import { loadSeal } from './seal-file.ts'

export function exchangeHandlers(plans: PlanStore<KeptPackage>): HandlersOf<typeof exchange> {
  return {
    list: async ({ db, unit, options }) => {
      const card = publicCard({ code: unit.code, name: unit.name }, loadSeal(options.dataDir).public)
      const packages = (await readPackages(db)).map((row) => ({
        direction: row.direction,
        packageId: row.package_id,
        unit: row.unit,
        unitName: row.unit_name,
        sequence: row.sequence,
        period: row.period,
        at: row.at,
        hash: row.hash,
        fileName: row.file_name,
        rows: row.row_count,
      }))
      return { packages, card: { unit: unit.code, name: unit.name, checkCode: await checkCode(card) } }
    },

    create: createPackage,

    verify: async ({ files }, { fileId }) => (await readPackage(files.get(fileId))).info,

    preview: async (context, { fileId }) => {
      const kept = await openPackage(context, context.files.get(fileId))
      const planId = context.options.newId()
      plans.keep(planId, kept)
      return describePackage(context, planId, kept)
    },

    apply: async (context, { planId, acceptSender }) => {
      const kept = plans.get(planId)
      const counts = await applyPackage(context, kept, acceptSender)
      plans.drop(planId)
      return { value: { counts }, label: `导入数据包：${kept.content.info.unitName} 第${kept.content.info.sequence}号` }
    },
  }
}
