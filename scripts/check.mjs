/** `npm run check`: types, lint, format and unit tests; run before every commit. */
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node.mjs'
import { runMain } from './lib/project.mjs'
import { format, lint, report, runSteps, types, vitest } from './lib/steps.mjs'

await runMain(async () => {
  await ensureInstalled()
  return report(await runSteps(findNode(), [[[lint], [types, format]], vitest('unit tests', 'tests/unit')]))
})
