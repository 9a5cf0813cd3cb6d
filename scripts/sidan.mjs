/** `npm run -s sidan -- …`: the command line, from wherever it was called. Set-up speaks on stderr, so that output stays clean. */
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { environmentFor, findNode } from './lib/node.mjs'
import { inProject, runMain } from './lib/project.mjs'
import { handOver } from './lib/run.mjs'

await runMain(async (argv) => {
  await ensureInstalled(console.error)
  const node = findNode()
  await ensureBuilt(node, console.error)
  // npm changes into the project folder; paths on the command line are meant from where the user stands.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  return await handOver(node, [inProject('out', 'main', 'cli.js'), ...argv], { cwd, env: environmentFor(node) })
})
