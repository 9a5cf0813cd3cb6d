/** Programs that are not ours accept what we write, and what they pack or sign again is read here. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPackage, type ReadPackage } from '../../../src/core/exchange/format/read-package.ts'
import { publicCard, sealToText } from '../../../src/core/exchange/format/unit-seal.ts'
import type { PackageTable } from '../../../src/core/exchange/format/table-schema.ts'
import { writePackage } from '../../../src/core/exchange/format/write-package.ts'
import {
  dutiesTable,
  minimalContent,
  otherSeal,
  relatedTables,
  sampleSeal,
  signedAt,
} from '../../checks/package/sample-package.ts'

const trickyTable: PackageTable = {
  ...dutiesTable,
  name: 'tricky',
  rows: [
    ['', 0, '', null],
    ['\\N', -5, ' 空格 ', '2026年春'],
    ['007', null, '"a",\r\n\n=1+1', ''],
    ['𠮷', 237, '👩‍👩‍👧‍👦', '2026-11-02T01:00:00Z'],
  ],
}

let folder: string
let written: ReadPackage

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '数据包 '))
  const files = [
    { path: 'data/四张清单.xlsx', bytes: new TextEncoder().encode('工作簿') },
    { path: 'data/documents/第1期（纪要）.docx', bytes: new Uint8Array(5_000).fill(7) },
  ]
  const content = { ...minimalContent, tables: [dutiesTable, trickyTable, ...relatedTables], files }
  const { bytes } = writePackage(content, sampleSeal, signedAt)
  writeFileSync(join(folder, 'package.zip'), bytes)
  written = await readPackage({ name: 'package.zip', bytes })
})

afterAll(() => rmSync(folder, { recursive: true }))

function run(command: string, args: readonly string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  return { status, output: stdout + stderr, stdout }
}

function isInstalled(command: string, ...args: string[]): boolean {
  const installed = spawnSync(command, args).error === undefined
  if (!installed) console.log(`skipped: ${command} is not installed (on Debian: apt-get install ${command})`)
  return installed
}

const has = {
  minisign: isInstalled('minisign', '-v'),
  unzip: isInstalled('unzip', '-v'),
  zip: isInstalled('zip', '-v'),
  sha256sum: isInstalled('sha256sum', '--version'),
  python3: isInstalled('python3', '--version'),
}

/** A folder in which the npm package datapackage is installed: the JavaScript library of the Frictionless project. */
const frictionless = process.env['SIDANTONG_FRICTIONLESS'] ?? ''
if (frictionless === '') {
  console.log(
    'skipped: no Frictionless validator (npm install --prefix <folder> datapackage@1.1.10; SIDANTONG_FRICTIONLESS=<folder>)',
  )
}

function unpack(): string {
  const target = mkdtempSync(join(folder, 'bag '))
  expect(run('unzip', ['-q', 'package.zip', '-d', target]).output).toBe('')
  const [base = ''] = readdirSync(target)
  return join(target, base)
}

function readBack(path: string): Promise<ReadPackage> {
  return readPackage({ name: path, bytes: readFileSync(join(folder, path)) })
}

describe.skipIf(!has.unzip || !has.sha256sum)('unzip and sha256sum', () => {
  it('find every file as the manifests say', () => {
    const bag = unpack()
    const check = (manifest: string) => run('sha256sum', ['-c', '--strict', manifest], bag)
    expect(check('manifest-sha256.txt')).toMatchObject({ status: 0 })
    expect(check('tagmanifest-sha256.txt')).toMatchObject({ status: 0 })
    expect(check('manifest-sha256.txt').stdout.split('\n')).toContain('data/tables/duties.csv: OK')
    expect(readdirSync(bag).sort()).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha256.txt.minisig',
      'unit-card.pub',
    ])
    writeFileSync(join(bag, 'data/tables/duties.csv'), 'changed')
    expect(check('manifest-sha256.txt')).toMatchObject({ status: 1 })
  })
})

