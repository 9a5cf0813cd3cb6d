/**
 * A build plugin that writes down the licence of every package whose code ends up in a bundle: bundled code leaves
 * node_modules, and with it the licence file that has to accompany it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const rule = '-'.repeat(80)

/** One list for several builds: each call of the returned function gives a plugin for one of them. */
export function licenceList({ outFile, shippedAsIs }) {
  const found = new Map(shippedAsIs.map((name) => describePackage(join('node_modules', name))))
  return () => ({
    name: 'licence-list',
    apply: 'build',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(id)
        if (folder !== null && !found.has(folder)) found.set(...describePackage(folder))
      }
    },
    writeBundle() {
      mkdirSync(dirname(outFile), { recursive: true })
      writeFileSync(outFile, formatList([...found.values()]))
    },
  })
}

/** `…/node_modules/@scope/name` of a module id, or null when the module is ours. */
function packageFolder(id) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1] ?? null
}

function describePackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  const text =
    file === undefined
      ? `${manifest.license} (the package holds no licence text)`
      : readFileSync(join(folder, file), 'utf8').trim()
  return [folder, { title: `${manifest.name} ${manifest.version}`, licence: manifest.license, text }]
}

function formatList(packages) {
  const sorted = packages.toSorted((left, right) => (left.title < right.title ? -1 : 1))
  return sorted.map(({ title, licence, text }) => `${title}\n${licence}\n\n${text}\n`).join(`\n${rule}\n\n`)
}
