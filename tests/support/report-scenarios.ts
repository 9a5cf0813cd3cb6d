/** One step of each command around reports, to be done, undone and redone. */
import type { Scenario } from './list-scenarios.ts'

export const reportScenarios: Readonly<Record<string, readonly Scenario[]>> = {
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
