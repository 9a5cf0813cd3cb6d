/** Rows D2, D3 and D10: packages whose zip is in order, and whose content is not what the sender sealed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { bagChecks } from '../../../src/core/exchange/format/bag.ts'
import { readPackage, readPackageWith } from '../../../src/core/exchange/format/read-package.ts'
import { checkCode, publicCard } from '../../../src/core/exchange/format/unit-seal.ts'
import {
  archiveOf,
  edit,
  filesOf,
  redescribe,
  rehash,
  rehashTags,
  resign,
  textOf,
  type Files,
} from '../../checks/package/forge.ts'
import { utf8 } from '../../checks/package/raw-zip.ts'
import { minimalContent, otherSeal, samplePackage, sampleSeal } from '../../checks/package/sample-package.ts'

const csv = 'data/tables/duties.csv'
const info = 'bag-info.txt'
const description = 'data/datapackage.json'
const signature = 'tagmanifest-sha256.txt.minisig'

let original: Uint8Array
beforeAll(() => {
  original = samplePackage()
})

interface Answer {
  readonly code: string
  readonly reason?: string
  readonly version?: string
}

/** What the reader says to a package changed in this way; `read` may be a reader with a check left out. */
async function answerTo(change: (files: Files) => void, read = readPackage): Promise<Answer> {
  const files = filesOf(original)
  change(files)
  try {
    await read({ name: '包.zip', bytes: archiveOf(files) })
    return { code: 'accepted' }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { file, ...details } = error.details
    expect(file).toBe('包.zip')
    return { code: error.code, ...details }
  }
}

const resealed =
  (change: (files: Files) => void) =>
  (files: Files): void => {
    change(files)
    rehash(files)
    resign(files, sampleSeal)
  }

const withoutCheck = (name: string) => (file: { name: string; bytes: Uint8Array }) =>
  readPackageWith(
    bagChecks.filter((check) => check.name !== name),
    file,
  )

describe('changed content', () => {
  it('is damaged when the manifest still says the old hash', async () => {
    expect(await answerTo((files) => edit(files, csv, '走访', '走过'))).toMatchObject({
      code: 'package_damaged',
      reason: `“${csv}”的校验码不符`,
    })
  })

  it('is damaged when only the tag manifest is old', async () => {
    const change = (files: Files): void => edit(files, info, 'Sequence: 1', 'Sequence: 2')
    expect(await answerTo(change)).toMatchObject({
      code: 'package_damaged',
      reason: '“bag-info.txt”的校验码不符',
    })
  })

  it('has the wrong seal when every hash was made again (D2), and only the seal shows it', async () => {
    const forge = (files: Files): void => {
      edit(files, csv, '走访', '走过')
      redescribe(files)
      rehash(files)
    }
    expect(await answerTo(forge)).toMatchObject({ code: 'package_signature', reason: '内容与印章不符' })
    expect(await answerTo(forge, withoutCheck('signature'))).toEqual({ code: 'accepted' })
  })
})

