/** One count of a month for any number of forms: opens them, plans what goes where. Knows storage, writes nothing. */
import type { FilledForm } from '../../contract/api/forms.ts'
import { formMapping, type FormMapping } from '../../contract/indicators/form-mapping.ts'
import { monthTitle } from '../../contract/indicators/month.ts'
import { AppError } from '../../contract/errors.ts'
import { officialDate } from '../documents/chinese-text.ts'
import type { QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { countReport, type CountedReport } from '../reports/read-report.ts'
import { openForm, type OpenedForm } from './open-form.ts'
import { planFill, type FillPlan } from './plan-fill.ts'
import { readForm, type StoredForm } from './repository.ts'

export interface PlannedForm {
  readonly stored: StoredForm
  readonly form: OpenedForm
  readonly plan: FillPlan
}

export async function planForms(
  context: QueryContext,
  ids: readonly string[],
  period: string,
): Promise<{ readonly report: CountedReport; readonly planned: readonly PlannedForm[] }> {
  const report = await countReport(context, period, null)
  const data = {
    unitName: context.unit.name,
    month: monthTitle(period),
    day: officialDate(localDate(context.options.now())),
    places: report.places,
  }
  const planned: PlannedForm[] = []
  for (const id of new Set(ids)) {
    const stored = await requireForm(context, id)
    const form = await openForm({ name: stored.file_name, bytes: stored.bytes })
    planned.push({ stored, form, plan: planFill(form, mappingOf(stored), data) })
  }
  return { report, planned }
}

export async function requireForm({ db, unit }: QueryContext, id: string): Promise<StoredForm> {
  const stored = await readForm(db, id)
  if (stored?.unit !== unit.code) throw new AppError('not_found')
  return stored
}

export function mappingOf({ mapping }: Pick<StoredForm, 'mapping'>): FormMapping {
  return formMapping.parse(JSON.parse(mapping))
}

export function describePlan({ stored, plan }: PlannedForm): FilledForm {
  return {
    id: stored.id,
    name: stored.name,
    filled: plan.fills.length,
    unfilled: [...plan.unfilled],
    warnings: [...plan.warnings],
  }
}
