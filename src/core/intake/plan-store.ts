/** Import plans between preview and apply, in memory: a preview that is never applied costs nothing later. */
import { AppError } from '../../contract/errors.ts'

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