describe('the seal (D3)', () => {
  const cases: [string, (files: Files) => void, string][] = [
    ['stripped', (files) => files.delete(signature), '没有盖单位印章'],
    ['of another unit', (files) => resign(files, otherSeal), '印章与单位名片不是一对'],
    ['not prehashed', (files) => editSignature(files, (bytes) => bytes.write('Ed')), '印章的算法不认识'],
    ['of an unknown algorithm', (files) => editSignature(files, (bytes) => bytes.write('XX')), '印章的算法不认识'],
    [
      'with another key number',
      (files) => editSignature(files, (bytes) => bytes.write('otherkey', 2)),
      '印章与单位名片不是一对',
    ],
    ['with a changed trusted comment', (files) => edit(files, signature, 'hashed', 'HASHED'), '内容与印章不符'],
    ['with a changed first line', (files) => edit(files, signature, 'signature by', 'signature of'), '印章文件写错'],
    ['with a line more', (files) => edit(files, signature, /$/, 'x\n'), '印章文件写错'],
    ['with Windows line ends', (files) => edit(files, signature, /\n/g, '\r\n'), '印章文件写错'],
    ['cut short', (files) => edit(files, signature, /=\n/, '\n'), '印章文件写错'],
    ['empty', (files) => files.set(signature, new Uint8Array()), '印章文件写错'],
  ]
  it.each(cases)('%s: refused', async (_, change, reason) => {
    expect(await answerTo(change)).toMatchObject({ code: 'package_signature', reason })
  })

  it('of another package of the same unit: refused', async () => {
    const other = filesOf(samplePackage({ packageId: 'another' }))
    const change = (files: Files): void => void files.set(signature, other.get(signature) ?? utf8(''))
    expect(await answerTo(change)).toMatchObject({ code: 'package_signature', reason: '内容与印章不符' })
  })

  it('made with a substituted key and card: reads, and shows the other key to the caller', async () => {
    const files = filesOf(original)
    files.set('unit-card.pub', utf8(publicCard(minimalContent.unit, otherSeal.public)))
    rehashTags(files)
    resign(files, otherSeal)
    const read = await readPackage({ name: '包.zip', bytes: archiveOf(files) })
    expect(read.publicKey).toBe(otherSeal.public)
    const whole = await readPackage({ name: '包.zip', bytes: original })
    expect(await checkCode(read.publicCard)).not.toBe(await checkCode(whole.publicCard))
  })

  it('is refused when the card names another unit than bag-info', async () => {
    const change = resealed((files) => edit(files, 'unit-card.pub', '999901001', '999901002'))
    expect(await answerTo(change)).toMatchObject({
      code: 'package_signature',
      reason: '单位名片不是发出单位的',
    })
  })

  it.each(['999901001', 'unit card', 'untrusted', 'RW'])(
    'is refused when “%s” is taken out of the card',
    async (part) => {
      expect(await answerTo(resealed((files) => edit(files, 'unit-card.pub', part, '')))).toMatchObject({
        code: 'package_signature',
      })
    },
  )
})

describe('versions (D10)', () => {
  const format = (version: string) => resealed((files) => edit(files, info, 'Format: 1.1', `Format: ${version}`))

  it('a newer major version is named, even when nothing else can be understood', async () => {
    const change = resealed((files) => {
      edit(files, info, 'Format: 1.1', 'Format: 2.3')
      files.delete(description)
      files.set('data/quite-different', utf8('x'))
    })
    expect(await answerTo(change)).toEqual({ code: 'package_newer', version: '2.3' })
  })

  it('another suite is named', async () => {
    const change = resealed((files) => edit(files, info, 'Suite: std-1', 'Suite: gm-1'))
    expect(await answerTo(change)).toEqual({ code: 'package_newer', version: 'gm-1' })
  })

  it.each(['0.9', '1', 'one', '01.0', '1.0.0'])('“%s” is no version', async (version) => {
    expect(await answerTo(format(version))).toMatchObject({ code: 'package_damaged' })
  })

  it('a newer minor version may add labels, properties, tables and columns', async () => {
    const files = filesOf(samplePackage({ tables: [newerTable] }))
    edit(files, info, 'Format: 1.1', 'Format: 1.7')
    edit(files, info, 'Sidantong-Rows', 'Sidantong-Mood: calm\nSidantong-Rows')
    edit(files, description, '"created"', '"licenses": [],\n  "created"')
    edit(files, description, '"format": "default"', '"format": "default", "rdfType": "x"')
    rehash(files)
    resign(files, sampleSeal)
    const read = await readPackage({ name: '包.zip', bytes: archiveOf(files) })
    expect(read.info.formatVersion).toBe('1.7')
    expect(read.tables).toMatchObject([
      { name: 'visits_later', columns: [{ name: 'id' }, { name: 'mood' }], rows: [['v-1', 'calm']] },
    ])
  })

  it.each<[string, (files: Files) => void]>([
    ['a label', (files) => edit(files, info, 'Sidantong-Rows', 'Sidantong-Mood: calm\nSidantong-Rows')],
    ['a property of the package', (files) => edit(files, description, '"created"', '"licenses": [],\n  "created"')],
    [
      'a property of a field',
      (files) => edit(files, description, '"format": "default"', '"format": "default", "rdfType": "x"'),
    ],
    [
      'a label twice',
      (files) => edit(files, info, 'Sidantong-Sequence: 1', 'Sidantong-Sequence: 1\nSidantong-Sequence: 2'),
    ],
  ])('version 1.1 may not add %s', async (_, change) => {
    expect(await answerTo(resealed(change))).toMatchObject({ code: 'package_damaged' })
  })
})

