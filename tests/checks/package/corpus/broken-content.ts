/** Cases whose zip is in order, and whose lists, seal, description or tables are not (sections 2 to 5 of the specification). */
import { signMessage } from '../../../../src/core/exchange/format/minisign.ts'
import { declarationText } from '../../../../src/core/exchange/format/tag-files.ts'
import { publicCard } from '../../../../src/core/exchange/format/unit-seal.ts'
import { signatureComment } from '../../../../src/core/exchange/format/v1.ts'
import { edit, rehashTags, resign, textOf, type Files } from '../forge.ts'
import { utf8 } from '../raw-zip.ts'
import { minimalContent, otherSeal, sampleSeal } from '../sample-package.ts'
import {
  csv,
  described,
  description,
  info,
  legacySignature,
  listed,
  manifest,
  relatedDescribed,
  sealed,
  sealedTags,
  signature,
  tagManifest,
  tampered,
  type InvalidCase,
  type Recipe,
} from './recipe.ts'

const damaged = (name: string, place: string, make: Recipe): InvalidCase => ({ name, answer: 'package_damaged', place, make }) // prettier-ignore
const unsealed = (name: string, place: string, change: (files: Files) => unknown): InvalidCase => ({ name, answer: 'package_signature', place, make: tampered(change) }) // prettier-ignore
const replace = (path: string, from: string | RegExp, to: string) => (files: Files) => edit(files, path, from, to)
const remove = (path: string) => (files: Files) => files.delete(path)
const withMark = (path: string) => (files: Files) => files.set(path, utf8(`\ufeff${textOf(files, path)}`))
const zeros = '0'.repeat(64)

const missing: readonly InvalidCase[] = [
  { name: 'missing-declaration', answer: 'package_not_package', place: 'bagit.txt', make: tampered(remove('bagit.txt')) },
  ...[info, 'unit-card.pub', manifest, tagManifest, csv, description].map((path): InvalidCase => ({
    name: `missing-${path.split('/').at(-1)?.replaceAll('.', '-')}`,
    answer: 'package_incomplete',
    place: path,
    make: tampered(remove(path)),
  })),
] // prettier-ignore

const seals: readonly InvalidCase[] = [
  unsealed('seal-stripped', '没有盖', remove(signature)),
  unsealed('seal-of-another-unit', '不是一对', (files) => resign(files, otherSeal)),
  unsealed('seal-legacy', '算法', legacySignature),
  unsealed('seal-over-another-file', '与印章不符', (files) => {
    const comments = { untrusted: signatureComment, trusted: 'timestamp:1\tfile:manifest-sha256.txt\thashed' }
    files.set(signature, utf8(signMessage(files.get(manifest) ?? utf8(''), sampleSeal.secret, comments)))
  }),
  unsealed('seal-trusted-comment-changed', '与印章不符', replace(signature, 'hashed', 'HASHED')),
  unsealed('seal-untrusted-comment-changed', '印章文件', replace(signature, 'signature by', 'signature of')),
  unsealed('seal-cut', '印章文件', replace(signature, /=\n/, '\n')),
  unsealed('seal-with-another-line', '印章文件', replace(signature, /$/, 'x\n')),
  unsealed('content-changed-and-every-list-made-again', '与印章不符', (files) => {
    edit(files, info, 'Sequence: 1', 'Sequence: 2')
    rehashTags(files)
  }),
  {
    name: 'card-of-another-unit',
    answer: 'package_signature',
    place: '名片',
    make: sealedTags(replace('unit-card.pub', '999901001', '999901002')),
  },
  {
    name: 'card-that-is-none',
    answer: 'package_signature',
    place: 'unit-card.pub',
    make: sealedTags(replace('unit-card.pub', 'unit card', 'card')),
  },
  {
    name: 'card-and-key-of-another',
    answer: 'package_signature',
    place: '不是一对',
    make: tampered((files) => {
      files.set('unit-card.pub', utf8(publicCard(minimalContent.unit, otherSeal.public)))
      rehashTags(files)
    }),
  },
]

