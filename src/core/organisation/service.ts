/** The staffing board with its rules, and edits of communities and grids. */
import type { organisation } from '../../contract/api/organisation.ts'
import { AppError } from '../../contract/errors.ts'
import type { RecordValues } from '../../contract/records/define-record.ts'
import type { CommandContext, HandlersOf } from '../handlers.ts'
import { readBoard } from './board.ts'
import { moveHandlers } from './move-service.ts'
import { noticeHandlers } from './notice-service.ts'
import { requireOwn } from './own-records.ts'
import { postingHandlers } from './posting-service.ts'
import { readRuleSettings } from './repository.ts'
import { ruleProblem, ruleTitle, rulesInForce } from './rule-table.ts'

export const organisationHandlers: HandlersOf<typeof organisation> = {
  board: async ({ db, unit }) => readBoard(db, unit.code),

  saveCommunity: async (context, { id, ...draft }) => {
    const saved = await save(context, 'communities', id, {
      name: draft.name,
      code: draft.code === '' ? null : draft.code,
      population: draft.population,
    })
    return { value: { id: saved }, label: `保存社区：${draft.name}` }
  },

  saveGrid: async (context, { id, ...draft }) => {
    await requireOwn(context, 'communities', draft.communityId)
    const saved = await save(context, 'grids', id, {
      communityId: draft.communityId,
      name: draft.name,
      code: draft.code === '' ? null : draft.code,
      households: draft.households,
      partyGroup: textOrNull(draft.partyGroup),
      ...(draft.scope === undefined ? {} : { scope: textOrNull(draft.scope) }),
    })
    return { value: { id: saved }, label: `保存网格：${draft.name}` }
  },

  saveRule: async (context, { rule, values, reason }) => {
    const problem = ruleProblem(rule, values)
    if (problem !== null) throw new AppError('value_invalid', problem)
    const { db, records, stamp, unit, options } = context
    const known = (await readRuleSettings(db, unit.code)).find((row) => row.rule === rule)
    const { fewest = null, most = null, ratio = null } = values
    const stored = { rule, fewest, most, ratio, reason }
    if (known === undefined) records.create(stamp, 'ruleSettings', options.newId(), unit.code, { values: stored })
    else records.update(stamp, 'ruleSettings', await requireOwn(context, 'ruleSettings', known.id), { values: stored })
    const numbers = rulesInForce([{ rule, values, reason }]).find(({ key }) => key === rule)?.statement ?? ''
    return { value: {}, label: `修改配备规则：${ruleTitle(rule)}（${numbers}）` }
  },

  ...moveHandlers,
  ...postingHandlers,
  ...noticeHandlers,
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

async function save(
  context: CommandContext,
  key: 'communities' | 'grids',
  id: string | undefined,
  values: RecordValues,
): Promise<string> {
  const { records, stamp, unit, options } = context
  if (id === undefined) return records.create(stamp, key, options.newId(), unit.code, { values }).id
  const current = await requireOwn(context, key, id)
  return records.update(stamp, key, current, { values }).id
}
