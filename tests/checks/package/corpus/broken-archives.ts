/** Cases whose zip is wrong (sections 2 and 6 of the specification). */
import { deflateRawSync } from 'node:zlib'
import { baseFolder } from '../forge.ts'
import { pack, rawZip, utf8, type RawEntry } from '../raw-zip.ts'
import { changedEntry, csv, entries, instead, zipped, type InvalidCase } from './recipe.ts'

const text = utf8('x')
const withFile = (name: string | Uint8Array, bytes = text) => zipped(() => [...entries(), { name, bytes }])
const inBag = (name: string, bytes = text) => withFile(baseFolder + name, bytes)
const mode = (bits: number): Partial<RawEntry> => ({ both: { madeBy: 0x0314, attributes: bits * 0x10000 } })
const entry = (change: Partial<RawEntry>) => zipped(() => changedEntry(change))
const twin = csv.replace('duties', 'DUTIES')
const wideTwin = csv.replace('duties', 'ｄｕｔｉｅｓ')
const bomb = deflateRawSync(new Uint8Array(2 * 1024 * 1024))
const packedEntry = (name: string, bytes: Uint8Array, size: number): RawEntry => ({
  name: baseFolder + name,
  bytes,
  both: { method: 8, size, packedSize: bytes.length },
})
const zip64End = Buffer.concat([pack([0x06064b50, 4]), new Uint8Array(52), pack([0x07064b50, 4]), new Uint8Array(16)])
const unsafe = (name: string, place: string, make: InvalidCase['make']): InvalidCase => ({ name, answer: 'package_unsafe', place, make }) // prettier-ignore

const names: readonly InvalidCase[] = [
  unsafe('name-parent-folder', '../evil.txt', withFile('../evil.txt')),
  unsafe('name-parent-folder-inside', '../../evil.txt', inBag('data/../../evil.txt')),
  unsafe('name-parent-folder-backslash', '..\\evil.txt', withFile('..\\evil.txt')),
  unsafe('name-absolute', '/etc/evil.txt', withFile('/etc/evil.txt')),
  unsafe('name-drive-letter', 'C:\\evil.txt', withFile('C:\\evil.txt')),
  unsafe('name-drive-letter-slash', 'c:/evil.txt', withFile('c:/evil.txt')),
  unsafe('name-network-share', 'server', withFile('\\\\server\\share\\evil.txt')),
  unsafe('name-device', 'data/con.txt', inBag('data/con.txt')),
  unsafe('name-stream', 'data/a:b', inBag('data/a:b')),
  unsafe('name-hidden', 'data/.hidden', inBag('data/.hidden')),
  unsafe('name-ends-with-dot', 'data/a.', inBag('data/a.')),
  unsafe('name-ends-with-space', 'data/a ', inBag('data/a ')),
  unsafe('name-line-break', 'data/a?b', inBag('data/a\nb')),
  unsafe('name-turned-round', 'data/?gpj.exe', inBag('data/\u202egpj.exe')),
  unsafe('name-invisible', 'data/a?b', inBag('data/a\u200bb')),
  unsafe('name-not-composed', 'data/e\u0301', inBag('data/e\u0301')),
  unsafe('name-wide-dots', 'data/．．/a', inBag('data/．．/a')),
  unsafe('name-too-long', '长长', inBag(`data/${'长'.repeat(201)}`)),
  unsafe('name-no-text', '文字编码', withFile(Uint8Array.of(0xff, 0xff))),
  unsafe('name-twice', 'duties.csv', inBag(csv)),
  unsafe('name-case-twin', 'DUTIES.csv', inBag(twin)),
  unsafe('name-width-twin', 'ｄｕｔｉｅｓ.csv', inBag(wideTwin)),
  unsafe('name-file-and-folder', 'data/tables', inBag('data/tables')),
]

