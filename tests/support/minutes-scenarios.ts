/** One step of each command around the minutes and their templates, for tests that do, undo and redo every command of the contract. */
import { aMeeting, type TestApp } from './app.ts'
import type { Scenario } from './list-scenarios.ts'
import { templateScenarios } from './template-scenarios.ts'

const text = [{ kind: 'paragraph' as const, text: '会议听取了汇报。' }]

async function issued({ client }: TestApp) {
  const { meeting } = await client.meetings.create(aMeeting())
  const { document } = await client.minutes.issue({ id: meeting.id })
  return { documentId: document.id, unit: '环卫公司', name: '丙某', confirmedOn: '2026-11-06' }
}

export const minutesScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  ...templateScenarios,
  'minutes.saveText': [
    {
      name: 'a text of its own',
      ready: async ({ client }) => {
        const { id, version } = (await client.meetings.create(aMeeting())).meeting
        return () => client.minutes.saveText({ id, version, text })
      },
    },
    {
      name: 'given up again',
      ready: async ({ client }) => {
        const { id, version } = (await client.meetings.create(aMeeting())).meeting
        const { state } = await client.minutes.saveText({ id, version, text })
        return () => client.minutes.saveText({ id, version: state.version, text: null })
      },
    },
  ],
  'minutes.confirm': [
    {
      name: 'of somebody who was there',
      ready: async (app) => {
        const said = await issued(app)
        return () => app.client.minutes.confirm({ ...said, opinion: '确认' })
      },
    },
    {
      name: 'in place of what was said before',
      ready: async (app) => {
        const said = await issued(app)
        await app.client.minutes.confirm({ ...said, opinion: '确认' })
        return () => app.client.minutes.confirm({ ...said, opinion: '有异议', note: '数量不对' })
      },
    },
  ],
  'minutes.withdrawConfirmation': [
    {
      name: 'one that was given',
      ready: async (app) => {
        const { id } = await app.client.minutes.confirm({ ...(await issued(app)), opinion: '确认' })
        return () => app.client.minutes.withdrawConfirmation({ id })
      },
    },
  ],
}
