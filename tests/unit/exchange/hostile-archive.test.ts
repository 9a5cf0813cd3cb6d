/** Rows D12–D14 and D20: what a zip may not be, and what it may. */
import { crc32, deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { isSafeName } from '../../../src/core/exchange/format/member-names.ts'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import { archiveOf, baseFolder, filesOf, type Files } from '../../checks/package/forge.ts'
import { pack, rawZip, utf8, type RawArchive, type RawEntry } from '../../checks/package/raw-zip.ts'
import { samplePackage } from '../../checks/package/sample-package.ts'

let bytes: Uint8Array
let files: Files

beforeAll(() => {
  bytes = samplePackage()
  files = filesOf(bytes)
})

/** The entries of a good package as another zip program packs them. */
function entries(base = baseFolder): RawEntry[] {
  return [...files].map(([path, content]) => ({ name: base + path, bytes: content, deflate: true }))
}

/** Changes the entry of the payload table. */
function changed(change: Partial<RawEntry>): RawEntry[] {
  return entries().map((entry) => (String(entry.name).endsWith('.csv') ? { ...entry, ...change } : entry))
}

interface Answer {
  readonly code: string
  readonly reason?: unknown
}

function answerTo(archive: Uint8Array): Promise<Answer> {
  return readPackage({ name: '包.zip', bytes: archive }).then(
    () => ({ code: 'accepted' }),
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return { code: error.code, reason: error.details['reason'] }
    },
  )
}

async function codeOf(archive: Uint8Array): Promise<string> {
  return (await answerTo(archive)).code
}

describe('a package that another program packed again', () => {
  const folder = (name: string): RawEntry => ({ name, both: { attributes: 0x10 } })
  it.each<[string, () => Uint8Array]>([
    ['deflated', () => rawZip(entries())],
    ['in another folder', () => rawZip(entries('11月数据包/'))],
    ['in two folders', () => rawZip(entries('新建文件夹/包/'))],
    ['without its folder', () => rawZip(entries(''))],
    ['in another order', () => rawZip(entries().reverse())],
    ['with folder entries', () => rawZip([folder(baseFolder), folder(`${baseFolder}data/`), ...entries()])],
    [
      'by a Unix program',
      () => rawZip(entries().map((entry) => ({ ...entry, both: { madeBy: 0x031e, attributes: 0x81a4 * 0x10000 } }))),
    ],
    [
      'with extra fields',
      () => rawZip(entries().map((entry) => ({ ...entry, both: { extra: pack([0x5455, 2], [1, 2], [0, 1]) } }))),
    ],
    ['as a stream', () => rawZip(entries().map((entry) => ({ ...entry, descriptor: 'signed' as const })))],
    [
      'as a stream that knew the sizes',
      () =>
        rawZip(
          entries().map((entry) => ({
            ...entry,
            descriptor: 'signed' as const,
            local: { size: entry.bytes?.length ?? 0, crc: 0 },
          })),
        ),
    ],
    ['as a stream without marks', () => rawZip(entries().map((entry) => ({ ...entry, descriptor: 'bare' as const })))],
    ['inside one more zip', () => rawZip([{ name: '11月.zip', bytes }])],
    [
      'with names in the code page of Chinese Windows',
      () =>
        rawZip(
          entries().map((entry) => ({
            ...entry,
            // 四张清单 in GBK.
            name: Buffer.concat(
              String(entry.name)
                .split('四张清单')
                .flatMap((part, index) => [
                  ...(index === 0 ? [] : [Buffer.from('cbc4d5c5c7e5b5a5', 'hex')]),
                  Buffer.from(part),
                ]),
            ),
            both: { flags: 0 },
          })),
        ),
    ],
  ])('is accepted: %s', async (_, archive) => {
    const plain = await readPackage({ name: '包.zip', bytes })
    const repacked = await readPackage({ name: '改名.wechat', bytes: archive() })
    expect({ ...repacked, files: [] }).toEqual({ ...plain, files: [] })
    expect(repacked.files.map(({ path }) => path)).toEqual(['data/四张清单.xlsx'])
  })
})

