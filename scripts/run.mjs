/** Runs a TypeScript program of this project (benchmark, checks, demo) with the right Node, after set-up and build. */
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { environmentFor, findNode } from './lib/node.mjs'
import { inProject, root, runMain } from './lib/project.mjs'
import { handOver } from './lib/run.mjs'

await runMain(async ([program, ...args]) => {
  await ensureInstalled()
  const node = findNode()
  await ensureBuilt(node)
  return await handOver(node, [inProject(program), ...args], { cwd: root, env: environmentFor(node) })
})
