/** The step of a meeting from stage to stage, for tests that do, undo and redo every command of the contract. */
import { aMeeting } from './app.ts'
import type { Scenario } from './list-scenarios.ts'

export const deskScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'meetings.setStage': [
    {
      name: 'a meeting begins',
      ready: async ({ client }) => {
        const { meeting } = await client.meetings.create(aMeeting({ heldAt: '2099-03-02T09:00' }))
        return () => client.meetings.setStage({ id: meeting.id, version: meeting.version, stage: '会中' })
      },
    },
  ],
}