describe('a sender who seals nonsense', () => {
  it.each<[string, (files: Files) => void, string, RegExp]>([
    ['another BagIt version', (files) => edit(files, 'bagit.txt', '1.0', '0.97'), 'package_damaged', /bagit\.txt/],
    ['a description that is no JSON', (files) => edit(files, description, '{', '['), 'package_damaged', /不是 JSON/],
    [
      'a description of no file',
      (files) => edit(files, description, 'duties.csv', 'others.csv'),
      'package_incomplete',
      /others\.csv/,
    ],
    [
      'a path out of the payload',
      (files) => edit(files, description, '四张清单.xlsx', '../bagit.txt'),
      'package_incomplete',
      /bagit\.txt/,
    ],
    ['a file without a description', (files) => files.set('data/extra.bin', utf8('x')), 'package_unsafe', /extra\.bin/],
    ['the wrong number of rows', (files) => edit(files, info, 'duties 2', 'duties 3'), 'package_damaged', /条数/],
    [
      'another package id in the description',
      (files) => edit(files, description, 'urn:uuid', 'urn:uuie'),
      'package_damaged',
      /不一致/,
    ],
    [
      'a hash that differs from the manifest',
      (files) => edit(files, description, /sha256:../, 'sha256:00'),
      'package_damaged',
      /说明不符/,
    ],
    ['text that is not UTF-8', (files) => files.set(csv, Uint8Array.of(0xff)), 'package_damaged', /./],
    ['a kind that is none', (files) => edit(files, info, 'submission', 'gossip'), 'package_damaged', /Kind/],
    ['a receipt for nothing', (files) => edit(files, info, 'submission', 'receipt'), 'package_damaged', /答复/],
    [
      'an answer that is no receipt',
      (files) => edit(files, info, 'Sidantong-Rows', `Sidantong-Answers: ${'a'.repeat(64)}\nSidantong-Rows`),
      'package_damaged',
      /答复/,
    ],
    [
      'a receipt without its tables',
      (files) => edit(files, info, 'submission', `receipt\nSidantong-Answers: ${'a'.repeat(64)}`),
      'package_damaged',
      /缺少表“receipt_rows”/,
    ],
    [
      'a month that is none',
      (files) => edit(files, info, 'Period: 2026-11', 'Period: 2026-13'),
      'package_damaged',
      /Period/,
    ],
  ])('%s', async (_, change, code, reason) => {
    const answer = await answerTo(resealed(change))
    expect(answer).toMatchObject({ code, reason: expect.stringMatching(reason) as unknown })
  })

  const listed = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'unit-card.pub']
  it.each(listed)('a tag manifest that leaves out %s', async (path) => {
    const change = (files: Files): void => {
      edit(files, 'tagmanifest-sha256.txt', new RegExp(`.*  ${path}\n`), '')
      resign(files, sampleSeal)
    }
    expect(await answerTo(change)).toEqual({
      code: 'package_damaged',
      reason: '“tagmanifest-sha256.txt”列出的文件不对',
    })
  })

  /** Changes a tag file and seals it, without putting it right. */
  const sealedTag =
    (path: string, from: RegExp, to: string) =>
    (files: Files): void => {
      edit(files, path, from, to)
      rehashTags(files)
      resign(files, sampleSeal)
    }

  it.each<[string, (files: Files) => void, string, RegExp]>([
    ['a wrong total', sealedTag(info, /Oxum: \d+/, 'Oxum: 1'), 'package_damaged', /总长度/],
    [
      'a manifest that lists a tag file',
      sealedTag('manifest-sha256.txt', /$/, `${'0'.repeat(64)}  bagit.txt\n`),
      'package_unsafe',
      /数据之外/,
    ],
    ['a manifest with a file twice', sealedTag('manifest-sha256.txt', /^(.*\n)/, '$1$1'), 'package_damaged', /第 2 行/],
    ['a manifest with capitals', sealedTag('manifest-sha256.txt', /^./, 'A'), 'package_damaged', /第 1 行/],
    ['a manifest cut in a line', sealedTag('manifest-sha256.txt', /\n$/, ''), 'package_damaged', /最后一行/],
    [
      'a key that is no column',
      resealed((files) => edit(files, description, /("primaryKey": \[\s+)"id"/, '$1"key"')),
      'package_damaged',
      /没有编号列/,
    ],
    [
      'a column twice',
      resealed((files) => {
        edit(files, description, '"name": "content"', '"name": "id"')
        edit(files, csv, 'content', 'id')
        redescribe(files)
      }),
      'package_damaged',
      /“duties”的说明不对/,
    ],
  ])('%s', async (_, change, code, reason) => {
    const answer = await answerTo(change)
    expect(answer.code).toBe(code)
    expect(answer.reason).toMatch(reason)
  })

  it.each<[string, string | RegExp, string, RegExp]>([
    ['a number that is none', 'd-01,1,', 'd-01,1.5,', /第 2 行的“序号”不合类型/],
    ['a number with a leading zero', 'd-01,1,', 'd-01,01,', /不合类型/],
    ['a number too large to be exact', 'd-01,1,', 'd-01,9007199254740993,', /不合类型/],
    ['a day that does not exist', '2026-11-02T', '2026-02-30T', /“修改时间”不合类型/],
    ['a key twice', 'd-02', 'd-01', /重复/],
    ['a row too short', 'd-02,,', 'd-02,', /有 3 格，应有 4 格/],
    ['a missing required value', 'd-02', '', /缺少“编号”/],
    ['another header', 'id,position', 'id,place', /表头/],
    ['a stray quote', 'd-02', 'd"02', /不合 CSV 格式/],
    ['an empty line', /\n$/, '\n\n', /第 4 行不合 CSV 格式/],
    ['an open quote', '记台账"', '记台账', /不合 CSV 格式/],
    ['Windows line ends', /\n/g, '\r\n', /不合 CSV 格式/],
    ['no end of the last line', /\n$/, '', /最后一行不完整/],
  ])('in a table: %s', async (_, from, to, reason) => {
    const change = resealed((files) => {
      edit(files, csv, from, to)
      redescribe(files)
    })
    const answer = await answerTo(change)
    expect(answer).toMatchObject({
      code: 'package_damaged',
      reason: expect.stringMatching(reason) as unknown,
    })
  })
})

