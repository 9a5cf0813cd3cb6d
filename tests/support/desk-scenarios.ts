/** The step of a meeting from stage to stage and the words of the desk, for tests that do, undo and redo every command of the contract. */
import { aMeeting } from './app.ts'
import type { Scenario } from './list-scenarios.ts'

export const deskScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'desk.write': [
    {
      name: 'words of an item and of the general discussion',
      ready: async ({ client }) => {
        const { meeting } = await client.meetings.create(aMeeting())
        const item = meeting.agenda[0]?.id ?? null
        const words = [
          { item: null, text: '会后又说到停车' },
          { item, text: '划线入市，每日两次收整。' },
        ]
        return () => client.desk.write({ id: meeting.id, version: meeting.version, words })
      },
    },
  ],
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