const kinds: readonly InvalidCase[] = [
  unsafe('kind-symbolic-link', 'duties.csv', entry(mode(0o120777))),
  unsafe('kind-block-device', 'duties.csv', entry(mode(0o060644))),
  unsafe('kind-character-device', 'duties.csv', entry(mode(0o020644))),
  unsafe('kind-pipe', 'duties.csv', entry(mode(0o010644))),
  unsafe('kind-socket', 'duties.csv', entry(mode(0o140644))),
  unsafe('kind-windows-link', 'duties.csv', entry({ both: { attributes: 0x0420 } })),
  unsafe('kind-folder-with-content', 'data/', inBag('data/')),
  unsafe('kind-empty-folder', 'data/empty/', zipped(() => [...entries(), { name: `${baseFolder}data/empty/`, both: { attributes: 0x10 } }])),
  unsafe('method-encrypted', 'duties.csv', entry({ both: { flags: 0x0801 } })),
  unsafe('method-encrypted-aes', 'duties.csv', entry({ both: { extra: pack([0x9901, 2], [1, 2], [0, 1]) } })),
  unsafe('method-unknown', 'duties.csv', entry({ both: { method: 12 } })),
  unsafe('method-masked-headers', 'duties.csv', entry({ both: { flags: 0x2800 } })),
  unsafe('zip64-extra-field', 'duties.csv', entry({ both: { extra: pack([0x0001, 2], [8, 2], [0, 4], [0, 4]) } })),
] // prettier-ignore

const headers: readonly InvalidCase[] = [
  unsafe('local-name', 'duties.csv', entry({ local: { name: `${baseFolder}${csv.replace('duties', 'evil00')}` } })),
  unsafe('local-size', 'duties.csv', entry({ local: { size: 1 } })),
  unsafe('local-packed-size', 'duties.csv', entry({ local: { packedSize: 1 } })),
  unsafe('local-checksum', 'duties.csv', entry({ local: { crc: 1 } })),
  unsafe('local-method', 'duties.csv', entry({ local: { method: 0 } })),
  unsafe('local-flags', 'duties.csv', entry({ local: { flags: 0 } })),
  unsafe('local-time', 'duties.csv', entry({ local: { time: 1 } })),
  unsafe('local-date', 'duties.csv', entry({ local: { date: 0x21 } })),
  unsafe('local-version', 'duties.csv', entry({ local: { needed: 10 } })),
  unsafe('local-extra-field-cut', 'duties.csv', entry({ local: { extra: pack([0x5455, 2], [99, 2]) } })),
  unsafe('descriptor-wrong', 'duties.csv', entry({ descriptor: 'wrong' })),
  unsafe('entry-comment', 'duties.csv', entry({ central: { comment: text } })),
  unsafe('entry-on-other-disk', 'duties.csv', entry({ central: { disk: 1 } })),
  unsafe('entry-offset-outside', '多余或重叠', entry({ central: { offset: 0x7fffffff } })),
  unsafe('entry-size-outside', 'duties.csv', entry({ both: { packedSize: 0x7fffffff } })),
  unsafe('entry-stored-with-two-sizes', 'duties.csv', entry({ deflate: false, both: { size: 5 } })),
  unsafe('entries-overlap', 'copy.csv', zipped(() => [...entries(), { name: `${baseFolder}data/copy.csv`, sharesDataOf: 0, bytes: text }])),
  { name: 'checksum-wrong-in-both-headers', answer: 'package_damaged', place: 'duties.csv', make: entry({ both: { crc: 1 } }) },
] // prettier-ignore