const versions: readonly InvalidCase[] = [
  { name: 'format-2', answer: 'package_newer', place: '2.0', make: listed(replace(info, 'Format: 1.1', 'Format: 2.0')) },
  { name: 'suite-unknown', answer: 'package_newer', place: 'gm-1', make: listed(replace(info, 'Suite: std-1', 'Suite: gm-1')) },
  { name: 'format-absent', answer: 'package_not_package', place: info, make: listed(replace(info, /Sidantong-Format.*\n/, '')) },
  damaged('format-that-is-none', info, listed(replace(info, 'Format: 1.1', 'Format: 1.01.0'))),
  damaged('format-1.0-with-label-of-1.1', 'Sidantong-Kind', listed(replace(info, 'Format: 1.1', 'Format: 1.0'))),
  damaged('bag-version', 'bagit.txt', listed(replace('bagit.txt', '1.0', '0.97'))),
  damaged('bag-encoding', 'bagit.txt', listed(replace('bagit.txt', 'UTF-8', 'UTF-16'))),
  damaged('bag-declaration-with-windows-line-ends', 'bagit.txt', listed((files) => files.set('bagit.txt', utf8(declarationText.replaceAll('\n', '\r\n'))))),
] // prettier-ignore

const tagFiles: readonly InvalidCase[] = [
  damaged('info-byte-order-mark', info, sealedTags(withMark(info))),
  damaged('info-windows-line-ends', info, listed(replace(info, /\n/g, '\r\n'))),
  damaged('info-no-end-of-last-line', info, listed(replace(info, /\n$/, ''))),
  damaged('info-folded-label', info, listed(replace(info, 'Agent: sidantong', 'Agent: sidantong\n '))),
  damaged('info-repeated-label', 'Sidantong-Sequence', listed(replace(info, 'Sidantong-Sequence: 1', 'Sidantong-Sequence: 1\nSidantong-Sequence: 2'))),
  damaged('info-missing-label', 'Sidantong-Recipient', listed(replace(info, /Sidantong-Recipient.*\n/, ''))),
  damaged('info-unknown-label', 'Sidantong-Mood', listed(replace(info, 'Sidantong-Rows', 'Sidantong-Mood: calm\nSidantong-Rows'))),
  damaged('info-empty-line', info, listed(replace(info, 'Sidantong-Rows', '\nSidantong-Rows'))),
  damaged('info-not-utf-8', 'UTF-8', sealedTags((files) => files.set(info, Buffer.concat([files.get(info) ?? utf8(''), Uint8Array.of(0xff, 0x0a)])))),
  damaged('info-wrong-oxum', '总长度', sealedTags(replace(info, /Oxum: \d+/, 'Oxum: 1'))),
  damaged('info-wrong-rows', '条数', listed(replace(info, 'duties 2', 'duties 3'))),
  damaged('info-rows-of-unknown-table', '条数', listed(replace(info, 'duties 2', 'duties 2\nSidantong-Rows: people 0'))),
  damaged('info-period-that-is-none', 'Sidantong-Period', listed(replace(info, '2026-11\n', '2026-13\n'))),
  damaged('info-kind-that-is-none', 'Sidantong-Kind', listed(replace(info, 'submission', 'gossip'))),
  damaged('info-answer-in-a-submission', '答复', listed(replace(info, 'Sidantong-Rows', `Sidantong-Answers: ${zeros}\nSidantong-Rows`))),
  damaged('info-receipt-without-answer', '答复', listed(replace(info, 'submission', 'receipt'))),
  damaged('info-receipt-without-its-tables', 'receipt_rows', listed(replace(info, 'submission', `receipt\nSidantong-Answers: ${zeros}`))),
  damaged('manifest-wrong-hash', csv, sealedTags(replace(manifest, /^(.*\n).{4}/, '$10000'))),
  damaged('manifest-capitals', manifest, sealedTags(replace(manifest, /^./, 'A'))),
  damaged('manifest-file-twice', manifest, sealedTags(replace(manifest, /^(.*\n)/, '$1$1'))),
  damaged('manifest-byte-order-mark', manifest, sealedTags(withMark(manifest))),
  damaged('manifest-windows-line-ends', manifest, sealedTags(replace(manifest, /\n/g, '\r\n'))),
  damaged('manifest-no-end-of-last-line', manifest, sealedTags(replace(manifest, /\n$/, ''))),
  { name: 'manifest-of-a-tag-file', answer: 'package_unsafe', place: 'bagit.txt', make: sealedTags(replace(manifest, /$/, `${zeros}  bagit.txt\n`)) },
  { name: 'manifest-leaves-a-file-out', answer: 'package_unsafe', place: csv, make: sealedTags(replace(manifest, /.*duties\.csv\n/, '')) },
  { name: 'manifest-of-a-missing-file', answer: 'package_incomplete', place: 'data/gone.csv', make: sealedTags(replace(manifest, /$/, `${zeros}  data/gone.csv\n`)) },
  damaged('tag-manifest-wrong-hash', info, sealed(replace(tagManifest, /^.{4}/, '0000'))),
  damaged('tag-manifest-leaves-a-file-out', tagManifest, sealed(replace(tagManifest, /.*unit-card\.pub\n/, ''))),
  damaged('content-changed', csv, tampered(replace(csv, '走访', '走过'))),
] // prettier-ignore

