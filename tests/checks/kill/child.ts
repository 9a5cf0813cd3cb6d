/** The process that is killed: clerks' days without end, each acknowledged step one line on the output at once. */
import { writeSync } from 'node:fs'
import { acknowledgeTo } from '../../support/checks/acknowledge.ts'
import { openApp } from '../../support/checks/app.ts'
import { OfficeDay } from '../../support/checks/office-day.ts'
import { seeded } from '../../support/checks/random.ts'

const [dataDir = '', seed = '0', twin = 'none', lastCommand = '0'] = process.argv.slice(2)
const output = 1
const acknowledge = acknowledgeTo(output)
const app = await openApp(dataDir)
const day = new OfficeDay(app, seeded(Number(seed)))

/** The twin answers before it has committed: the number of the command that is only about to begin. */
async function answerTooEarly(): Promise<void> {
  for (let commandId = Number(lastCommand) + 1; ; commandId++) {
    acknowledge({ step: 'addRow', commandId, record: null, backup: null })
    await day.addRow()
  }
}

writeSync(output, '\n')
if (twin === 'early') await answerTooEarly()
for (;;) acknowledge(await day.step())
