/** The district's blank form for tests, and one step of each command around reports, to be done, undone and redone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from './app.ts'
import type { Scenario } from './list-scenarios.ts'

export const blankFormName = '区局月报空表.xlsx'

export function blankForm(): Buffer {
  return readFileSync(join(import.meta.dirname, '../fixtures/forms', blankFormName))
}

/** The form as it is recognised. */
export async function saveForm(app: TestApp) {
  const fileId = app.stage(blankFormName, blankForm())
  const { name, mapping } = await app.client.forms.read({ fileId })
  return (await app.client.forms.save({ fileId, name, mapping })).form
}

const withForm = async (app: TestApp, step: (form: Awaited<ReturnType<typeof saveForm>>) => Promise<unknown>) => {
  const form = await saveForm(app)
  return () => step(form)
}

/** Commands whose result leaves the office: they are not offered for undo. */
export const permanentReports: Readonly<Record<string, (app: TestApp) => Promise<() => Promise<unknown>>>> = {
  'reports.keep': (app) => Promise.resolve(() => app.client.reports.keep({ period: '2026-11' })),
  'forms.make': (app) => withForm(app, ({ id }) => app.client.forms.make({ ids: [id], period: '2026-11' })),
}

export const reportScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'forms.save': [
    {
      name: 'as it is recognised',
      ready: async (app) => {
        const fileId = app.stage(blankFormName, blankForm())
        const { name, mapping } = await app.client.forms.read({ fileId })
        return () => app.client.forms.save({ fileId, name, mapping })
      },
    },
  ],
  'forms.correct': [
    {
      name: 'one column',
      ready: (app) =>
        withForm(app, ({ id, mapping }) => app.client.forms.correct({ id, mapping: { ...mapping, cells: [] } })),
    },
  ],
  'forms.remove': [
    { name: 'one that is there', ready: (app) => withForm(app, ({ id }) => app.client.forms.remove({ id })) },
  ],
  'forms.importMapping': [
    {
      name: 'of the same form',
      ready: async (app) => {
        const { id, mapping } = await saveForm(app)
        const { bytes } = await app.client.forms.exportMapping({ id })
        await app.client.forms.correct({ id, mapping: { ...mapping, cells: [] } })
        return () => app.client.forms.importMapping({ fileId: app.stage('对应.json', bytes) })
      },
    },
  ],
  'reports.saveReminder': [
    {
      name: 'for the first time',
      ready: ({ client }) => Promise.resolve(() => client.reports.saveReminder({ day: 20 })),
    },
    {
      name: 'again',
      ready: async ({ client }) => {
        await client.reports.saveReminder({ day: 20 })
        return () => client.reports.saveReminder({ day: 28 })
      },
    },
  ],
}

/** Right input for each method, with ids of things that are something else. */
export function reportInputs(fileId: string, id: string): [string, object][] {
  const period = '2026-11'
  const mapping = { tables: [], cells: [] }
  return [
    ['reports.view', { period }],
    ['reports.rows', { period, indicator: 'grids', unit: null }],
    ['reports.check', { period }],
    ['reports.broken', { period, rule: 'populationMissing' }],
    ['reports.export', { period }],
    ['reports.print', { period }],
    ['reports.keep', { period }],
    ['reports.schedule', { day: 24, time: '20:00', program: 'sidan', out: '/data' }],
    ['reports.saveReminder', { day: 20 }],
    ['forms.read', { fileId }],
    ['forms.sheets', { source: { id } }],
    ['forms.proposeTable', { source: { fileId }, sheet: '月报', lines: 'community', at: null }],
    ['forms.save', { fileId, name: '空表', mapping }],
    ['forms.correct', { id, mapping }],
    ['forms.remove', { id }],
    ['forms.open', { id }],
    ['forms.exportMapping', { id }],
    ['forms.importMapping', { fileId }],
    ['forms.preview', { ids: [id], period }],
    ['forms.print', { id, period }],
    ['forms.madeBefore', { id, period, fileId }],
    ['reports.exportedBefore', { period, fileId }],
    ['forms.make', { ids: [id], period }],
  ]
}