const descriptions: readonly InvalidCase[] = [
  damaged('description-no-json', description, listed(replace(description, '{', '['))),
  damaged('description-byte-order-mark', description, listed(withMark(description))),
  damaged('description-unknown-property', 'licenses', listed(replace(description, '"created"', '"licenses": [],\n  "created"'))),
  damaged('description-unknown-profile', 'profile', listed(replace(description, '"data-package"', '"fiscal-data-package"'))),
  damaged('description-other-id', '不一致', listed(replace(description, 'urn:uuid', 'urn:uuie'))),
  damaged('description-other-time', '不一致', listed(replace(description, '"created": "2026-11-30T09:30', '"created": "2026-11-30T09:31'))),
  damaged('description-wrong-hash', csv, listed(replace(description, /sha256:..../, 'sha256:0000'))),
  damaged('description-wrong-size', csv, listed(replace(description, /"bytes": \d+/, '"bytes": 1'))),
  damaged('description-of-a-file-twice', '四张清单', listed((files) => edit(files, description, /(\{\s+"profile": "data-resource"[^}]*\})/, '$1,\n$1'))),
  { name: 'description-of-a-missing-file', answer: 'package_incomplete', place: 'others.csv', make: listed(replace(description, 'tables/duties.csv', 'tables/others.csv')) },
  { name: 'description-leaves-a-file-out', answer: 'package_unsafe', place: '四张清单', make: listed((files) => edit(files, description, /,\s+\{\s+"profile": "data-resource"[^}]*\}/, '')) },
  { name: 'description-path-outside', answer: 'package_incomplete', place: 'bagit.txt', make: listed(replace(description, '四张清单.xlsx', '../bagit.txt')) },
  damaged('description-other-name-than-file', 'others', listed((files) => edit(files, description, '"name": "duties"', '"name": "others"'))),
  damaged('description-other-dialect', 'delimiter', listed(replace(description, '"delimiter": ","', '"delimiter": ";"'))),
  damaged('description-unknown-type', 'type', listed(replace(description, '"type": "datetime"', '"type": "geopoint"'))),
  damaged('description-two-missing-values', 'missingValues', listed((files) => edit(files, description, /"missingValues": \[\s+""/, '"missingValues": ["", "-"'))),
  damaged('description-key-that-is-no-column', 'duties', listed((files) => edit(files, description, /("primaryKey": \[\s+)"id"/, '$1"key"'))),
  damaged('description-column-twice', 'duties', described((files) => {
    edit(files, description, '"name": "content"', '"name": "id"')
    edit(files, csv, 'content', 'id')
  })),
  damaged('description-reference-to-no-table', 'community_id', relatedDescribed(replace(description, '"resource": "communities"', '"resource": "villages"'))),
  damaged('description-reference-to-no-key', 'community_id', relatedDescribed((files) => edit(files, description, /("resource": "communities",\s+"fields": \[\s+)"id"/, '$1"code"'))),
  damaged('description-unknown-privacy', 'privacy', relatedDescribed(replace(description, '"privacy": "internal"', '"privacy": "secret"'))),
] // prettier-ignore

const inTable = (name: string, place: string, from: string | RegExp, to: string): InvalidCase => damaged(`table-${name}`, place, described(replace(csv, from, to))) // prettier-ignore
const residents = 'data/tables/residents.csv'
const inRelated = (name: string, place: string, from: string | RegExp, to: string): InvalidCase => damaged(`table-${name}`, place, relatedDescribed(replace(residents, from, to))) // prettier-ignore

const tables: readonly InvalidCase[] = [
  inTable('row-too-short', '第 3 行', 'd-02,,', 'd-02,'),
  inTable('row-too-long', '第 3 行', 'd-02,,', 'd-02,,,'),
  inTable('stray-quote', '第 3 行', 'd-02', 'd"02'),
  inTable('open-quote', '第 2 行', '记台账"', '记台账'),
  inTable('text-behind-a-quote', '第 2 行', '记台账"', '记台账"x'),
  inTable('empty-line', '第 4 行', /\n$/, '\n\n'),
  inTable('windows-line-ends', csv, /\n/g, '\r\n'),
  inTable('no-end-of-last-line', '最后一行', /\n$/, ''),
  inTable('byte-order-mark', '表头', /^/, '\ufeff'),
  inTable('other-header', '表头', 'id,position', 'id,place'),
  inTable('key-twice', 'd-01', 'd-02', 'd-01'),
  inTable('required-value-missing', '第 3 行', 'd-02', ''),
  inTable('number-with-fraction', '第 2 行的“序号”', 'd-01,1,', 'd-01,1.5,'),
  inTable('number-with-leading-zero', '第 2 行的“序号”', 'd-01,1,', 'd-01,01,'),
  inTable('number-out-of-range', '第 2 行的“序号”', 'd-01,1,', 'd-01,9007199254740993,'),
  inTable('number-that-is-text', '第 2 行的“序号”', 'd-01,1,', 'd-01,一,'),
  inTable('day-that-does-not-exist', '第 2 行的“修改时间”', '2026-11-02T', '2026-02-30T'),
  inTable('time-without-zone', '第 2 行的“修改时间”', '01:00:00Z', '01:00:00'),
  damaged('table-not-utf-8', 'UTF-8', described((files) => files.set(csv, Buffer.concat([files.get(csv) ?? utf8(''), Uint8Array.of(0xff, 0x0a)])))),
  inRelated('date-that-does-not-exist', '第 2 行的“到岗”', '2026-03-01', '2026-02-30'),
  inRelated('value-not-in-the-list', '第 2 行的“性别”', '女', '不详'),
  inRelated('reference-to-no-row', '第 2 行的“community_id”', 'c-01', 'c-09'),
  damaged('table-value-not-of-the-pattern', '第 2 行的“社区编码”', relatedDescribed(replace('data/tables/communities.csv', '999901001001', '9999'))),
] // prettier-ignore

export const brokenContent: readonly InvalidCase[] = [...missing, ...seals, ...versions, ...tagFiles, ...descriptions, ...tables] // prettier-ignore
