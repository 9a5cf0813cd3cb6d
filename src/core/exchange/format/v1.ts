/**
 * Format 1 of the data package, frozen: what bag-info.txt and datapackage.json may say (docs/data-package.md).
 * Within 1.x only labels, properties, tables and columns may be added, and only such that an older reader may ignore
 * them; anything else is format 2 with a file of its own beside this one.
 */
import { z } from 'zod'
import { unitCode, unitName } from './unit-seal.ts'

export const formatV1 = { major: 1, minor: 1, text: '1.1', suite: 'std-1' } as const

/** What a package is for; one without the label is a submission. Since 1.1. */
export const packageKinds = ['submission', 'receipt', 'instruction'] as const
/** Since 1.1; a package without the label is full. */
export const packageScopes = ['full', 'changes'] as const

/** The one untrusted comment that a signature may carry, so that no byte of its file is unchecked. */
export const signatureComment = 'signature by the unit seal of the sender, see unit-card.pub'

export const dataPackagePath = 'data/datapackage.json'
export const tablesFolder = 'data/tables/'

/** How a field of a record is meant; Table Schema has fewer types. */
export const fieldTypes = [
  'text',
  'longText',
  'integer',
  'date',
  'dateTime',
  'code',
  'identifier',
  'phone',
  'reference',
] as const

export const dialect = {
  delimiter: ',',
  lineTerminator: '\n',
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
  caseSensitiveHeader: true,
} as const

const line = z.string().regex(/^[^\p{Cc}]{1,200}$/u)
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
const columnName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)
const fileSize = z.int().nonnegative()

type ObjectOf = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.ZodObject<Shape>

const labelsOf10 = {
  'Source-Organization': unitName,
  'Bagging-Date': z.iso.date(),
  'External-Identifier': z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/),
  'Payload-Oxum': z.string().regex(/^\d+\.\d+$/),
  'Bag-Software-Agent': line,
  'Sidantong-Format': z.string().regex(/^1\.\d{1,4}$/),
  'Sidantong-Suite': z.literal(formatV1.suite),
  'Sidantong-Unit': unitCode,
  'Sidantong-Recipient': unitCode,
  'Sidantong-Sequence': z.string().regex(/^[1-9]\d{0,14}$/),
  'Sidantong-Previous': z.union([z.literal('none'), sha256Hex]),
  'Sidantong-Period': z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  'Sidantong-Created': z.iso.datetime({ offset: true }),
  'Sidantong-Rows': z.array(z.string().regex(/^[a-z][a-z0-9_]{0,62} (0|[1-9]\d{0,14})$/)),
}

const labelsOf11 = {
  ...labelsOf10,
  'Sidantong-Kind': z.optional(z.enum(packageKinds)),
  'Sidantong-Scope': z.optional(z.enum(packageScopes)),
  'Sidantong-Answers': z.optional(sha256Hex),
}

function dataPackageSchema(objectOf: ObjectOf) {
  const field = objectOf({
    name: columnName,
    type: z.enum(['string', 'integer', 'date', 'datetime']),
    format: z.literal('default'),
    title: line,
    constraints: z.optional(objectOf({ required: z.literal(true) })),
    sidantong: objectOf({
      type: z.enum(fieldTypes),
      required: z.optional(z.boolean()),
      codes: z.optional(z.array(z.string())),
      digits: z.optional(z.int().positive()),
    }),
  })
  const table = objectOf({
    profile: z.literal('tabular-data-resource'),
    name: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    title: line,
    path: z.string().regex(/^tables\/[a-z][a-z0-9_]{0,62}\.csv$/),
    format: z.literal('csv'),
    mediatype: z.literal('text/csv'),
    encoding: z.literal('utf-8'),
    bytes: fileSize,
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    dialect: objectOf({
      delimiter: z.literal(dialect.delimiter),
      lineTerminator: z.literal(dialect.lineTerminator),
      quoteChar: z.literal(dialect.quoteChar),
      doubleQuote: z.literal(dialect.doubleQuote),
      skipInitialSpace: z.literal(dialect.skipInitialSpace),
      header: z.literal(dialect.header),
      caseSensitiveHeader: z.literal(dialect.caseSensitiveHeader),
    }),
    schema: objectOf({
      fields: z.array(field).min(1),
      missingValues: z.tuple([z.string().regex(/^[^",\r\n]*$/)]),
      primaryKey: z.array(columnName).min(1),
    }),
  })
  const file = objectOf({
    profile: z.literal('data-resource'),
    name: z.string().regex(/^file-[1-9]\d*$/),
    path: z.string().min(1),
    bytes: fileSize,
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  })
  return objectOf({
    profile: z.literal('data-package'),
    name: z.string().regex(/^[a-z0-9._-]+$/),
    id: z.string(),
    title: line,
    created: z.iso.datetime({ offset: true }),
    resources: z.array(z.discriminatedUnion('profile', [table, file])).min(1),
  })
}

const strictly: ObjectOf = (shape) => z.strictObject(shape)
/** For a newer minor version: what this reader does not know is left out. */
const leniently: ObjectOf = (shape) => z.object(shape)

export type BagInfo = z.infer<z.ZodObject<typeof labelsOf11>>

interface Schemas {
  readonly info: z.ZodType<BagInfo>
  readonly dataPackage: z.ZodType<DataPackage>
}

const exact10: Schemas = { info: strictly(labelsOf10), dataPackage: dataPackageSchema(strictly) }
const exact11: Schemas = { info: strictly(labelsOf11), dataPackage: dataPackageSchema(strictly) }
const tolerant: Schemas = { info: leniently(labelsOf11), dataPackage: dataPackageSchema(leniently) }

/** What this version writes. */
export const manifestV1 = exact11

export function manifestFor(minor: number): Schemas {
  if (minor > formatV1.minor) return tolerant
  return minor === 0 ? exact10 : exact11
}

export type DataPackage = z.infer<ReturnType<typeof dataPackageSchema>>
export type TableResource = Extract<DataPackage['resources'][number], { profile: 'tabular-data-resource' }>
export type SchemaField = TableResource['schema']['fields'][number]