describe('names that could leave the folder', () => {
  const hostile = [
    '../evil.txt', '..\\evil.txt', 'data/../../evil.txt', './a/../..', '/etc/passwd', '//server/share/x', '\\\\server\\share\\x',
    'C:evil.txt', 'C:\\evil.txt', 'c:/evil.txt', 'data/x:stream', 'data/a\0b', 'data/a\nb', 'data/con', 'data/NUL.txt', 'data/com1.csv',
    'data/a.', 'data/a ', 'data/ a', 'data//a', 'data/./a', 'data/.hidden', 'data/~/../a', 'data/a*b', 'data/a?b', 'data/a|b', 'data/"a"',
    'data/‥/a', 'data/．．/a', 'data/a／b', 'data/a∕b', 'data/a⧸b', 'data/a＼b', 'data/\u202egpj.exe', 'data/a\u200bb', 'data/\u3164',
    'data/e\u0301', 'data/%2e%2e/a', `data/${'长'.repeat(201)}`,
  ] // prettier-ignore
  it.each(hostile)('%j is refused', async (name) => {
    for (const base of ['', baseFolder]) {
      const answer = await answerTo(rawZip([...entries(), { name: base + name, bytes: utf8('x') }]))
      expect(answer.code).toBe('package_unsafe')
      expect(answer.reason).toMatch(/^文件名.*不允许$/)
    }
  })

  it.each([
    'data/四张清单-云溪街道.xlsx',
    'data/documents/第1期（纪要）.docx',
    'data/a b/ＡＢ～《说明》.txt',
    'data/𠮷.v1.2.txt',
  ])('%j is allowed', (name) => {
    expect(isSafeName(name)).toBe(true)
  })

  it('refuses a name that is no text in any encoding', async () => {
    expect(await codeOf(rawZip([...entries(), { name: Uint8Array.of(0xff, 0xff) }]))).toBe('package_unsafe')
  })
})

