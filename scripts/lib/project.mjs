/** Where things are. Plain Node 20, no dependencies: everything under scripts/ runs before anything is installed. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export function inProject(...parts) {
  return join(root, ...parts)
}

export function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

/** The JavaScript file behind a command of an installed package: runs with our Node on every system, unlike `.bin`. */
export function toolPath(packageName, command = packageName) {
  const { bin } = readJson(inProject('node_modules', packageName, 'package.json'))
  return inProject('node_modules', packageName, typeof bin === 'string' ? bin : bin[command])
}

/** An ending that is explained by its message alone. */
export class Stop extends Error {}

/** Runs a script's main function; a Stop prints its sentence, a bug its stack. */
export async function runMain(main) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    process.exitCode = 1
  }
}
