/** Import plans between preview and apply, in memory: a preview that is never applied costs nothing later. */
import type { PlannedRow } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import type { SourceTable } from './source-table.ts'

export interface KeptPlan {
  readonly tables: readonly { readonly source: SourceTable; readonly rows: readonly PlannedRow[] }[]
  /** Audit sequence at planning: while it stands, the plan is what applying would plan again. */
  readonly sequence: number
}

const mostPlans = 5

export class PlanStore<Plan> {
  readonly #plans = new Map<string, Plan>()

  keep(id: string, plan: Plan): void {
    this.#plans.set(id, plan)
    for (const oldest of this.#plans.keys()) {
      if (this.#plans.size <= mostPlans) return
      this.#plans.delete(oldest)
    }
  }

  /** @throws AppError file_expired */
  get(id: string): Plan {
    const plan = this.#plans.get(id)
    if (plan === undefined) throw new AppError('file_expired')
    return plan
  }

  drop(id: string): void {
    this.#plans.delete(id)
  }
}