describe('entries and layouts that two programs could read differently', () => {
  const unix = (mode: number): Partial<RawEntry> => ({ both: { madeBy: 0x0314, attributes: mode * 0x10000 } })
  const csv = `${baseFolder}data/tables/duties.csv`
  const cases: [string, () => RawEntry[], RawArchive?, RegExp?][] = [
    ['symbolic link', () => changed(unix(0o120777))],
    ['device', () => changed(unix(0o060644))],
    ['pipe', () => changed(unix(0o010644))],
    ['socket', () => changed(unix(0o140644))],
    ['folder that is a file', () => changed(unix(0o040755))],
    ['volume label', () => changed({ both: { attributes: 0x08 } })],
    ['Windows link', () => changed({ both: { attributes: 0x0420 } })],
    ['folder with content', () => [...entries(), { name: `${baseFolder}data/`, bytes: utf8('x') }]],
    ['empty folder', () => [...entries(), { name: `${baseFolder}data/empty/`, both: { attributes: 0x10 } }], {}, /空文件夹/],
    ['same name twice', () => [...entries(), { name: csv, bytes: utf8('x') }], {}, /重复/],
    ['same name in capitals', () => [...entries(), { name: csv.replace('duties', 'DUTIES'), bytes: utf8('x') }], {}, /重复/],
    ['same name in full width', () => [...entries(), { name: csv.replace('duties', 'ｄｕｔｉｅｓ'), bytes: utf8('x') }], {}, /重复/],
    ['file and folder of one name', () => [...entries(), { name: `${baseFolder}data/tables`, bytes: utf8('x') }], {}, /既是文件又是文件夹/],
    ['payload file not in the manifest', () => [...entries(), { name: `${baseFolder}data/extra.csv`, bytes: utf8('x') }]],
    ['tag file not in the manifest', () => [...entries(), { name: `${baseFolder}readme.txt`, bytes: utf8('x') }]],
    ['file beside the bag', () => [...entries(), { name: 'desktop.ini', bytes: utf8('x') }], {}, /^“desktop.ini”/],
    ['macOS leftovers', () => [...entries(), { name: '__MACOSX/x', bytes: utf8('x') }]],
    ['encrypted', () => changed({ both: { flags: 0x0801 } }), {}, /密码/],
    ['strong encryption', () => changed({ both: { flags: 0x0841 } }), {}, /密码/],
    ['masked headers', () => changed({ both: { flags: 0x2800 } })],
    ['AES extra field', () => changed({ both: { extra: pack([0x9901, 2], [1, 2], [0, 1]) } })],
    ['zip64 extra field', () => changed({ both: { extra: pack([0x0001, 2], [8, 2], [0, 4], [0, 4]) } })],
    ['broken extra field', () => changed({ both: { extra: pack([0x5455, 2], [99, 2]) } })],
    ['cut extra field', () => changed({ both: { extra: pack([0x5455, 2]) } })],
    ['unknown method', () => changed({ both: { method: 12 } })],
    ['stored with two sizes', () => changed({ deflate: false, both: { size: 5 } })],
    ['other name in the local header', () => changed({ local: { name: csv.replace('duties', 'evil00') } })],
    ['other size in the local header', () => changed({ local: { size: 1 } })],
    ['other packed size in the local header', () => changed({ local: { packedSize: 1 } })],
    ['other checksum in the local header', () => changed({ local: { crc: 1 } })],
    ['other method in the local header', () => changed({ local: { method: 0 } })],
    ['other time in the local header', () => changed({ local: { time: 1 } })],
    ['other date in the local header', () => changed({ local: { date: 0x21 } })],
    ['other flags in the local header', () => changed({ local: { flags: 0 } })],
    ['other version in the local header', () => changed({ local: { needed: 10 } })],
    ['longer extra field in the local header', () => changed({ local: { extra: pack([0x5455, 2], [99, 2]) } })],
    ['descriptor that disagrees', () => changed({ descriptor: 'wrong' })],
    ['descriptor that is missing', () => changed({ both: { flags: 0x0808 }, local: { crc: 0, size: 0, packedSize: 0 } })],
    ['comment of an entry', () => changed({ central: { comment: utf8('x') } })],
    ['other disk', () => changed({ central: { disk: 1 } })],
    ['offset outside the file', () => changed({ central: { offset: 0x7fffffff } })],
    ['size outside the file', () => changed({ both: { packedSize: 0x7fffffff } })],
    ['overlapping entries', () => [...entries(), { name: `${baseFolder}data/copy.csv`, sharesDataOf: 0, bytes: utf8('x') }], {}, /重叠/],
    ['gap between entries', () => changed({ gap: utf8('hidden') })],
    ['data before the first entry', () => entries(), { before: utf8('MZ program') }],
    ['data before the first entry, offsets not moved', () => entries(), { before: utf8('MZ'), end: { offset: 1 } }],
    ['data before the directory', () => entries(), { beforeDirectory: utf8('hidden') }],
    ['data behind the directory', () => entries(), { afterDirectory: utf8('hidden') }],
    ['data behind the end', () => entries(), { after: utf8('hidden') }],
    ['comment of the archive', () => entries(), { end: { comment: utf8('hello') } }],
    ['end record in the comment', () => entries(), { end: { comment: rawZip([]) } }],
    ['second archive behind the first', () => entries(), { after: rawZip([{ name: 'bagit.txt' }]) }],
    ['more entries announced', () => entries(), { end: { count: 99, total: 99 } }],
    ['fewer entries announced', () => entries(), { end: { count: 1, total: 1 } }],
    ['counts that disagree', () => entries(), { end: { count: 1 } }],
    ['several disks', () => entries(), { end: { disk: 1 } }],
    ['zip64 end record', () => entries(), { afterDirectory: Buffer.concat([pack([0x06064b50, 4]), new Uint8Array(52), pack([0x07064b50, 4]), new Uint8Array(16)]), end: { offset: 0xffffffff, size: 0xffffffff, count: 0xffff, total: 0xffff } }],
  ] // prettier-ignore
  it.each(cases)('%s: refused', async (_, makeEntries, archive = {}, reason = /./) => {
    const answer = await answerTo(rawZip(makeEntries(), archive))
    expect(answer.code).toBe('package_unsafe')
    expect(answer.reason).toMatch(reason)
  })
})

