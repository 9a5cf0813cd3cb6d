/** Files from outside as one plan: whatever cannot be read is refused by name and holds up nobody else. */
import type { exchange, RefusedPackage } from '../../../contract/api/exchange.ts'
import { AppError, describeError } from '../../../contract/errors.ts'
import type { HandlersOf, QueryContext } from '../../handlers.ts'
import type { PlanStore } from '../../intake/plan-store.ts'
import { Turnstile } from '../../turnstile.ts'
import { checkCode } from '../format/unit-seal.ts'
import type { KnownCards } from '../trust/judge.ts'
import { readKnownCards } from '../trust/known-cards.ts'
import { planBatch, signatureOf, type PlannedPackage } from './batch.ts'
import { applyBatch } from './apply.ts'
import { describePackage } from './describe.ts'
import { isForUs, openPackage, type OpenedPackage } from './open.ts'

type Handlers = Pick<HandlersOf<typeof exchange>, 'preview' | 'inbox' | 'checkCode' | 'apply'>

/** What a preview keeps until it is followed. */
export interface KeptBatch {
  readonly packages: readonly OpenedPackage[]
  /** What the preview said of each record. */
  readonly signature: string
}

/** One record here is larger than all that is kept of it otherwise: only the plan that was made last is at hand. */
interface NewestPlan {
  readonly planId: string
  readonly plan: readonly PlannedPackage[]
  /** The audit trail that it was made on: while it is the same, so is the plan. */
  readonly auditHead: string
}

export function inboxHandlers(plans: PlanStore<KeptBatch>): Handlers {
  let newest: NewestPlan | null = null
  const keep = async (context: QueryContext, packages: readonly OpenedPackage[]): Promise<NewestPlan> => {
    const planId = context.options.newId()
    const { auditHead } = context
    const plan = await planBatch(context, packages)
    plans.keep(planId, { packages, signature: signatureOf(plan) })
    newest = { planId, plan, auditHead }
    return newest
  }
  /** One after another: several at once would hold 128 MB each. */
  const digits = new Turnstile()
  return {
    preview: async (context, { fileId, code }) => {
      const opened = await openPackage(context, await readKnownCards(context), fileId, code ?? null)
      const { planId, plan } = await keep(context, [opened])
      const [only] = plan
      if (only === undefined) throw new Error('a plan of one package has one package')
      return { planId, ...(await describePackage(context, only, plan)) }
    },

    inbox: async (context, { files, planId: earlier }) => {
      const opened = earlier === undefined ? [] : [...plans.get(earlier).packages]
      const refused: RefusedPackage[] = []
      const known = await readKnownCards(context)
      for (const { fileId, code } of files) {
        const result = await tryToOpen(context, known, fileId, code ?? null, opened)
        if ('message' in result) refused.push(result)
        else if (!opened.some((each) => each.content.hash === result.content.hash)) opened.push(result)
      }
      const { planId, plan } = await keep(context, opened)
      if (earlier !== undefined) plans.drop(earlier)
      const packages = []
      for (const each of plan) packages.push(await describePackage(context, each, plan))
      return { planId, packages, refused }
    },

    checkCode: async (_, { planId, fileId }) => {
      const opened = plans.get(planId).packages.find((each) => each.fileId === fileId)
      if (opened === undefined) throw new AppError('file_expired')
      return { checkCode: await digits.serial(() => checkCode(opened.content.publicCard)) }
    },

    apply: async (context, { planId, acceptSender, decisions }) => {
      const kept = plans.get(planId)
      const plan =
        newest?.planId === planId && newest.auditHead === context.auditHead
          ? newest.plan
          : await planAnew(context, kept)
      const { first, ...value } = await applyBatch(context, kept.packages, plan, { acceptSender, decisions })
      plans.drop(planId)
      newest = null
      // A commit that then fails costs choosing the files again, as it does for the plan.
      for (const { fileId } of value.packages) context.files.drop(fileId)
      const { unitName, sequence } = first.content.info
      const others = value.packages.length > 1 ? ` 等 ${value.packages.length} 个` : ''
      return { value, label: `导入数据包：${unitName} 第${sequence}号${others}` }
    },
  }
}

/** The plan as it is now. @throws AppError plan_stale where it is another than the clerk was shown */
async function planAnew(context: QueryContext, { packages, signature }: KeptBatch): Promise<PlannedPackage[]> {
  const plan = await planBatch(context, packages)
  if (signatureOf(plan) !== signature) throw new AppError('plan_stale')
  return plan
}

async function tryToOpen(
  context: QueryContext,
  known: KnownCards,
  fileId: string,
  code: string | null,
  along: readonly OpenedPackage[],
): Promise<OpenedPackage | RefusedPackage> {
  const file = context.files.nameOf(fileId)
  try {
    const opened = await openPackage(context, known, fileId, code, along)
    if (isForUs(opened, context.unit.code)) return opened
    throw new AppError('package_for_other', { file, recipient: opened.content.info.recipient })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const needsCode = ['package_code_needed', 'package_code_wrong', 'code_mistyped'].includes(error.code)
    return { fileId, file, code: error.code, message: describeError(error), needsCode }
  }
}
