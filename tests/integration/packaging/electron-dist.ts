/** A stand-in for Electron's own files, enough for electron-builder to pack the program around them without a download. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

/** How the fuses lie in a real binary: this mark, then version, count, and one byte each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

export async function makeElectronDist(folder: string, electronVersion: string, fuseCount: number): Promise<void> {
  const emptyApp = join(folder, 'empty')
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'))
  await mkdir(emptyApp)
  await writeFile(join(emptyApp, 'package.json'), '{}')
  await createPackage(emptyApp, join(folder, 'resources/default_app.asar'))
  const program = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, fuseCount]), Buffer.alloc(fuseCount, '1')])
  for (const name of ['electron', 'electron.exe']) {
    await writeFile(join(folder, name), program)
    await chmod(join(folder, name), 0o755)
  }
  await writeFile(join(folder, 'version'), electronVersion)
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/zh-CN.pak',
    'locales/en-US.pak',
    'locales/fr.pak',
  ]) {
    await writeFile(join(folder, name), name)
  }
}

export async function electronVersionOf(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('the electron package has no version')
}