describe.skipIf(!has.unzip || !has.minisign)('minisign', () => {
  const verify = (bag: string, card = 'unit-card.pub') =>
    run('minisign', ['-V', '-p', card, '-m', 'tagmanifest-sha256.txt'], bag)

  it('verifies the seal with the card in the package, and not after a change', () => {
    const bag = unpack()
    expect(verify(bag)).toMatchObject({ status: 0 })
    expect(verify(bag).output).toContain('Signature and comment signature verified')
    expect(run('minisign', ['-V', '-P', written.publicKey, '-m', 'tagmanifest-sha256.txt'], bag).status).toBe(0)
    writeFileSync(join(bag, 'other.pub'), publicCard(minimalContent.unit, otherSeal.public))
    expect(verify(bag, 'other.pub').status).not.toBe(0)
    const manifest = join(bag, 'tagmanifest-sha256.txt')
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^./, 'x'))
    expect(verify(bag).status).not.toBe(0)
  })

  it.skipIf(!has.zip)('signs with a stored seal, and the package it signed is read here', async () => {
    const bag = unpack()
    writeFileSync(join(folder, 'seal.key'), sealToText(sampleSeal))
    const comments = ['-c', 'signature by the unit seal of the sender, see unit-card.pub', '-t', 'signed by hand']
    const signing = run('minisign', ['-S', '-s', '../../seal.key', '-m', 'tagmanifest-sha256.txt', ...comments], bag)
    expect(signing).toMatchObject({ status: 0 })
    expect(run('zip', ['-q', '-r', '../by-hand.zip', '.'], bag)).toMatchObject({ status: 0 })
    const archive = readFileSync(join(bag, '../by-hand.zip'))
    expect(await readPackage({ name: 'by-hand.zip', bytes: archive })).toEqual(written)
  })
})

describe.skipIf(!has.python3)('Python', () => {
  const output = z.object({
    info: z.array(z.tuple([z.string(), z.string()])),
    tables: z.record(z.string(), z.array(z.array(z.union([z.string(), z.number(), z.null()])))),
  })

  it('reads every value with an independent reader of a few lines', () => {
    const reader = fileURLToPath(new URL('independent_reader.py', import.meta.url))
    const { status, stdout, output: all } = run('python3', [reader, 'package.zip'])
    expect(status, all).toBe(0)
    const read = output.parse(JSON.parse(stdout))
    const tables = [dutiesTable, trickyTable, ...relatedTables]
    expect(read.tables).toEqual(Object.fromEntries(tables.map(({ name, rows }) => [name, rows])))
    expect(read.info).toContainEqual(['Sidantong-Kind', 'submission'])
    expect(read.info).toContainEqual(['Sidantong-Unit', '999901001'])
  })

  it.each(['ZIP_STORED', 'ZIP_DEFLATED'])('packs again with %s, and the package is read here', async (method) => {
    const script = `
import sys, zipfile
with zipfile.ZipFile('package.zip') as a, zipfile.ZipFile('python.zip', 'w', zipfile.${method}) as b:
    for name in a.namelist(): b.writestr(name, a.read(name))`
    expect(run('python3', ['-c', script])).toMatchObject({ status: 0 })
    expect(await readBack('python.zip')).toEqual(written)
  })
})

describe.skipIf(!has.zip || !has.unzip)('zip', () => {
  it('packs again with folders and compression, and the package is read here', async () => {
    const bag = unpack()
    run('zip', ['-q', '-r', '-9', '../../info-zip.zip', '.'], bag)
    expect(await readBack('info-zip.zip')).toEqual(written)
    run('zip', ['-q', '-r', '-0', 'info-zip-2.zip', join(bag, '..').slice(folder.length + 1)])
    expect(await readBack('info-zip-2.zip')).toEqual(written)
  })

  it('is not believed when it changed the canonical archive in place', async () => {
    writeFileSync(join(folder, 'touched.zip'), readFileSync(join(folder, 'package.zip')))
    run('zip', ['-q', '-z', 'touched.zip'])
    writeFileSync(join(folder, '备注.txt'), 'x')
    run('zip', ['-q', 'touched.zip', '备注.txt'])
    await expect(readBack('touched.zip')).rejects.toMatchObject({ code: 'package_unsafe' })
  })
})

describe.skipIf(frictionless === '')('the Frictionless library', () => {
  const script = `
import { createRequire } from 'node:module'
const { Package } = createRequire(process.argv[1] + '/')('datapackage')
const answer = []
const loaded = await Package.load('data/datapackage.json', { strict: true })
if (!loaded.valid) answer.push(...loaded.errors.map(String))
for (const resource of loaded.resources.filter(({ descriptor }) => descriptor.schema !== undefined)) {
  const rows = await resource.read({ relations: true }).catch((error) => void answer.push(String(error)))
  answer.push(resource.name + ' ' + rows?.length)
}
console.log(JSON.stringify(answer))`
  const validate = (bag: string): unknown => {
    const { status, stdout, output: all } = run('node', ['--input-type=module', '-e', script, frictionless], bag)
    expect(status, all).toBe(0)
    return JSON.parse(stdout)
  }

  it('finds the description and every table valid, references and all', () => {
    expect(validate(unpack())).toEqual(['duties 2', 'tricky 4', 'communities 2', 'residents 2'])
  })

  it.each([
    ['女', '不详'],
    ['c-01', 'c-09'],
    ['2026-03-01', '2026-02-30'],
  ])('does not when %s becomes %s', (from, to) => {
    const bag = unpack()
    const path = join(bag, 'data/tables/residents.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    expect(validate(bag)).toContain('residents undefined')
  })
})