describe('twins: each check has a package that it alone stops', () => {
  it.each<[string, (files: Files) => void]>([
    ['declaration', resealed((files) => edit(files, 'bagit.txt', '1.0', '0.97'))],
    ['tag files complete', (files) => files.set('readme.txt', utf8('x'))],
    ['tag manifest', (files) => edit(files, info, 'sidantong 0.1.0', 'sidantong 0.1.1')],
    ['signature', (files) => edit(files, signature, 'hashed', 'HASHED')],
    ['payload manifest', (files) => edit(files, description, '云溪街道', '云河街道')],
  ])('%s', async (name, change) => {
    expect(bagChecks.map((check) => check.name)).toContain(name)
    expect(await answerTo(change)).not.toEqual({ code: 'accepted' })
    expect(await answerTo(change, withoutCheck(name))).toEqual({ code: 'accepted' })
  })
})

const newerTable = {
  name: 'visits_later',
  title: '走访（新）',
  fields: [
    { name: 'id', label: '编号', type: 'identifier' },
    { name: 'mood', label: '情况', type: 'text' },
  ],
  primaryKey: ['id'],
  rows: [['v-1', 'calm']],
} as const

/** Changes the decoded second line of the signature file. */
function editSignature(files: Files, change: (bytes: Buffer) => void): void {
  const lines = textOf(files, signature).split('\n')
  const body = Buffer.from(lines[1] ?? '', 'base64')
  change(body)
  files.set(signature, utf8(lines.with(1, body.toString('base64')).join('\n')))
}