describe('bombs and contents that are not what the headers say', () => {
  const big = (size: number): Uint8Array => deflateRawSync(new Uint8Array(size))
  const packedAs = (packed: Uint8Array, size: number, name: string): RawEntry => ({
    name: baseFolder + name,
    bytes: packed,
    both: { method: 8, size, packedSize: packed.length },
  })

  it('refuses more than 200 MB, announced', async () => {
    const half = big(101 * 1024 * 1024)
    const bombs = ['data/a', 'data/b'].map((name) => packedAs(half, 101 * 1024 * 1024, name))
    expect(await codeOf(rawZip([...entries(), ...bombs]))).toBe('package_unsafe')
  })

  it('stops inflating at the announced size', async () => {
    const bomb = rawZip([...entries(), packedAs(big(400 * 1024 * 1024), 1000, 'data/a')])
    const started = performance.now()
    expect(await codeOf(bomb)).toBe('package_unsafe')
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('refuses bytes hidden behind a deflate stream', async () => {
    const content = files.get('data/tables/duties.csv') ?? new Uint8Array()
    const packed = Buffer.concat([deflateRawSync(content), utf8('hidden')])
    const hidden = entries().map((entry) =>
      String(entry.name).endsWith('.csv')
        ? {
            ...entry,
            deflate: false,
            bytes: packed,
            both: { method: 8, size: content.length, packedSize: packed.length, crc: crc32(content) },
          }
        : entry,
    )
    expect(await codeOf(rawZip(hidden))).toBe('package_damaged')
  })

  it('refuses more than 2,000 entries', async () => {
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `${baseFolder}data/${index}` }))
    const answer = await answerTo(rawZip([...entries(), ...many]))
    expect(answer.code).toBe('package_unsafe')
    expect(answer.reason).toMatch(/超过上限 2000/)
  })

  it('refuses a checksum that is wrong in both headers', async () => {
    const answer = await answerTo(rawZip(changed({ both: { crc: 1 } })))
    expect(answer.code).toBe('package_damaged')
    expect(answer.reason).toMatch(/duties\.csv”的校验码不符/)
  })
})

describe('files that are not or no longer packages', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'package_incomplete'],
    ['a text', () => utf8('四张清单'), 'package_not_package'],
    ['a RAR archive', () => Buffer.from('526172211a0701003392b5e50a010506', 'hex'), 'package_not_package'],
    ['another zip, such as an xlsx', () => rawZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]), 'package_not_package'],
    ['an empty zip', () => rawZip([]), 'package_not_package'],
    ['a zip of a zip that is no package', () => rawZip([{ name: 'a.zip', bytes: rawZip([]) }]), 'package_not_package'],
    ['a package zipped three times', () => rawZip([{ name: 'a.zip', bytes: rawZip([{ name: 'b.zip', bytes }]) }]), 'package_not_package'],
    ['another BagIt bag', () => rawZip([{ name: 'b/bagit.txt', bytes: files.get('bagit.txt') ?? utf8('') }, { name: 'b/bag-info.txt', bytes: utf8('Source-Organization: x\n') }]), 'package_not_package'],
    ['half a package', () => bytes.subarray(0, bytes.length / 2), 'package_incomplete'],
    ['a package short of one byte', () => bytes.subarray(0, -1), 'package_incomplete'],
  ])('%s', async (_, archive, code) => {
    expect(await codeOf(archive())).toBe(code)
  }) // prettier-ignore

  it('is refused at every length it can be cut to', async () => {
    const codes = new Set<unknown>()
    for (let length = 0; length < bytes.length; length++) codes.add(await codeOf(bytes.subarray(0, length)))
    expect([...codes].sort()).toEqual(['package_incomplete', 'package_not_package'])
  })

  it.each([
    'bagit.txt',
    'bag-info.txt',
    'unit-card.pub',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
    'data/tables/duties.csv',
    'data/datapackage.json',
  ])('names the missing %s', async (path) => {
    const rest = new Map([...files].filter(([name]) => name !== path))
    const reading = readPackage({ name: '包.zip', bytes: archiveOf(rest) })
    if (path === 'bagit.txt') await expect(reading).rejects.toMatchObject({ code: 'package_not_package' })
    else
      await expect(reading).rejects.toMatchObject({
        code: 'package_incomplete',
        details: { file: '包.zip', reason: `缺少“${path}”` },
      })
  })
})