const layout: readonly InvalidCase[] = [
  unsafe('bytes-before-the-start', '多余', zipped(entries, { before: utf8('MZ program') })),
  unsafe('bytes-between-entries', 'duties.csv', zipped(() => changedEntry({ gap: utf8('hidden') }))),
  unsafe('bytes-before-the-directory', '目录之前', zipped(entries, { beforeDirectory: utf8('hidden') })),
  unsafe('bytes-behind-the-directory', '目录', zipped(entries, { afterDirectory: utf8('hidden') })),
  unsafe('bytes-behind-the-end', '结尾之后', zipped(entries, { after: utf8('hidden') })),
  unsafe('archive-behind-the-end', '多余', zipped(entries, { after: rawZip([{ name: 'bagit.txt' }]) })),
  unsafe('archive-comment', '结尾之后', zipped(entries, { end: { comment: utf8('hello') } })),
  unsafe('archive-on-several-disks', '分卷', zipped(entries, { end: { disk: 1 } })),
  unsafe('archive-zip64', '65535', zipped(entries, { afterDirectory: zip64End, end: { offset: 0xffffffff, size: 0xffffffff, count: 0xffff, total: 0xffff } })),
  unsafe('count-too-large', '条数', zipped(entries, { end: { count: 99, total: 99 } })),
  unsafe('count-too-small', '条数', zipped(entries, { end: { count: 1, total: 1 } })),
  unsafe('counts-disagree', '条数', zipped(entries, { end: { count: 1 } })),
] // prettier-ignore

const sizes: readonly InvalidCase[] = [
  unsafe('bomb-lying-size', 'data/a', zipped(() => [...entries(), packedEntry('data/a', bomb, 1_000)])),
  unsafe('bomb-announced', '200 MB', zipped(() => [...entries(), packedEntry('data/a', bomb, 0x1000_0000)])),
  unsafe('bomb-in-a-second-zip', '200 MB', instead(() => rawZip([{ name: '包.zip', bytes: rawZip([...entries(), packedEntry('data/a', bomb, 0x1000_0000)]) }]))),
  {
    name: 'bytes-behind-a-deflate-stream',
    answer: 'package_damaged',
    place: 'data/a',
    make: zipped(() => [...entries(), packedEntry('data/a', Buffer.concat([deflateRawSync(text), text]), text.length)]),
  },
] // prettier-ignore

const files: readonly InvalidCase[] = [
  unsafe('file-not-listed', 'data/extra.csv', inBag('data/extra.csv')),
  unsafe('file-not-listed-tag', 'readme.txt', inBag('readme.txt')),
  unsafe('file-beside-the-bag', 'desktop.ini', withFile('desktop.ini')),
  unsafe('file-leftover-of-macos', '__MACOSX', withFile('__MACOSX/x')),
  { name: 'archive-is-text', answer: 'package_not_package', place: '不是压缩包', make: instead(() => utf8('四张清单')) },
  { name: 'archive-is-a-workbook', answer: 'package_not_package', place: 'bagit.txt', make: instead(() => rawZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }])) },
  { name: 'archive-is-empty', answer: 'package_incomplete', place: '空', make: instead(() => new Uint8Array()) },
  { name: 'archive-cut-in-half', answer: 'package_incomplete', place: '没有收全', make: instead((sound) => sound.subarray(0, sound.length / 2)) },
  { name: 'archive-cut-by-a-byte', answer: 'package_incomplete', place: '没有收全', make: instead((sound) => sound.subarray(0, -1)) },
  { name: 'archive-zipped-three-times', answer: 'package_not_package', place: 'bagit.txt', make: instead((sound) => rawZip([{ name: 'a.zip', bytes: rawZip([{ name: 'b.zip', bytes: sound }]) }])) },
  { name: 'canonical-mark-on-another-zip', answer: 'package_damaged', place: '目录信息', make: zipped(() => changedEntry({ both: { madeBy: 0x033e } })) },
] // prettier-ignore

export const brokenArchives: readonly InvalidCase[] = [...names, ...kinds, ...headers, ...layout, ...sizes, ...files]

/** Too large to be kept as a file. */
export const tooManyEntries: InvalidCase = unsafe(
  'more-than-2000-entries',
  '2000',
  zipped(() => [
    ...entries(),
    ...Array.from({ length: 2_001 }, (_, index) => ({ name: `${baseFolder}data/${index}` })),
  ]),
)
