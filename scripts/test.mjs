/**
 * `npm test`: everything, on a fresh clone too. Set-up; lint and format beside types, build and promises; unit, integration
 * and browser tests.
 */
import { browserVariable, ensureBrowser } from './lib/browser.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node.mjs'
import { runMain } from './lib/project.mjs'
import { browserTests, checks, format, lint, report, runSteps, types, vitest } from './lib/steps.mjs'

await runMain(async () => {
  await ensureInstalled()
  const node = findNode()
  const browser = await ensureBrowser()
  const build = { name: 'build', run: async () => ensureBuilt(node).then(() => 0) }
  const steps = [
    [
      [lint, format],
      [types, build, checks],
    ],
    vitest('unit and integration tests'),
    browserTests,
  ]
  return report(await runSteps(node, steps, { [browserVariable]: browser }))
})
